import { z } from 'zod';

/** What a file is about; decides which roles its columns can take and which tables it feeds. */
export const importKindSchema = z.enum(['orders', 'customers', 'products']);
export type ImportKind = z.infer<typeof importKindSchema>;

/** What a column means. `ignore` keeps it in the raw rows only. */
export const roleSchema = z.enum([
  'ignore',
  'orderId',
  'orderDate',
  'orderTime',
  'originalOrderId',
  'channel',
  'status',
  'currency',
  'customerId',
  'customerName',
  'firstName',
  'lastName',
  'email',
  'phone',
  'city',
  'country',
  'productId',
  'productName',
  'category',
  'quantity',
  'unitPrice',
  'amount',
  'discount',
  'cost',
]);
export type Role = z.infer<typeof roleSchema>;

export const dialectSchema = z.object({
  /** WHATWG label such as "utf-8", "windows-1251", "gb18030". */
  encoding: z.string(),
  delimiter: z.string().length(1),
  quote: z.string().length(1).nullable(),
  /** Physical lines before the header (or the first record). */
  skipLines: z.int().min(0).max(1000),
  hasHeader: z.boolean(),
});
export type Dialect = z.infer<typeof dialectSchema>;

/** How the text of a column is read. Blank text is always an empty value. */
export const columnTypeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text') }),
  z.object({ kind: z.literal('number'), decimal: z.enum(['.', ',', '٫']), thousands: z.enum(['', ',', '.', ' ', "'", '٬']) }),
  /** `order` of the parts; time after the date is read when present. */
  z.object({ kind: z.literal('date'), order: z.enum(['ymd', 'dmy', 'mdy']), calendar: z.enum(['gregorian', 'jalali']) }),
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

/** Everything needed to read files of one shape again without asking. */
export const importMappingSchema = z.object({
  version: z.literal(1),
  kind: importKindSchema,
  dialect: dialectSchema,
  columns: z.array(mappedColumnSchema).max(4096),
  filters: z.array(rowFilterSchema).max(50),
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
});
export type RejectedRow = z.infer<typeof rejectedRowSchema>;

/** Control totals: read = loaded + filtered + rejected, amounts as exact decimal text. */
export const ledgerSchema = z.object({
  read: z.int(),
  loaded: z.int(),
  filtered: z.int(),
  rejected: z.int(),
  /** Rows each filter took out, in filter order; a row counts for the first filter it fails. */
  filteredBy: z.array(z.int()),
  /** Sum of the line amounts of the loaded rows, from the file's text. */
  amount: z.string(),
  /** Loaded rows whose amount had more than four decimals and was rounded half away from zero. */
  rounded: z.int(),
  /** Loaded rows without a customer id, kept as anonymous sales. */
  anonymous: z.int(),
});
export type Ledger = z.infer<typeof ledgerSchema>;
