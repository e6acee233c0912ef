import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));

/** Whether this runs from the sources (type stripping) rather than from the bundle. */
export const IS_SOURCE = import.meta.url.endsWith('.ts');

/** Root of the checkout; meaningful for sources only. */
export const SOURCE_ROOT = join(HERE, '..', '..');

/** The built renderer: `dist/renderer` of the checkout, or beside the bundle. */
export function findRendererDir(): string {
  return IS_SOURCE ? join(SOURCE_ROOT, 'dist', 'renderer') : join(HERE, '..', 'renderer');
}

/** The host's program: the source, or the bundle beside this one. */
export function findHostEntry(): string {
  return IS_SOURCE ? join(HERE, '..', 'backend', 'platform', 'host-process.ts') : join(HERE, 'host.js');
}

/** Environment under which a process keeps its compiled sources between runs: a host is up in half the time. */
export function compileCacheEnv(): Readonly<Record<string, string>> {
  return IS_SOURCE ? { NODE_COMPILE_CACHE: join(SOURCE_ROOT, '.cache', 'compile') } : {};
}

/** Path of a development package's file, or null where it is not installed. */
export function findPackageFile(...parts: readonly string[]): string | null {
  const path = join(SOURCE_ROOT, 'node_modules', ...parts);
  return IS_SOURCE && existsSync(path) ? path : null;
}
