import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { ImportMapping, Ledger } from '../../../../shared/model/import-mapping.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** One committed import. */
export interface ImportRecord {
  readonly importId: number;
  readonly kind: ImportKind;
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
  /** Epoch seconds of its first and last order line. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** Some number of its lines is beyond 2^53 and must be read as bigint. */
  readonly hasWideNumbers: boolean;
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
  file_name: string;
  file_size: number;
  sha256: string;
  fingerprint: string;
  mapping: string;
  header: string;
  imported_at: string;
  rows_read: number;
  rows_loaded: number;
  rows_filtered: number;
  rows_rejected: number;
  filtered_by: string;
  amount: string;
  rounded: number;
  anonymous: number;
  new_customers: number;
  new_products: number;
  new_orders: number;
  new_lines: number;
  new_labels: number;
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

/** All imports, latest first. */
export function readImports(db: ReadableDatabase): ImportRecord[] {
  return db.prepare<[], ImportRow>('SELECT * FROM imports ORDER BY import_id DESC').all().map(toRecord);
}

/** One import, or undefined. */
export function readImport(db: ReadableDatabase, importId: number): ImportRecord | undefined {
  const row = db.prepare<[number], ImportRow>('SELECT * FROM imports WHERE import_id = ?').get(importId);
  return row === undefined ? undefined : toRecord(row);
}

/** The latest import of the same bytes, or undefined. */
export function findImportBySha256(db: ReadableDatabase, sha256: string): { importId: number; importedAt: string; fileName: string } | undefined {
  return db
    .prepare<[string], { importId: number; importedAt: string; fileName: string }>(
      'SELECT import_id AS importId, imported_at AS importedAt, file_name AS fileName FROM imports WHERE sha256 = ? ORDER BY import_id DESC LIMIT 1',
    )
    .get(sha256);
}

/** Whether any import came from a file of that many bytes: only then can it be a repetition. */
export function hasImportOfSize(db: ReadableDatabase, fileSize: number): boolean {
  return db.prepare<[number]>('SELECT 1 FROM imports WHERE file_size = ? LIMIT 1').get(fileSize) !== undefined;
}

/** Epoch seconds of the first and last order line of all imports, null without orders. */
export function readOrderSpan(db: ReadableDatabase): { firstAt: number | null; lastAt: number | null } {
  const span = db
    .prepare<[], { firstAt: number | null; lastAt: number | null }>('SELECT min(first_at) AS firstAt, max(last_at) AS lastAt FROM imports')
    .get();
  return span ?? { firstAt: null, lastAt: null };
}

/** Writes an import's own row. */
export function insertImport(db: WritableDatabase, record: ImportRecord): void {
  const { ledger, added } = record;
  const row: ImportRow = {
    import_id: record.importId,
    kind: record.kind,
    file_name: record.fileName,
    file_size: record.fileSize,
    sha256: record.sha256,
    fingerprint: record.fingerprint,
    mapping: JSON.stringify(record.mapping),
    header: JSON.stringify(record.header),
    imported_at: record.importedAt,
    rows_read: ledger.read,
    rows_loaded: ledger.loaded,
    rows_filtered: ledger.filtered,
    rows_rejected: ledger.rejected,
    filtered_by: JSON.stringify(ledger.filteredBy),
    amount: ledger.amount,
    rounded: ledger.rounded,
    anonymous: ledger.anonymous,
    new_customers: added.customers,
    new_products: added.products,
    new_orders: added.orders,
    new_lines: added.lines,
    new_labels: added.labels,
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
      unchanged: 0,
      filtered: row.rows_filtered,
      rejected: row.rows_rejected,
      filteredBy: JSON.parse(row.filtered_by) as number[],
      amount: row.amount,
      rounded: row.rounded,
      anonymous: row.anonymous,
    },
    added: { customers: row.new_customers, products: row.new_products, orders: row.new_orders, lines: row.new_lines, labels: row.new_labels },
    firstAt: row.first_at,
    lastAt: row.last_at,
    hasWideNumbers: row.has_wide_numbers === 1,
  };
}
