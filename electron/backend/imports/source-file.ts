import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { AppError } from '../app-error.ts';
import { findImportBySha256, hasImportOfSize } from '../store/queries/imports.ts';
import type { Store } from '../store/store.ts';

const READ_BYTES = 1_048_576;

/** What tells whether a file was touched while it was read. */
export interface FileStamp {
  readonly size: number;
  readonly modifiedMs: number;
}

/** Size and time of a file; throws AppError FILE_NOT_FOUND. */
export function stampFile(path: string): FileStamp {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info?.isFile() !== true) throw new AppError('FILE_NOT_FOUND', { path });
  return { size: info.size, modifiedMs: info.mtimeMs };
}

/** Throws AppError FILE_CHANGED when the file is not as it was. */
export function assertUnchanged(path: string, before: FileStamp): void {
  const now = stampFile(path);
  if (now.size !== before.size || now.modifiedMs !== before.modifiedMs) throw new AppError('FILE_CHANGED', { path });
}

/** Refuses a file whose bytes were imported before (AppError IMPORT_REPEATED); reads it only when an import of that size exists. */
export async function refuseRepeat(store: Store, path: string, size: number, signal: AbortSignal): Promise<void> {
  if (!hasImportOfSize(store.reader, size)) return;
  assertNotRepeated(store, await hashFile(path, signal));
}

/** Throws AppError IMPORT_REPEATED when the bytes were imported before. */
export function assertNotRepeated(store: Store, sha256: string): void {
  const earlier = findImportBySha256(store.reader, sha256);
  if (earlier !== undefined)
    throw new AppError('IMPORT_REPEATED', { importId: earlier.importId, at: earlier.importedAt, fileName: earlier.fileName });
}

async function hashFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(path, { highWaterMark: READ_BYTES, signal })) hash.update(part as Buffer);
  } catch (error) {
    if (signal.aborted) throw new AppError('CANCELLED');
    throw new AppError('FILE_UNREADABLE', { path }, { cause: error });
  }
  return hash.digest('hex');
}
