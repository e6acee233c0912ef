import type { Check, ImportMode, ImportSummary } from '../../../../shared/contract/imports.ts';
import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { ImportMapping, Ledger } from '../../../../shared/model/import-mapping.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';
import { readLineRanges } from './line-ranges.ts';

/** One committed import. */
export interface ImportRecord {
  readonly importId: number;
  readonly kind: ImportKind;
  readonly mode: ImportMode;
  /** First import of the set it came with, null when it came alone. */
  readonly groupId: number | null;
  readonly fileName: string;
  readonly fileSize: number;
  readonly sha256: string;
  readonly fingerprint: string;
  readonly mapping: ImportMapping;
  readonly header: readonly string[];
  /** ISO instant. */
  readonly importedAt: string;
  readonly ledger: Ledger;
  /** What it added; its ids are the last ones given in each table. */
  readonly added: AddedRows;
  /** Rows of earlier imports that its own took the place of. */
  readonly superseded: { readonly orders: number; readonly lines: number };
  /** Order lines among those added that bear no order number. */
  readonly keylessLines: number;
  /** Rows per table beyond orders, customers and products. */
  readonly tables: NonNullable<ImportSummary['tables']>;
  /** Against what the store held before it. */
  readonly differences: NonNullable<Check['differences']>;
  readonly movedMonths: NonNullable<Check['movedMonths']>;
  /** Epoch seconds of its first and last order line; of a list of orders, of the lines that it moved. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** Some number of its lines is beyond 2^53 and must be read as bigint. */
  readonly hasWideNumbers: boolean;
  /** Told, not kept. */
  readonly sameCustomers?: Check['sameCustomers'];
}

/** Rows added per table. */
export interface AddedRows {
  readonly customers: number;
  readonly products: number;
  readonly orders: number;
  readonly lines: number;
  readonly labels: number;
}

interface ImportRow {
  import_id: number;
  kind: ImportKind;
  mode: ImportMode;
  group_id: number | null;
  file_name: string;
  file_size: number;
  sha256: string;
  fingerprint: string;
  mapping: string;
  header: string;
  imported_at: string;
  rows_read: number;
  rows_loaded: number;
  rows_unchanged: number;
  rows_filtered: number;
  rows_rejected: number;
  filtered_by: string;
  amount: string;
  rounded: number;
  anonymous: number;
  orphans: number;
  repaired: number;
  steps: string | null;
  new_customers: number;
  new_products: number;
  new_orders: number;
  new_lines: number;
  new_labels: number;
  keyless_lines: number;
  superseded_orders: number;
  superseded_lines: number;
  tables: string;
  differences: string;
  moved_months: string;
  first_at: number | null;
  last_at: number | null;
  has_wide_numbers: number;
}

/** Id of the next import. */
export function nextImportId(db: ReadableDatabase): number {
  return (readLatestImportId(db) ?? 0) + 1;
}

/** Id of the latest import: the only one that can be undone. */
export function readLatestImportId(db: ReadableDatabase): number | null {
  return db.prepare<[], { id: number | null }>('SELECT max(import_id) AS id FROM imports').get()?.id ?? null;
}

/** The latest import with the set it came with, null without imports. */
export function readLatestImport(db: ReadableDatabase): Pick<ImportRecord, 'importId' | 'groupId'> | null {
  return (
    db
      .prepare<[], Pick<ImportRecord, 'importId' | 'groupId'>>(
        'SELECT import_id AS importId, group_id AS groupId FROM imports ORDER BY import_id DESC LIMIT 1',
      )
      .get() ?? null
  );
}

/** All imports, latest first. */
export function readImports(db: ReadableDatabase): ImportRecord[] {
  return db.prepare<[], ImportRow>('SELECT * FROM imports ORDER BY import_id DESC').all().map(toRecord);
}

/** One import, or undefined. */
export function readImport(db: ReadableDatabase, importId: number): ImportRecord | undefined {
  const row = db.prepare<[number], ImportRow>('SELECT * FROM imports WHERE import_id = ?').get(importId);
  return row === undefined ? undefined : toRecord(row);
}

/** An import of bytes that are about to be imported again. */
export interface EarlierImport {
  readonly importId: number;
  readonly importedAt: string;
  readonly fileName: string;
}

/** The latest import of the same bytes read as the same: another sheet of a workbook, or another table from the same file, is no repetition. */
export function findRepeatedImport(db: ReadableDatabase, sha256: string, { kind, part }: ImportMapping): EarlierImport | undefined {
  const rows = db
    .prepare<[string, string], EarlierImport & { mapping: string }>(
      `SELECT import_id AS importId, imported_at AS importedAt, file_name AS fileName, mapping FROM imports
       WHERE sha256 = ? AND kind = ? ORDER BY import_id DESC`,
    )
    .all(sha256, kind);
  const found = rows.find(({ mapping }) => isSamePart((JSON.parse(mapping) as ImportMapping).part, part));
  return found === undefined ? undefined : { importId: found.importId, importedAt: found.importedAt, fileName: found.fileName };
}

function isSamePart(one: ImportMapping['part'], other: ImportMapping['part']): boolean {
  return (one?.member ?? null) === (other?.member ?? null) && (one?.table ?? null) === (other?.table ?? null);
}

/** Imports that came together with one, itself among them, latest first. */
export function readGroup(db: ReadableDatabase, { importId, groupId }: ImportRecord): ImportRecord[] {
  return groupId === null
    ? readImports(db).filter((record) => record.importId === importId)
    : readImports(db).filter((record) => record.groupId === groupId);
}

/** Order lines without an order number and rows that were superseded, over all imports: what decides whether a file must be compared. */
export function readImportTotals(db: ReadableDatabase): { keylessLines: number; supersededOrders: number; supersededLines: number } {
  const totals = db
    .prepare<[], { keylessLines: number; supersededOrders: number; supersededLines: number }>(
      `SELECT coalesce(sum(keyless_lines), 0) AS keylessLines, coalesce(sum(superseded_orders), 0) AS supersededOrders,
         coalesce(sum(superseded_lines), 0) AS supersededLines FROM imports`,
    )
    .get();
  return totals ?? { keylessLines: 0, supersededOrders: 0, supersededLines: 0 };
}

/** Whether any import came from a file of that many bytes: only then can it be a repetition. */
export function hasImportOfSize(db: ReadableDatabase, fileSize: number): boolean {
  return db.prepare<[number]>('SELECT 1 FROM imports WHERE file_size = ? LIMIT 1').get(fileSize) !== undefined;
}

/**
 * Epoch seconds of the first and last valid order line of all imports, null without orders. Lines are read only where an import's
 * first or last line may have been superseded or moved.
 */
export function readOrderSpan(db: ReadableDatabase): { firstAt: number | null; lastAt: number | null } {
  const movedBy = readLatestMover(db);
  if (movedBy > 0 || readImportTotals(db).supersededLines > 0) return readValidSpan(db, movedBy);
  const span = db
    .prepare<[], { firstAt: number | null; lastAt: number | null }>(
      'SELECT min(first_at) AS firstAt, max(last_at) AS lastAt FROM imports WHERE new_lines > 0',
    )
    .get();
  return span ?? { firstAt: null, lastAt: null };
}

/** The latest list of orders that gave lines of earlier imports another date, 0 = none. */
function readLatestMover(db: ReadableDatabase): number {
  const query = "SELECT coalesce(max(import_id), 0) AS id FROM imports WHERE kind = 'orderHeads' AND first_at IS NOT NULL";
  return db.prepare<[], { id: number }>(query).get()?.id ?? 0;
}

function readValidSpan(db: ReadableDatabase, movedBy: number): { firstAt: number | null; lastAt: number | null } {
  const isTouched = db.prepare<[number, number], { n: number }>(
    'SELECT count(*) AS n FROM order_lines INDEXED BY order_lines_superseded WHERE superseded_by > 0 AND line_id BETWEEN ? AND ?',
  );
  const spanOf = db.prepare<[number, number], { firstAt: number | null; lastAt: number | null }>(
    'SELECT min(ordered_at) AS firstAt, max(ordered_at) AS lastAt FROM order_lines WHERE superseded_by IS NULL AND line_id BETWEEN ? AND ?',
  );
  let [firstAt, lastAt] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const range of readLineRanges(db)) {
    if (range.last < range.first) continue;
    const isWhole = range.importId > movedBy && (isTouched.get(range.first, range.last)?.n ?? 0) === 0;
    const span = isWhole ? range : spanOf.get(range.first, range.last);
    firstAt = Math.min(firstAt, span?.firstAt ?? firstAt);
    lastAt = Math.max(lastAt, span?.lastAt ?? lastAt);
  }
  return firstAt > lastAt ? { firstAt: null, lastAt: null } : { firstAt, lastAt };
}

/** Writes an import's own row. */
export function insertImport(db: WritableDatabase, record: ImportRecord): void {
  const { ledger, added } = record;
  const row: ImportRow = {
    import_id: record.importId,
    kind: record.kind,
    mode: record.mode,
    group_id: record.groupId,
    file_name: record.fileName,
    file_size: record.fileSize,
    sha256: record.sha256,
    fingerprint: record.fingerprint,
    mapping: JSON.stringify(record.mapping),
    header: JSON.stringify(record.header),
    imported_at: record.importedAt,
    rows_read: ledger.read,
    rows_loaded: ledger.loaded,
    rows_unchanged: ledger.unchanged,
    rows_filtered: ledger.filtered,
    rows_rejected: ledger.rejected,
    filtered_by: JSON.stringify(ledger.filteredBy),
    amount: ledger.amount,
    rounded: ledger.rounded,
    anonymous: ledger.anonymous,
    orphans: ledger.orphans ?? 0,
    repaired: ledger.repaired ?? 0,
    steps: ledger.steps === undefined ? null : JSON.stringify(ledger.steps),
    new_customers: added.customers,
    new_products: added.products,
    new_orders: added.orders,
    new_lines: added.lines,
    new_labels: added.labels,
    keyless_lines: record.keylessLines,
    superseded_orders: record.superseded.orders,
    superseded_lines: record.superseded.lines,
    tables: JSON.stringify(record.tables),
    differences: JSON.stringify(record.differences),
    moved_months: JSON.stringify(record.movedMonths),
    first_at: record.firstAt,
    last_at: record.lastAt,
    has_wide_numbers: record.hasWideNumbers ? 1 : 0,
  };
  const names = Object.keys(row);
  db.prepare(`INSERT INTO imports (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`).run(row);
}

/** Removes an import's own row. */
export function deleteImport(db: WritableDatabase, importId: number): void {
  db.prepare<[number]>('DELETE FROM imports WHERE import_id = ?').run(importId);
}

function toRecord(row: ImportRow): ImportRecord {
  return {
    importId: row.import_id,
    kind: row.kind,
    mode: row.mode,
    groupId: row.group_id,
    fileName: row.file_name,
    fileSize: row.file_size,
    sha256: row.sha256,
    fingerprint: row.fingerprint,
    mapping: JSON.parse(row.mapping) as ImportMapping,
    header: JSON.parse(row.header) as string[],
    importedAt: row.imported_at,
    ledger: {
      read: row.rows_read,
      loaded: row.rows_loaded,
      unchanged: row.rows_unchanged,
      filtered: row.rows_filtered,
      rejected: row.rows_rejected,
      filteredBy: JSON.parse(row.filtered_by) as number[],
      amount: row.amount,
      rounded: row.rounded,
      anonymous: row.anonymous,
      ...(row.steps === null ? {} : { steps: JSON.parse(row.steps) as NonNullable<Ledger['steps']> }),
      ...(row.orphans === 0 ? {} : { orphans: row.orphans }),
      ...(row.repaired === 0 ? {} : { repaired: row.repaired }),
    },
    added: { customers: row.new_customers, products: row.new_products, orders: row.new_orders, lines: row.new_lines, labels: row.new_labels },
    superseded: { orders: row.superseded_orders, lines: row.superseded_lines },
    keylessLines: row.keyless_lines,
    tables: JSON.parse(row.tables) as ImportRecord['tables'],
    differences: JSON.parse(row.differences) as ImportRecord['differences'],
    movedMonths: JSON.parse(row.moved_months) as ImportRecord['movedMonths'],
    firstAt: row.first_at,
    lastAt: row.last_at,
    hasWideNumbers: row.has_wide_numbers === 1,
  };
}
