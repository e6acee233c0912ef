import type { ChunkColumn } from '../../../parser/protocol.ts';
import { type ColumnValues, createBulkInsert, type NamedColumn } from '../bulk-insert.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** Ten-thousandths with gaps, in either form in which the parser sends them. */
export type Decimals = Extract<ChunkColumn, { readonly form: 'decimal' | 'wide' }>;

/** Lines as they go into the store; ids and label ids resolved, 0 = none. A null column was not in the file. */
export interface StoredLines {
  readonly length: number;
  readonly rowNo: Int32Array;
  readonly orderId: Int32Array;
  readonly productId: Int32Array | null;
  readonly seconds: Float64Array;
  readonly quantity: Decimals;
  readonly unitPrice: Decimals | null;
  readonly amount: Decimals;
  readonly cost: Decimals | null;
  readonly discount: Decimals | null;
  readonly channelId: Int32Array | null;
  readonly countryId: Int32Array | null;
}

/** What the lines of one import add up to in the store. */
export interface LineTotals {
  readonly lines: number;
  readonly amount: bigint;
}

/** Sums are taken in two halves, so that no sum of 64-bit integers can overflow. */
const HALF = 1_000_000_000n;

/** Number of order lines, which is the largest id. */
export function countLines(db: ReadableDatabase): number {
  return db.prepare<[], { n: number }>('SELECT coalesce(max(line_id), 0) AS n FROM order_lines').get()?.n ?? 0;
}

/** Takes the lines of one import; ids follow the largest one. */
export function createLineWriter(db: WritableDatabase, importId: number): { readonly write: (lines: StoredLines) => void } {
  const insert = createBulkInsert(db, 'order_lines', { import_id: importId });
  return { write: (lines) => insert.write(toColumns(lines), lines.length) };
}

/** Says which import took the place of lines; they stay and count no more. */
export function supersedeLines(db: WritableDatabase, importId: number, ids: Iterable<number>): void {
  const supersede = db.prepare<[number, number]>('UPDATE order_lines SET superseded_by = ? WHERE line_id = ?');
  for (const id of ids) supersede.run(importId, id);
}

/** Gives lines another instant, that of their order. */
export function createLineMover(db: WritableDatabase): (lineId: number, seconds: number) => void {
  const move = db.prepare<[number, number]>('UPDATE order_lines SET ordered_at = ? WHERE line_id = ?');
  return (lineId, seconds) => {
    move.run(seconds, lineId);
  };
}

/** Makes the lines valid again that an import superseded. */
export function restoreLines(db: WritableDatabase, importId: number): void {
  db.prepare<[number]>('UPDATE order_lines SET superseded_by = NULL WHERE superseded_by = ?').run(importId);
}

/** Adds up the lines of a range of ids, exactly. */
export function sumLines(db: ReadableDatabase, first: number, last: number): LineTotals {
  try {
    const row = db
      .prepare<[number, number], { n: bigint; amount: bigint | null }>(
        'SELECT count(*) AS n, sum(amount) AS amount FROM order_lines WHERE line_id BETWEEN ? AND ?',
      )
      .safeIntegers()
      .get(first, last);
    return { lines: Number(row?.n ?? 0n), amount: row?.amount ?? 0n };
  } catch (error) {
    // The engine never gives a wrong sum of integers: it refuses one beyond 64 bits.
    if (error instanceof Error && error.message.includes('integer overflow')) return sumHalves(db, first, last);
    throw error;
  }
}

function sumHalves(db: ReadableDatabase, first: number, last: number): LineTotals {
  const row = db
    .prepare<[number, number], { n: bigint; high: bigint | null; low: bigint | null }>(
      `SELECT count(*) AS n, sum(amount / ${HALF}) AS high, sum(amount % ${HALF}) AS low FROM order_lines WHERE line_id BETWEEN ? AND ?`,
    )
    .safeIntegers()
    .get(first, last);
  return { lines: Number(row?.n ?? 0n), amount: (row?.high ?? 0n) * HALF + (row?.low ?? 0n) };
}

/** Removes the lines above an id. */
export function deleteLinesAbove(db: WritableDatabase, lineId: number): void {
  db.prepare<[number]>('DELETE FROM order_lines WHERE line_id > ?').run(lineId);
}

function toColumns(lines: StoredLines): NamedColumn[] {
  const columns: NamedColumn[] = [
    ['row_no', { kind: 'numbers', values: lines.rowNo }],
    ['order_id', { kind: 'numbers', values: lines.orderId }],
    ['ordered_at', { kind: 'numbers', values: lines.seconds }],
    ['quantity', toValues(lines.quantity)],
    ['amount', toValues(lines.amount)],
  ];
  if (lines.productId !== null) columns.push(['product_id', { kind: 'ids', values: lines.productId }]);
  if (lines.unitPrice !== null) columns.push(['unit_price', toValues(lines.unitPrice)]);
  if (lines.cost !== null) columns.push(['cost', toValues(lines.cost)]);
  if (lines.discount !== null) columns.push(['discount', toValues(lines.discount)]);
  if (lines.channelId !== null) columns.push(['channel_id', { kind: 'ids', values: lines.channelId }]);
  if (lines.countryId !== null) columns.push(['country_id', { kind: 'ids', values: lines.countryId }]);
  return columns;
}

function toValues(column: Decimals): ColumnValues {
  return column.form === 'wide' ? { kind: 'bigints', values: column.scaled, empty: column.empty } : { kind: 'decimals', values: column.scaled };
}
