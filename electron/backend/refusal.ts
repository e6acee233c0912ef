import { basename } from 'node:path';
import { AppError } from './app-error.ts';
import type { HostLog } from './platform/host-log.ts';

/** What a caller is told: a code of the contract, values for its text, and the log entry that holds the details. */
export interface Refusal {
  readonly code: AppError['code'];
  readonly data: { readonly params: Record<string, string | number>; readonly logId?: string };
}

const SYSTEM_CODES: Readonly<Record<string, AppError['code']>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  SQLITE_FULL: 'DISK_FULL',
  SQLITE_CORRUPT: 'PROJECT_DAMAGED',
  SQLITE_NOTADB: 'NOT_A_PROJECT',
  SQLITE_BUSY: 'PROJECT_IN_USE',
  SQLITE_READONLY: 'FOLDER_NOT_WRITABLE',
  EACCES: 'FOLDER_NOT_WRITABLE',
  EPERM: 'FOLDER_NOT_WRITABLE',
  EROFS: 'FOLDER_NOT_WRITABLE',
};

/** Turns anything thrown into a refusal; what is not ours is written to the log and named by its id. */
export function toRefusal(error: unknown, log: HostLog, where: string): Refusal {
  if (error instanceof AppError && error.code !== 'INTERNAL') return { code: error.code, data: { params: namedParams(error) } };
  if (error instanceof Error && error.name === 'AbortError') return { code: 'CANCELLED', data: { params: {} } };
  const code = systemCodeOf(error);
  return { code, data: { params: {}, logId: log.failure(where, error) } };
}

/** Refusals about a file name it as people do: by its name, not by where an upload happens to lie. */
function namedParams({ code, params }: AppError): AppError['params'] {
  const { path, ...others } = params;
  if (!code.startsWith('FILE_') || path === undefined) return params;
  return { file: basename(String(path)), ...others };
}

/** Follows the causes: an own error often wraps the one of the system. */
function systemCodeOf(error: unknown): AppError['code'] {
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = 'code' in current ? String(current.code) : '';
    const known = SYSTEM_CODES[code] ?? SYSTEM_CODES[code.split('_').slice(0, 2).join('_')];
    if (known !== undefined) return known;
  }
  return 'INTERNAL';
}
