import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../app-error.ts';

/** Forces a file's bytes to the disk. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Forces the entry of a file in its folder to the disk; Windows has no such call and needs none. */
export function syncFolderOf(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(dirname(path), 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Gives a finished file its name without ever replacing another. Throws AppError PROJECT_EXISTS when the name is taken. */
export function publishFile(draft: string, path: string): void {
  try {
    linkSync(draft, path);
    rmSync(draft, { force: true });
  } catch (error) {
    if (existsSync(path)) throw new AppError('PROJECT_EXISTS', { path }, { cause: error });
    // File systems without hard links (memory sticks).
    renameSync(draft, path);
  }
  syncFolderOf(path);
}
