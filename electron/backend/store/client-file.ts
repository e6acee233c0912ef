import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { AppError } from '../app-error.ts';
import { APPLICATION_ID } from './migrate.ts';

const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';
const APPLICATION_ID_OFFSET = 68;

/**
 * Looks at the first bytes before any database engine touches the file.
 * Throws AppError PROJECT_NOT_FOUND, FILE_UNREADABLE or NOT_A_PROJECT.
 */
export function assertClientFile(path: string): void {
  const header = readHeader(path);
  const isOurs = header.length === HEADER_BYTES && header.toString('latin1', 0, MAGIC.length) === MAGIC;
  if (!isOurs || header.readUInt32BE(APPLICATION_ID_OFFSET) !== APPLICATION_ID) throw new AppError('NOT_A_PROJECT', { path });
}

function readHeader(path: string): Buffer {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info === undefined) throw new AppError('PROJECT_NOT_FOUND', { path });
  if (!info.isFile()) throw new AppError('NOT_A_PROJECT', { path });
  try {
    const handle = openSync(path, 'r');
    try {
      const header = Buffer.alloc(HEADER_BYTES);
      return header.subarray(0, readSync(handle, header, 0, HEADER_BYTES, 0));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw new AppError('FILE_UNREADABLE', { path }, { cause: error });
  }
}
