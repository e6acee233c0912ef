import type { ChunkColumn } from '../../../parser/protocol.ts';
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
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** Ids refer to existing orders, products and labels (ids are dense, so a range says it). */
  readonly largestOrderId: number;
  readonly largestProductId: number;
  readonly largestLabelId: number;
  readonly largestMagnitude: bigint;
}

const ROWS_PER_STATEMENT = 100;
/** Sums are taken in two halves, so that no sum of 64-bit integers can overflow. */
const HALF = 1_000_000_000n;

type Source =
  | { readonly kind: 'plain'; readonly values: Int32Array | Float64Array }
  | { readonly kind: 'id'; readonly values: Int32Array }
  | { readonly kind: 'decimal'; readonly values: Float64Array }
  | { readonly kind: 'wide'; readonly values: BigInt64Array; readonly empty: Uint8Array };

/** Number of order lines, which is the largest id. */
export function countLines(db: ReadableDatabase): number {
  return db.prepare<[], { n: number }>('SELECT coalesce(max(line_id), 0) AS n FROM order_lines').get()?.n ?? 0;
}

/** Takes the lines of one import, a hundred to a statement; ids follow the largest one. */
export function createLineWriter(db: WritableDatabase, importId: number): { readonly write: (lines: StoredLines) => void } {
  const statements = new Map<string, ReturnType<typeof prepareInsert>>();
  const statementFor = (names: readonly string[]) => {
    const shape = names.join();
    const known = statements.get(shape) ?? prepareInsert(db, importId, names);
    statements.set(shape, known);
    return known;
  };
  return {
    write: (lines) => {
      const columns = toColumns(lines);
      const { many, one } = statementFor(columns.map(([name]) => name));
      const sources = columns.map(([, source]) => source);
      const values: unknown[] = new Array(ROWS_PER_STATEMENT * sources.length).fill(null);
      let start = 0;
      for (; start + ROWS_PER_STATEMENT <= lines.length; start += ROWS_PER_STATEMENT) {
        fillValues(values, sources, start, ROWS_PER_STATEMENT);
        many.run(values);
      }
      const row: unknown[] = new Array(sources.length).fill(null);
      for (; start < lines.length; start++) {
        fillValues(row, sources, start, 1);
        one.run(row);
      }
    },
  };
}

/** Adds up the lines above an id, exactly. */
export function sumLinesAbove(db: ReadableDatabase, lineId: number): LineTotals {
  type Row = Record<'n' | 'high' | 'low' | 'firstAt' | 'lastAt' | 'orderId' | 'productId' | 'labelId' | 'magnitude', bigint | null>;
  const row = db
    .prepare<[number], Row>(
      `SELECT count(*) AS n, sum(amount / ${HALF}) AS high, sum(amount % ${HALF}) AS low, min(ordered_at) AS firstAt, max(ordered_at) AS lastAt,
         max(order_id) AS orderId, max(product_id) AS productId, max(max(coalesce(channel_id, 0), coalesce(country_id, 0))) AS labelId,
         max(max(abs(quantity), abs(coalesce(unit_price, 0)), abs(amount), abs(coalesce(cost, 0)), abs(coalesce(discount, 0)))) AS magnitude
       FROM order_lines WHERE line_id > ?`,
    )
    .safeIntegers()
    .get(lineId);
  const number = (value: bigint | null | undefined) => Number(value ?? 0n);
  return {
    lines: number(row?.n),
    amount: (row?.high ?? 0n) * HALF + (row?.low ?? 0n),
    firstAt: row?.firstAt == null ? null : Number(row.firstAt),
    lastAt: row?.lastAt == null ? null : Number(row.lastAt),
    largestOrderId: number(row?.orderId),
    largestProductId: number(row?.productId),
    largestLabelId: number(row?.labelId),
    largestMagnitude: row?.magnitude ?? 0n,
  };
}

/** Removes the lines above an id. */
export function deleteLinesAbove(db: WritableDatabase, lineId: number): void {
  db.prepare<[number]>('DELETE FROM order_lines WHERE line_id > ?').run(lineId);
}

function prepareInsert(db: WritableDatabase, importId: number, names: readonly string[]) {
  const row = `(${importId}, ${names.map(() => '?').join(', ')})`;
  const statement = (rows: number) =>
    db.prepare(`INSERT INTO order_lines (import_id, ${names.join(', ')}) VALUES ${Array(rows).fill(row).join(', ')}`);
  return { many: statement(ROWS_PER_STATEMENT), one: statement(1) };
}

function toColumns(lines: StoredLines): [string, Source][] {
  const columns: [string, Source][] = [
    ['row_no', { kind: 'plain', values: lines.rowNo }],
    ['order_id', { kind: 'plain', values: lines.orderId }],
    ['ordered_at', { kind: 'plain', values: lines.seconds }],
    ['quantity', toSource(lines.quantity)],
    ['amount', toSource(lines.amount)],
  ];
  if (lines.productId !== null) columns.push(['product_id', { kind: 'id', values: lines.productId }]);
  if (lines.unitPrice !== null) columns.push(['unit_price', toSource(lines.unitPrice)]);
  if (lines.cost !== null) columns.push(['cost', toSource(lines.cost)]);
  if (lines.discount !== null) columns.push(['discount', toSource(lines.discount)]);
  if (lines.channelId !== null) columns.push(['channel_id', { kind: 'id', values: lines.channelId }]);
  if (lines.countryId !== null) columns.push(['country_id', { kind: 'id', values: lines.countryId }]);
  return columns;
}

function toSource(column: Decimals): Source {
  return column.form === 'wide' ? { kind: 'wide', values: column.scaled, empty: column.empty } : { kind: 'decimal', values: column.scaled };
}

/** Column by column, so that each loop handles one kind of array. */
function fillValues(target: unknown[], sources: readonly Source[], start: number, count: number): void {
  const stride = sources.length;
  sources.forEach((source, offset) => {
    const end = start + count;
    let at = offset;
    switch (source.kind) {
      case 'plain':
        for (let row = start; row < end; row++, at += stride) target[at] = source.values[row];
        break;
      case 'id':
        for (let row = start; row < end; row++, at += stride) target[at] = source.values[row] === 0 ? null : source.values[row];
        break;
      case 'decimal':
        for (let row = start; row < end; row++, at += stride) target[at] = Number.isNaN(source.values[row]) ? null : source.values[row];
        break;
      case 'wide':
        for (let row = start; row < end; row++, at += stride) target[at] = source.empty[row] === 1 ? null : source.values[row];
        break;
    }
  });
}
