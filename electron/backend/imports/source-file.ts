import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import type { ImportMapping } from '../../../shared/model/import-mapping.ts';
import { AppError } from '../app-error.ts';
import type { ReadableDatabase } from '../store/driver.ts';
import { findRepeatedImport, hasImportOfSize } from '../store/queries/imports.ts';
import type { ImportInput } from './import-input.ts';

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

/** Refuses a file whose bytes were imported before in the same way (AppError IMPORT_REPEATED); reads it only when an import of that size exists. */
export async function refuseRepeat(db: ReadableDatabase, { path, mapping }: ImportInput, size: number, signal: AbortSignal): Promise<void> {
  if (!hasImportOfSize(db, size)) return;
  assertNotRepeated(db, await hashFile(path, signal), mapping);
}

/** Throws AppError IMPORT_REPEATED when the bytes were imported before in the same way. */
export function assertNotRepeated(db: ReadableDatabase, sha256: string, mapping: ImportMapping): void {
  const earlier = findRepeatedImport(db, sha256, mapping);
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
