import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findPackageFile, IS_SOURCE, SOURCE_ROOT } from './program-files.ts';

interface Build {
  readonly label: string;
  /** File whose age is that of the build. */
  readonly product: string;
  readonly sources: readonly string[];
  /** Arguments of each run of vite. */
  readonly runs: readonly (readonly string[])[];
}

const RENDERER: Build = {
  label: 'the window',
  product: 'dist/renderer/index.html',
  sources: ['renderer', 'shared', 'package.json'],
  runs: [['build', '-c', 'renderer/vite.config.ts']],
};
const ELECTRON: Build = {
  label: 'the Electron program',
  product: 'dist/electron/main.js',
  sources: ['electron', 'shared', 'package.json'],
  runs: [
    ['build', '-c', 'electron/vite.config.ts'],
    ['build', '-c', 'electron/vite.config.ts', '--mode', 'preload'],
  ],
};

/** Builds the renderer when its build is missing or older than a source; the bundle brings its own. */
export async function buildRendererIfStale(): Promise<void> {
  await buildIfStale(RENDERER);
}

/** The same for Electron's main process and host. */
export async function buildElectronIfStale(): Promise<void> {
  await buildIfStale(ELECTRON);
}

async function buildIfStale({ label, product, sources, runs }: Build): Promise<void> {
  const builtAt = modifiedAt(join(SOURCE_ROOT, product));
  if (!IS_SOURCE || builtAt > Math.max(...sources.map((source) => newestIn(join(SOURCE_ROOT, source))))) return;
  const vite = findPackageFile('vite', 'bin', 'vite.js');
  if (vite === null) throw new Error('The build tools are not installed: run npm ci first.');
  console.error(`Building ${label} …`);
  for (const args of runs) {
    const child = spawn(process.execPath, [vite, ...args, '--logLevel', 'error'], { cwd: SOURCE_ROOT, stdio: ['ignore', 2, 2] });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`Building ${label} failed; the messages above say why.`);
  }
}

function newestIn(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? -1;
}
