import type { ReadableDatabase } from '../../driver.ts';
import { readLineRanges } from '../line-ranges.ts';
import { readIdRange } from './import-quality.ts';

/** Ids that an import gave to the rows it brought to a table of facts. */
export interface BroughtRows {
  readonly importId: number;
  readonly table: string;
  readonly key: string;
  readonly first: number;
  readonly last: number;
}

/** What the rows of an import add up to, in ten-thousandths: all of them, and those that no later import superseded. */
export interface ColumnTotals {
  readonly rows: number;
  readonly all: ReadonlyMap<string, bigint>;
  readonly valid: ReadonlyMap<string, bigint>;
}

/** Sums are taken in two halves, so that no sum of 64-bit integers can overflow. */
const HALF = 1_000_000_000n;

/** Where the rows of an import lie in a table; null when it brought none. Names come from the catalogue. */
export function readBroughtRows(
  db: ReadableDatabase,
  { table, key }: { readonly table: string; readonly key: string },
  importId: number,
): BroughtRows | null {
  if (table !== 'order_lines') {
    const range = readIdRange(db, { table, key }, importId);
    return range === null ? null : { importId, table, key, first: range[0], last: range[1] };
  }
  const range = readLineRanges(db).find((one) => one.importId === importId);
  return range === undefined || range.last < range.first ? null : { importId, table, key, first: range.first, last: range.last };
}

/** Record numbers of the rows with ids from `first` to `last`, both included. */
export function readRowNumbers(db: ReadableDatabase, { table, key, importId }: BroughtRows, first: number, last: number): number[] {
  return db
    .prepare<[number, number, number], [number]>(`SELECT row_no FROM "${table}" WHERE "${key}" BETWEEN ? AND ? AND import_id = ?`)
    .raw()
    .all(first, last, importId)
    .map(([row]) => row);
}

/** Sums of columns over the rows with ids from `first` to `last`, as they lie in the store. */
export function sumBroughtRows(
  db: ReadableDatabase,
  { table, key, importId }: BroughtRows,
  { columns, first, last }: { readonly columns: readonly string[]; readonly first: number; readonly last: number },
): ColumnTotals {
  const sums = columns.flatMap((name) => ['', ' FILTER (WHERE superseded_by IS NULL)'].flatMap((only) => halvesOf(name, only)));
  const [rows = 0n, ...values] =
    db
      .prepare<[number, number, number], bigint[]>(
        `SELECT ${['count(*)', ...sums].join(', ')} FROM "${table}" WHERE "${key}" BETWEEN ? AND ? AND import_id = ?`,
      )
      .raw()
      .safeIntegers()
      .get(first, last, importId) ?? [];
  const whole = (at: number) => (values[at] ?? 0n) * HALF + (values[at + 1] ?? 0n);
  return {
    rows: Number(rows),
    all: new Map(columns.map((name, place) => [name, whole(4 * place)])),
    valid: new Map(columns.map((name, place) => [name, whole(4 * place + 2)])),
  };
}

function halvesOf(name: string, only: string): string[] {
  return ['/', '%'].map((part) => `coalesce(sum("${name}" ${part} ${HALF})${only}, 0)`);
}
