import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFailure } from '../../electron/cli/error-sentence.ts';
import { openTestBackend } from '../support/test-backend.ts';
import { changedTables, digestTables } from './client-file-digest.ts';
import { importFile, orders, type Scene, WRITE_PATHS, type WritePath } from './write-paths.ts';

/**
 * Every path that writes, on a disk that fills up at many points: what is asked either succeeds whole or is refused with DISK_FULL,
 * the client file is then what it was, and once there is room the same thing works. Needs the right to mount a small tmpfs.
 * Usage: [FREE_KILOBYTES="0 128 3000"] node test/hostile/disk-full.ts [names of write paths, all without any]
 */
const DISK_MEGABYTES = 96;
const KILOBYTE = 1024;
const FREE_KILOBYTES = (process.env.FREE_KILOBYTES ?? '0 4 16 48 128 400 1200 3000 8000 20000').split(' ').map(Number);
/** What tells of a watched folder that its file could not be brought in, and the counter of such notes. */
const ACCOUNTS = new Set(['watches', 'watched_files', 'watch_notes', 'sqlite_sequence']);
const EXPECTED = new Set(['DISK_FULL', 'FOLDER_NOT_WRITABLE']);

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
  // The quality of an import is worked out after it: asked for here, so that it is not written in between.
  await client.health.get();
  const before = digestTables(scene.project);
  const older = path.guarded === undefined ? null : digestTables(path.guarded(scene));
  const makeRoom = fill(scene.folder, freeKilobytes * KILOBYTE);
  let refusal: { readonly code: string; readonly sentence: string } | null = null;
  try {
    await path.act(scene);
  } catch (error) {
    refusal = { code: error instanceof Error && 'code' in error ? String(error.code) : 'THROWN', sentence: describeFailure(error).sentence };
  }
  makeRoom();
  const after = digestTables(scene.project);
  const { ok, checks } = await client.projects.verify();
  if (!ok) return { verdict: 'FAULT', detail: `not sound afterwards: ${JSON.stringify(checks.filter((check) => !check.ok))}` };
  if (refusal === null) return { verdict: 'done', detail: '' };
  if (!EXPECTED.has(refusal.code)) return { verdict: 'FAULT', detail: `${refusal.code} ${refusal.sentence}` };
  const changed = changedTables(before, after).filter((table) => !ACCOUNTS.has(table));
  if (changed.length > 0) return { verdict: 'FAULT', detail: `the client file is not as it was (${refusal.code}): ${changed.join(', ')}` };
  if (older !== null && path.guarded !== undefined && changedTables(older, digestTables(path.guarded(scene))).length > 0)
    return { verdict: 'FAULT', detail: 'the older file is not as it was' };
  try {
    await path.act(scene);
  } catch (error) {
    return { verdict: 'FAULT', detail: `does not work with room either: ${describeFailure(error).sentence}` };
  }
  if (path.changes && changedTables(before, digestTables(scene.project)).length === 0)
    return { verdict: 'FAULT', detail: 'changed nothing with room' };
  return { verdict: 'refused', detail: refusal.code };
}

const paths = WRITE_PATHS.filter(({ name }) => process.argv.length < 3 || process.argv.includes(name));
let faults = 0;
let tries = 0;
try {
  execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' });
} catch {
  console.log('SKIPPED: a small disk cannot be mounted here, so a full one was not tried.');
  process.exit(0);
}
for (const path of paths) {
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
console.log(`disk full: ${tries} tries over ${paths.length} write paths, ${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
