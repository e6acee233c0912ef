import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFailure } from '../../electron/cli/error-sentence.ts';
import { openTestBackend, type TestBackend } from '../support/test-backend.ts';
import { digestClientFile } from './client-file-digest.ts';

/**
 * Every path that writes, on a disk that fills up at many points: what is asked either succeeds whole or is refused with DISK_FULL,
 * the client file is then what it was, and once there is room the same thing works. Needs the right to mount a small tmpfs.
 */
const DISK_MEGABYTES = 96;
const KILOBYTE = 1024;
const FREE_KILOBYTES = [0, 4, 16, 48, 128, 400, 1200, 3000, 8000, 20_000];
const EXPECTED = new Set(['DISK_FULL', 'FOLDER_NOT_WRITABLE']);

interface Scene {
  readonly host: TestBackend;
  readonly folder: string;
  readonly project: string;
}

interface WritePath {
  readonly name: string;
  /** Brings the scene to where the action can be tried; runs with room. */
  readonly prepare?: (scene: Scene) => Promise<void>;
  readonly act: (scene: Scene) => Promise<unknown>;
  /** The action changes the client file when it succeeds. */
  readonly changes: boolean;
}

const orders = (from: number, count: number): string =>
  `id,date,customer,product,amount\n${Array.from({ length: count }, (_, n) => `${from + n},2024-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')},Customer ${(from + n) % 997},Product ${n % 61},${n % 500}.25\n`).join('')}`;

async function importFile({ host: { client }, folder }: Scene, name: string, text: string): Promise<unknown> {
  const path = join(folder, '..', `${name}.csv`);
  writeFileSync(path, text);
  const { mapping } = await client.imports.preview({ source: { path } });
  return await client.jobs.result({ id: (await client.imports.commit({ source: { path }, mapping })).jobId });
}

const everyone = { op: 'and', of: [] } as const;

const PATHS: readonly WritePath[] = [
  { name: 'import', act: (scene) => importFile(scene, 'second', orders(100_000, 30_000)), changes: true },
  {
    name: 'undo',
    prepare: async (scene) => void (await importFile(scene, 'undone', orders(200_000, 20_000))),
    act: async ({ host: { client } }) => {
      const [latest] = await client.imports.list();
      return await client.jobs.result({ id: (await client.imports.undo({ id: latest?.id ?? 0 })).jobId });
    },
    changes: true,
  },
  { name: 'new client file', act: ({ host: { client }, folder }) => createBeside(client, folder), changes: false },
  { name: 'rename', act: ({ host: { client } }) => client.projects.rename({ name: 'Another name' }), changes: true },
  {
    name: 'export',
    act: async ({ host: { client } }) =>
      client.jobs.result({ id: (await client.segments.export({ rule: everyone, format: 'csv', locale: 'en' })).jobId }),
    changes: false,
  },
  {
    name: 'export as workbook',
    act: async ({ host: { client } }) =>
      client.jobs.result({ id: (await client.segments.export({ rule: everyone, format: 'xlsx', locale: 'en' })).jobId }),
    changes: false,
  },
];

async function createBeside(client: TestBackend['client'], folder: string): Promise<void> {
  const path = join(folder, 'beside.clientele');
  try {
    await client.projects.create({ name: 'Beside', path });
  } finally {
    rmSync(path, { force: true });
    await client.projects.open({ path: join(folder, 'client.clientele') });
  }
}

/** Leaves so much room and no more; gives what takes the room away again. */
function fill(folder: string, freeBytes: number): () => void {
  const ballast = join(folder, 'ballast');
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - freeBytes), 1));
  return () => unlinkSync(ballast);
}

interface Tried {
  readonly verdict: 'done' | 'refused' | 'FAULT';
  readonly detail: string;
}

async function attempt(path: WritePath, freeKilobytes: number): Promise<Tried> {
  const base = mkdtempSync(join(tmpdir(), 'clientele-full-'));
  const folder = join(base, 'disk');
  execFileSync('mkdir', [folder]);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MEGABYTES}m`, 'tmpfs', folder]);
  try {
    const host = await openTestBackend(folder);
    const project = join(folder, 'client.clientele');
    const scene: Scene = { host, folder, project };
    await host.client.projects.create({ name: 'Client', path: project });
    await importFile(scene, 'first', orders(1, 5000));
    await path.prepare?.(scene);
    const tried = await attemptFull(path, scene, freeKilobytes);
    await host.backend.close();
    return tried;
  } finally {
    execFileSync('umount', ['-l', folder]);
    rmSync(base, { recursive: true, force: true });
  }
}

async function attemptFull(path: WritePath, scene: Scene, freeKilobytes: number): Promise<Tried> {
  const { client } = scene.host;
  const before = digestClientFile(scene.project);
  const makeRoom = fill(scene.folder, freeKilobytes * KILOBYTE);
  let refusal: { readonly code: string; readonly sentence: string } | null = null;
  try {
    await path.act(scene);
  } catch (error) {
    refusal = { code: error instanceof Error && 'code' in error ? String(error.code) : 'THROWN', sentence: describeFailure(error).sentence };
  }
  makeRoom();
  const after = digestClientFile(scene.project);
  const { ok, checks } = await client.projects.verify();
  if (!ok) return { verdict: 'FAULT', detail: `not sound afterwards: ${JSON.stringify(checks.filter((check) => !check.ok))}` };
  if (refusal === null) return { verdict: 'done', detail: '' };
  if (!EXPECTED.has(refusal.code)) return { verdict: 'FAULT', detail: `${refusal.code} ${refusal.sentence}` };
  if (before !== after) return { verdict: 'FAULT', detail: 'the client file is not as it was' };
  try {
    await path.act(scene);
  } catch (error) {
    return { verdict: 'FAULT', detail: `does not work with room either: ${describeFailure(error).sentence}` };
  }
  if (path.changes && digestClientFile(scene.project) === before) return { verdict: 'FAULT', detail: 'changed nothing with room' };
  return { verdict: 'refused', detail: refusal.code };
}

let faults = 0;
let tries = 0;
try {
  execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' });
} catch {
  console.log('SKIPPED: a small disk cannot be mounted here, so a full one was not tried.');
  process.exit(0);
}
for (const path of PATHS) {
  const row: string[] = [];
  for (const free of FREE_KILOBYTES) {
    const { verdict, detail } = await attempt(path, free);
    tries += 1;
    if (verdict === 'FAULT') {
      faults += 1;
      console.log(`  FAULT ${path.name} with ${free} KB free: ${detail}`);
    }
    row.push(`${free}:${verdict === 'refused' ? 'refused' : verdict}`);
  }
  console.log(`  ${path.name.padEnd(20)} ${row.join(' ')}`);
}
console.log(`disk full: ${tries} tries over ${PATHS.length} write paths, ${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
