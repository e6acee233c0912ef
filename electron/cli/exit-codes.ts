import type { ErrorCode } from '../../shared/contract/errors.ts';

/** Documented in `--help` and README. */
export const EXIT = { ok: 0, usage: 2, badInput: 3, notFound: 4, cancelled: 5, clientFile: 6, printing: 7, internal: 70 } as const;

const BY_CODE: Readonly<Record<ErrorCode, number>> = {
  NO_PROJECT: EXIT.usage,
  PROJECT_NOT_FOUND: EXIT.notFound,
  PROJECT_EXISTS: EXIT.clientFile,
  NOT_A_PROJECT: EXIT.clientFile,
  PROJECT_TOO_NEW: EXIT.clientFile,
  PROJECT_DAMAGED: EXIT.clientFile,
  PROJECT_IN_USE: EXIT.clientFile,
  FILE_NOT_FOUND: EXIT.notFound,
  FILE_UNREADABLE: EXIT.badInput,
  FILE_EMPTY: EXIT.badInput,
  FILE_NOT_TEXT: EXIT.badInput,
  FILE_TOO_WIDE: EXIT.badInput,
  FILE_DAMAGED: EXIT.badInput,
  FILE_ENCRYPTED: EXIT.badInput,
  FILE_UNSAFE: EXIT.badInput,
  FILE_TOO_LARGE: EXIT.badInput,
  FILE_NO_TABLE: EXIT.badInput,
  FILE_PACKING_UNKNOWN: EXIT.badInput,
  PART_NOT_FOUND: EXIT.badInput,
  FILE_CHANGED: EXIT.badInput,
  FOLDER_NOT_WRITABLE: EXIT.clientFile,
  DISK_FULL: EXIT.clientFile,
  MAPPING_INVALID: EXIT.badInput,
  MAPPING_CONSTANT: EXIT.badInput,
  PERIOD_OF_MANY_FILES: EXIT.badInput,
  PERIOD_OF_OTHER_FILE: EXIT.badInput,
  TEMPLATE_INVALID: EXIT.badInput,
  TEMPLATE_TOO_NEW: EXIT.badInput,
  TEMPLATE_NOT_FOUND: EXIT.notFound,
  NOTHING_TO_LOAD: EXIT.badInput,
  IMPORT_NOT_FOUND: EXIT.notFound,
  IMPORT_NOT_LATEST: EXIT.badInput,
  ROW_NOT_FOUND: EXIT.notFound,
  IMPORT_REPEATED: EXIT.badInput,
  CUSTOMER_NOT_FOUND: EXIT.notFound,
  SEGMENT_NOT_FOUND: EXIT.notFound,
  SEGMENT_NAME_TAKEN: EXIT.badInput,
  RULE_INVALID: EXIT.badInput,
  SEGMENT_CYCLE: EXIT.badInput,
  ANALYSIS_NOT_FOUND: EXIT.notFound,
  PARAMS_INVALID: EXIT.badInput,
  DATA_MISSING: EXIT.badInput,
  REPORT_NOT_FOUND: EXIT.notFound,
  NO_BROWSER: EXIT.printing,
  PRINT_FAILED: EXIT.printing,
  WATCH_NOT_FOUND: EXIT.notFound,
  WATCH_EXISTS: EXIT.badInput,
  FOLDER_NOT_FOUND: EXIT.notFound,
  JOB_NOT_FOUND: EXIT.notFound,
  CANCELLED: EXIT.cancelled,
  INTERRUPTED: EXIT.cancelled,
  INTERNAL: EXIT.internal,
};

/** Exit code of a refusal. */
export function exitCodeOf(code: ErrorCode): number {
  return BY_CODE[code];
}
