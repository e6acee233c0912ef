import { oc } from '@orpc/contract';
import { z } from 'zod';

/** Every way a procedure can refuse. Texts for people: `errors.<code>.{what,safe,action}` in each language. */
export const ERROR_CODES = [
  'NO_PROJECT',
  'PROJECT_NOT_FOUND',
  'PROJECT_EXISTS',
  'NOT_A_PROJECT',
  'PROJECT_TOO_NEW',
  'PROJECT_DAMAGED',
  'PROJECT_IN_USE',
  'FILE_NOT_FOUND',
  'FILE_UNREADABLE',
  'FILE_EMPTY',
  'FILE_NOT_TEXT',
  'FILE_TOO_WIDE',
  'FILE_DAMAGED',
  'FILE_ENCRYPTED',
  'FILE_UNSAFE',
  'FILE_TOO_LARGE',
  'FILE_NO_TABLE',
  'FILE_PACKING_UNKNOWN',
  'PART_NOT_FOUND',
  'FILE_CHANGED',
  'FOLDER_NOT_WRITABLE',
  'DISK_FULL',
  'MAPPING_INVALID',
  'MAPPING_CONSTANT',
  'PERIOD_OF_MANY_FILES',
  'PERIOD_OF_OTHER_FILE',
  'TEMPLATE_INVALID',
  'TEMPLATE_TOO_NEW',
  'TEMPLATE_NOT_FOUND',
  'NOTHING_TO_LOAD',
  'IMPORT_NOT_FOUND',
  'IMPORT_NOT_LATEST',
  'ROW_NOT_FOUND',
  'IMPORT_REPEATED',
  'CUSTOMER_NOT_FOUND',
  'SEGMENT_NOT_FOUND',
  'SEGMENT_NAME_TAKEN',
  'RULE_INVALID',
  'SEGMENT_CYCLE',
  'ANALYSIS_NOT_FOUND',
  'PARAMS_INVALID',
  'DATA_MISSING',
  'REPORT_NOT_FOUND',
  'NO_BROWSER',
  'PRINT_FAILED',
  'WATCH_NOT_FOUND',
  'WATCH_EXISTS',
  'FOLDER_NOT_FOUND',
  'JOB_NOT_FOUND',
  'CANCELLED',
  'INTERRUPTED',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What travels with a refusal: values for the text, and the id under which the log holds the details. */
export const errorDataSchema = z.object({
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  logId: z.string().optional(),
});
export type ErrorData = z.infer<typeof errorDataSchema>;

const errorMap = Object.fromEntries(ERROR_CODES.map((code) => [code, { status: 422, data: errorDataSchema }])) as {
  [Code in ErrorCode]: { status: 422; data: typeof errorDataSchema };
};

/** Base of every procedure of the contract: the closed union of error codes. */
export const procedure = oc.errors(errorMap);
