import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { AppError } from '../app-error.ts';
import { openReadable, type ReadableDatabase, type WritableDatabase } from './driver.ts';
import { syncFile, syncFolderOf } from './durable-files.ts';

/** "Clnt": marks a SQLite file as a client file. */
export const APPLICATION_ID = 0x436c_6e74;

/** One step of the schema. Versions grow by tens. */
export interface Migration {
  readonly version: number;
  readonly up: (db: WritableDatabase) => void;
}

/** Version of the schema in a file; 0 = empty. */
export function readSchemaVersion(db: ReadableDatabase): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Brings a file to the newest version: each step and its version in one transaction. A file that already holds something is
 * copied beside itself first ("name.before-20.backup"). Throws AppError PROJECT_TOO_NEW for a file of a newer program.
 */
export function migrate(db: WritableDatabase, path: string, migrations: readonly Migration[]): void {
  assertOrder(migrations);
  const found = readSchemaVersion(db);
  const newest = migrations.at(-1)?.version ?? 0;
  if (found > newest) throw new AppError('PROJECT_TOO_NEW', { path, found, known: newest });
  if (found === newest) return;
  if (found > 0) backUp(db, path, found);
  // A table that others refer to can only be rebuilt while references are not followed.
  db.pragma('foreign_keys = OFF');
  try {
    for (const migration of migrations) if (migration.version > found) step(db, migration, found === 0);
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

function step(db: WritableDatabase, migration: Migration, isNew: boolean): void {
  db.transaction(() => {
    if (isNew) db.pragma(`application_id = ${APPLICATION_ID}`);
    migration.up(db);
    db.pragma(`user_version = ${migration.version}`);
  }).immediate();
}

/** Copies the file as it is before an upgrade; the caller holds the file lock. The copy is checked before it gets its name. */
function backUp(db: WritableDatabase, path: string, version: number): void {
  const target = `${path}.before-upgrade-of-${version}.backup`;
  if (existsSync(target)) return;
  const draft = `${target}.part`;
  db.pragma('wal_checkpoint(TRUNCATE)');
  try {
    copyFileSync(path, draft);
    const copy = openReadable(draft);
    const verdict = copy.pragma('integrity_check(1)', { simple: true });
    copy.close();
    if (verdict !== 'ok') throw new AppError('PROJECT_DAMAGED', { path });
    syncFile(draft);
    renameSync(draft, target);
    syncFolderOf(target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    for (const suffix of ['-wal', '-shm']) rmSync(`${draft}${suffix}`, { force: true });
  }
}

function assertOrder(migrations: readonly Migration[]): void {
  let previous = 0;
  for (const { version } of migrations) {
    if (version % 10 !== 0 || version <= previous) throw new Error(`migration ${version} after ${previous}: versions grow by tens`);
    previous = version;
  }
}
