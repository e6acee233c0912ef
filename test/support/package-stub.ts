import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createPackage } from '@electron/asar';
import { Arch, build, Platform } from 'electron-builder';

const WORK_DIR = resolve('.cache/stub');
/** Marks the fuse wire in Electron's binary; source: electron/electron docs/tutorial/fuses.md. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_WIRE_VERSION = 1;
const FUSE_COUNT = 9;

export interface StubPackage {
  /** Folder of the packaged program. */
  readonly appDir: string;
  readonly executable: string;
  readonly asar: string;
  /** Where the files outside the archive lie. */
  readonly unpacked: string;
}

/**
 * Packages the built program with electron-builder around a stand-in for Electron's distribution: an executable that holds the fuse
 * wire, and the files the builder expects beside it. Everything but the binary itself is real.
 */
export async function packageStub(): Promise<StubPackage> {
  rmSync(WORK_DIR, { recursive: true, force: true });
  const electronDist = await writeStubDistribution(join(WORK_DIR, 'dist'));
  const output = join(WORK_DIR, 'out');
  const electronVersion: string = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')).version;
  await build({
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    publish: 'never',
    config: {
      extends: resolve('electron-builder.yml'),
      electronDist,
      electronVersion,
      npmRebuild: false,
      directories: { output, buildResources: 'assets' },
    },
  });
  const appDir = join(output, 'linux-unpacked');
  const asar = join(appDir, 'resources', 'app.asar');
  return { appDir, executable: join(appDir, 'clientele'), asar, unpacked: `${asar}.unpacked` };
}

async function writeStubDistribution(folder: string): Promise<string> {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const wire = Buffer.concat([Buffer.from(FUSE_SENTINEL), Buffer.from([FUSE_WIRE_VERSION, FUSE_COUNT]), Buffer.from('010001101')]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), wire, Buffer.from('\n')]));
  chmodSync(join(folder, 'electron'), 0o755);
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), 'stub');
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '');
  const empty = join(WORK_DIR, 'default-app');
  mkdirSync(empty, { recursive: true });
  writeFileSync(join(empty, 'main.js'), '');
  await createPackage(empty, join(folder, 'resources', 'default_app.asar'));
  return folder;
}

/** Builds the window and the bundles when they are missing. */
export function buildBundles(): void {
  const vite = (...args: string[]) => execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', ...args], { stdio: 'inherit' });
  if (!existsSync('dist/renderer/index.html')) vite('-c', 'renderer/vite.config.ts');
  vite('-c', 'electron/vite.config.ts');
  vite('-c', 'electron/vite.config.ts', '--mode', 'preload');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  buildBundles();
  console.log((await packageStub()).appDir);
}
