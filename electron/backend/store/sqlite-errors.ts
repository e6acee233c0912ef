import { AppError } from '../app-error.ts';

const FULL_CODES = new Set(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC', 'EDQUOT', 'EFBIG']);
/** DuckDB tells only in words. */
const NO_SPACE = /no space left on device|file too large|not enough space on the disk|disk quota exceeded/i;

/** What a failure of the database or the file system means for the person; anything unknown passes through as it is. */
export function toStoreError(error: unknown, path: string): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const params = { path };
  if (FULL_CODES.has(code) || NO_SPACE.test(error.message)) {
    return new AppError('DISK_FULL', params, { cause: error });
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_IOERR_SHORT_READ') {
    return new AppError('PROJECT_DAMAGED', params, { cause: error });
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return new AppError('FOLDER_NOT_WRITABLE', params, { cause: error });
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('PROJECT_IN_USE', params, { cause: error });
  return error;
}
