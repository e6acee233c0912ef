import { z } from 'zod';
import { cleaningStepSchema, stepCountSchema } from './cleaning-step.ts';
import { IMPORT_KINDS } from './import-kind.ts';
import { ROLES } from './role.ts';

// The names themselves are kept apart from the schemas: the parser, which starts anew for a file, needs no more than them.
export const importKindSchema = z.enum(IMPORT_KINDS);
export const roleSchema = z.enum(ROLES);

export const dialectSchema = z.object({
  /** WHATWG label such as "utf-8", "windows-1251", "gb18030". */
  encoding: z.string(),
  delimiter: z.string().min(1).max(4),
  quote: z.string().length(1).nullable(),
  /** Physical lines before the header (or the first record). */
  skipLines: z.int().min(0).max(1000),
  hasHeader: z.boolean(),
  /** Character that takes away the meaning of the one after it inside quotes; absent = a quote is doubled. */
  escape: z.string().length(1).nullable().optional(),
  /** Lines that begin with this are no records. */
  comment: z.string().min(1).max(4).nullable().optional(),
  /** Runs of the delimiter count as one, and those at the ends as none: text in columns of blanks. */
  collapse: z.boolean().optional(),
  /** Physical lines after the last record: totals, notes. */
  footerLines: z.int().min(0).max(1000).optional(),
  /** Records the header stands in; their texts are joined by a blank. Absent = 1. */
  headerRows: z.int().min(1).max(5).optional(),
  /** What becomes of a record that is shorter or longer than the header; absent = it is refused. "repair" fills up with blanks and lists the row. */
  ragged: z.enum(['refuse', 'repair']).optional(),
  /** Every line stands in quotes as a whole, its own quotes doubled: what is inside is the record. */
  wrapped: z.boolean().optional(),
});
export type Dialect = z.infer<typeof dialectSchema>;

/** Where in a file the table lies: a file may hold several (sheets, archive members, database tables, arrays in a document). */
export const partSchema = z.object({
  format: z.enum(['delimited', 'xlsx', 'xls', 'ods', 'json', 'ndjson', 'parquet', 'sqlite']),
  /** File inside an archive; null = the file itself. */
  member: z.string().nullable(),
  /** Sheet, database table, or the path of the array in a JSON document ("orders", "data.items"); null = the only one. */
  table: z.string().nullable(),
});
export type TablePart = z.infer<typeof partSchema>;

/** How the text of a column is read. Blank text is always an empty value. */
export const columnTypeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text') }),
  z.object({
    kind: z.literal('number'),
    decimal: z.enum(['.', ',', '٫']),
    thousands: z.enum(['', ',', '.', ' ', "'", '٬']),
    /** 12 % is 0.12; absent = the figure as it stands, a percent sign is a contradiction. */
    percent: z.boolean().optional(),
  }),
  /** `order` of the parts; time after the date is read when present. Years of two digits are 1970–2069 (Jalali 1350–1449). */
  z.object({ kind: z.literal('date'), order: z.enum(['ymd', 'dmy', 'mdy']), calendar: z.enum(['gregorian', 'jalali', 'buddhist']) }),
  /** A number that counts time: seconds or milliseconds since 1970, or days of a spreadsheet since 1900 or 1904. */
  z.object({ kind: z.literal('timestamp'), unit: z.enum(['seconds', 'milliseconds', 'excel1900', 'excel1904']) }),
  /** Yes or no; the words are compared after folding case. */
  z.object({ kind: z.literal('flag'), yes: z.array(z.string()).min(1), no: z.array(z.string()).min(1) }),
]);
export type ColumnReading = z.infer<typeof columnTypeSchema>;

export const mappedColumnSchema = z.object({
  /** Position in the record, from 0. */
  index: z.int().min(0),
  /** Header text, "" when the file has none. */
  header: z.string(),
  role: roleSchema,
  reading: columnTypeSchema,
});
export type MappedColumn = z.infer<typeof mappedColumnSchema>;

/** A condition that a raw row must meet to be loaded; rows that fail are counted as filtered, never silently lost. Text is compared after trimming, numbers after reading. */
export const rowFilterSchema = z.object({
  column: z.int().min(0),
  test: z.enum(['startsWith', 'notStartsWith', 'contains', 'notContains', 'equals', 'notEquals', 'notEmpty', 'greaterThan', 'atLeast', 'lessThan']),
  value: z.string(),
});
export type RowFilter = z.infer<typeof rowFilterSchema>;

/** A value that every row of the file has, for a role that no column feeds: the metric of a form's scores, the currency of a price list. See `constantRolesOf`. */
export const rowConstantSchema = z.object({ role: roleSchema, value: z.string().trim().min(1).max(200) });
export type RowConstant = z.infer<typeof rowConstantSchema>;

/** Everything needed to read files of one shape again without asking. */
export const importMappingSchema = z.object({
  version: z.literal(1),
  kind: importKindSchema,
  dialect: dialectSchema,
  columns: z.array(mappedColumnSchema).max(4096),
  filters: z.array(rowFilterSchema).max(50),
  /** Absent = the file itself, delimited text. */
  part: partSchema.optional(),
  /** Run before the filters and readings. */
  steps: z.array(cleaningStepSchema).max(200).optional(),
  /** ISO code of the country for phone numbers without one. */
  phoneCountry: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** The same for every row, by role; a role with a column can have none. */
  constants: z.array(rowConstantSchema).max(50).optional(),
});
export type ImportMapping = z.infer<typeof importMappingSchema>;

/** Why a row was refused; texts are looked up under `errors.reject.<reason>`. */
export const rejectReasonSchema = z.enum([
  'tooFewFields',
  'tooManyFields',
  'notANumber',
  'notADate',
  'missingValue',
  'outOfRange',
  'unterminatedQuote',
  'lineTooLong',
  'badQuote',
  'badEncoding',
  'notAFlag',
  'unknownOrder',
  'unknownCustomer',
]);
export type RejectReason = z.infer<typeof rejectReasonSchema>;

export const rejectedRowSchema = z.object({
  /** Record number, 1 = first data record. */
  row: z.int(),
  /** First physical line of the record in the file, 1 = first line. */
  line: z.int(),
  /** Header text of the column at fault, null when the whole row is. */
  column: z.string().nullable(),
  reason: rejectReasonSchema,
  /** The text at fault, at most 200 characters. */
  value: z.string(),
  /** Number of the order the row is part of, where its cell can be read. */
  order: z.string().optional(),
});
export type RejectedRow = z.infer<typeof rejectedRowSchema>;

/** Control totals: read = loaded + unchanged + filtered + rejected, amounts as exact decimal text. */
export const ledgerSchema = z.object({
  read: z.int(),
  loaded: z.int(),
  /** Rows the store held already, exactly so. */
  unchanged: z.int(),
  filtered: z.int(),
  rejected: z.int(),
  /** Rows each filter took out, in filter order; a row counts for the first filter it fails. */
  filteredBy: z.array(z.int()),
  /** Sum of the line amounts of the loaded rows, from the file's text. */
  amount: z.string(),
  /** Loaded rows with a figure of more than four decimals, rounded half away from zero; of order lines only the amount is asked. */
  rounded: z.int(),
  /** Loaded rows without a customer id, kept as anonymous sales. */
  anonymous: z.int(),
  /** What each cleaning step changed, in order; absent without steps. */
  steps: z.array(stepCountSchema).optional(),
  /** Loaded rows that name an order, product or campaign the store does not know. */
  orphans: z.int().optional(),
  /** Rows whose width was repaired. */
  repaired: z.int().optional(),
  /** Known orders of which the file holds a row that cannot be read: what it does not show of them stays as it was. */
  leftOrders: z.int().optional(),
  /** Where figures are in several currencies, which: they are added up as they are. */
  currencies: z.array(z.string()).optional(),
});
export type Ledger = z.infer<typeof ledgerSchema>;
