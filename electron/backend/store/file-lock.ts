import { rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import { AppError } from '../app-error.ts';
import type { SqliteDatabase } from './driver.ts';
import { toStoreError } from './sqlite-errors.ts';

const ATTEMPTS = 5;

/** Held for as long as a process has the client file open for writing. */
export interface FileLock {
  release: () => void;
}

/**
 * Keeps a second process out of a client file: an exclusive lock of the operating system on an empty file beside it,
 * which dies with its process, so that nothing has to be cleaned up after a crash.
 * Throws AppError PROJECT_IN_USE when another process (or another store of this one) holds it.
 */
export function acquireFileLock(path: string): FileLock {
  const lockPath = `${path}-lock`;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const holder = tryLock(lockPath, path);
    if (holder !== null) return { release: () => releaseLock(holder, lockPath) };
  }
  throw new AppError('PROJECT_IN_USE', { path });
}

/** null when the file was removed by its last holder between opening and locking, so that the lock would guard nothing. */
function tryLock(lockPath: string, path: string): SqliteDatabase | null {
  let holder: SqliteDatabase;
  let opened: number;
  try {
    holder = new Database(lockPath, { timeout: 0 });
    opened = inodeOf(lockPath);
  } catch (error) {
    throw withoutFolder(error, path);
  }
  try {
    holder.pragma('journal_mode = MEMORY');
    holder.pragma('locking_mode = EXCLUSIVE');
    holder.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    throw toStoreError(error, path);
  }
  if (opened !== -1 && inodeOf(lockPath) === opened) return holder;
  holder.close();
  return null;
}

function releaseLock(holder: SqliteDatabase, lockPath: string): void {
  if (!holder.open) return;
  try {
    rmSync(lockPath, { force: true });
  } catch {
    // Windows keeps an open file; it is empty and harmless.
  }
  holder.close();
}

function inodeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? -1;
}

function withoutFolder(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'SQLITE_CANTOPEN') return new AppError('FOLDER_NOT_WRITABLE', { path }, { cause: error });
  return toStoreError(error, path);
}
