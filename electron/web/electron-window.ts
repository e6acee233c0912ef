import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findPackageFile, SOURCE_ROOT } from './program-files.ts';

const FETCH_TIMEOUT_MS = 90_000;
const RETRY_AFTER_MS = 7 * 86_400_000;

export type ElectronSearch = { readonly binary: string } | { readonly binary: null; readonly why: string };

/** The Electron binary, fetched once by the package's own script when it is missing; a refusal is remembered for a week. */
export async function findElectron(): Promise<ElectronSearch> {
  const script = findPackageFile('electron', 'install.js');
  if (script === null) return { binary: null, why: 'the electron package is not installed' };
  const folder = dirname(script);
  const present = readBinaryPath(folder);
  if (present !== null) return { binary: present };
  if ((process.env.ELECTRON_SKIP_BINARY_DOWNLOAD ?? '') !== '') return { binary: null, why: 'its binary is missing and fetching it is switched off' };
  const note = join(SOURCE_ROOT, '.cache', 'electron-refused');
  const version = readVersion(folder);
  if (isRemembered(note, version)) return { binary: null, why: 'its binary could not be fetched earlier' };
  console.error(`Fetching Electron ${version} (at most ${FETCH_TIMEOUT_MS / 1000} s) …`);
  await fetchBinary(script);
  const fetched = readBinaryPath(folder);
  if (fetched !== null) return { binary: fetched };
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, `${version} ${Date.now()}\n`);
  return { binary: null, why: 'its binary could not be fetched' };
}

/** Starts the desktop program from its bundle; the caller has built it. */
export function startElectron(binary: string, dataDir: string | undefined): ChildProcess {
  return spawn(binary, [SOURCE_ROOT, ...(dataDir === undefined ? [] : [`--profile=${dataDir}`])], { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function fetchBinary(script: string): Promise<void> {
  const child = spawn(process.execPath, [script], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), FETCH_TIMEOUT_MS);
  const progress = setInterval(() => process.stderr.write('.'), 2000);
  await once(child, 'exit');
  clearTimeout(timer);
  clearInterval(progress);
  process.stderr.write('\n');
}

function readBinaryPath(folder: string): string | null {
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(note, 'utf8'));
  return existsSync(binary) ? binary : null;
}

function readVersion(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}

function isRemembered(note: string, version: string): boolean {
  if (!existsSync(note)) return false;
  const [refused = '', at = '0'] = readFileSync(note, 'utf8').trim().split(' ');
  return refused === version && Date.now() - Number(at) < RETRY_AFTER_MS;
}
