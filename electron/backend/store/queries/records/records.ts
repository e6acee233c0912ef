import { createBulkInsert, type NamedColumn } from '../../bulk-insert.ts';
import type { ReadableDatabase, WritableDatabase } from '../../driver.ts';
import type { RecordColumns, RecordValue } from './record-batch.ts';
import type { RecordTable } from './record-tables.ts';

/** Sums are taken in two halves, so that no sum of 64-bit integers can overflow. */
const HALF = 1_000_000_000n;

/** What the rows of an import add up to. */
export interface RecordSums {
  readonly rows: number;
  /** Ten-thousandths by column, exact. */
  readonly sums: Readonly<Record<string, bigint>>;
}

/** Largest id of a table, which is the number of rows it ever got. */
export function lastRecordId(db: ReadableDatabase, { name, idColumn }: RecordTable): number {
  return db.prepare<[], { n: number }>(`SELECT coalesce(max(${idColumn}), 0) AS n FROM ${name}`).get()?.n ?? 0;
}

/** Takes rows of one import; their ids follow the largest one. Facts bring the hash by which they are found again. */
export function createRecordWriter(db: WritableDatabase, table: RecordTable, importId: number) {
  const insert = createBulkInsert(db, table.name, { import_id: importId });
  return {
    write: ({ length, rowNo, columns }: RecordColumns, hashes: Float64Array | null): void => {
      const named: NamedColumn[] = [['row_no', { kind: 'numbers', values: rowNo }], ...columns];
      if (hashes !== null) named.push(['match_hash', { kind: 'numbers', values: hashes }]);
      insert.write(named, length);
    },
  };
}

/** Reads what a row says, in the order of `names`; whole numbers as bigint. */
export function createRecordReader(
  db: ReadableDatabase,
  { name, idColumn }: RecordTable,
  names: readonly string[],
): (id: number) => RecordValue[] | undefined {
  const statement = db
    .prepare<[number], RecordValue[]>(`SELECT ${names.join(', ')} FROM ${name} WHERE ${idColumn} = ?`)
    .raw()
    .safeIntegers();
  return (id) => statement.get(id);
}

/** Changes one row in place: what is named, nothing else. */
export function createRecordUpdater(
  db: WritableDatabase,
  { name, idColumn }: RecordTable,
  names: readonly string[],
): (id: number, values: readonly RecordValue[]) => void {
  const statement = db.prepare<RecordValue[]>(`UPDATE ${name} SET ${names.map((column) => `${column} = ?`).join(', ')} WHERE ${idColumn} = ?`);
  return (id, values) => {
    statement.run(...values, id);
  };
}

/** Calls `visit` for every valid row of a table of facts. About 0.4 µs a row. */
export function visitMatchHashes(db: ReadableDatabase, { name, idColumn }: RecordTable, visit: (id: number, hash: number) => void): void {
  const rows = db.prepare<[], [number, number]>(`SELECT ${idColumn}, match_hash FROM ${name} WHERE superseded_by IS NULL`).raw().iterate();
  for (const [id, hash] of rows) visit(id, hash);
}

/** Rows up to an id, of some imports, that count between two instants, both included. */
export interface RowSpan {
  readonly lastId: number;
  /** Only rows of imports before this one; null = of all. */
  readonly before: number | null;
  readonly from: number;
  readonly to: number;
}

/** Ids of the valid rows of a span. */
export function readValidBetween(db: ReadableDatabase, table: RecordTable, { lastId, before, from, to }: RowSpan): Int32Array {
  if (table.atColumn === null) return new Int32Array(0);
  const ids = db
    .prepare<[number, number, number, number], number>(
      `SELECT ${table.idColumn} FROM ${table.name}
       WHERE ${table.idColumn} <= ? AND import_id < ? AND superseded_by IS NULL AND ${table.atColumn} BETWEEN ? AND ?`,
    )
    .pluck()
    .all(lastId, before ?? Number.MAX_SAFE_INTEGER, from, to);
  return Int32Array.from(ids);
}

/** Marks rows as contradicted by an import. */
export function supersedeRecords(db: WritableDatabase, { name, idColumn }: RecordTable, ids: Iterable<number>, importId: number): void {
  const statement = db.prepare<[number, number]>(`UPDATE ${name} SET superseded_by = ? WHERE ${idColumn} = ?`);
  for (const id of ids) statement.run(importId, id);
}

/** Takes the mark of an import away. */
export function restoreRecords(db: WritableDatabase, { name }: RecordTable, importId: number): void {
  db.prepare<[number]>(`UPDATE ${name} SET superseded_by = NULL WHERE superseded_by = ?`).run(importId);
}

/** Largest id that an earlier import than the latest one gave; reads the rows of the latest alone. */
export function lastRecordIdBefore(db: ReadableDatabase, { name, idColumn }: RecordTable, importId: number): number {
  return (
    db.prepare<[number], { id: number }>(`SELECT ${idColumn} AS id FROM ${name} WHERE import_id < ? ORDER BY ${idColumn} DESC LIMIT 1`).get(importId)
      ?.id ?? 0
  );
}

/** Removes the rows above an id. */
export function deleteRecordsAbove(db: WritableDatabase, { name, idColumn }: RecordTable, id: number): void {
  db.prepare<[number]>(`DELETE FROM ${name} WHERE ${idColumn} > ?`).run(id);
}

/** Adds up the rows of an import, exactly; they stand above `lastId`. */
export function sumRecordsAbove(db: ReadableDatabase, table: RecordTable, lastId: number): RecordSums {
  const names = decimalColumns(table);
  const halves = names.map((name) => `, coalesce(sum(${name} / ${HALF}), 0), coalesce(sum(${name} % ${HALF}), 0)`).join('');
  const row = db
    .prepare<[number], bigint[]>(`SELECT count(*)${halves} FROM ${table.name} WHERE ${table.idColumn} > ?`)
    .raw()
    .safeIntegers()
    .get(lastId) ?? [0n];
  return {
    rows: Number(row[0] ?? 0n),
    sums: Object.fromEntries(names.map((name, index) => [name, (row[2 * index + 1] ?? 0n) * HALF + (row[2 * index + 2] ?? 0n)])),
  };
}

/** Names of the decimal columns of a table. */
export function decimalColumns({ columns }: RecordTable): string[] {
  return columns.filter(({ form }) => form === 'decimal').map(({ name }) => name);
}
