import type { ReadableDatabase } from '../driver.ts';

type Value = number | bigint;
type Optional = number | bigint | null;

/** One order line; 0 where it has no product, channel or country. */
export type LineVisitor = (
  rowNo: Value,
  orderId: Value,
  productId: Value,
  orderedAt: Value,
  quantity: Value,
  unitPrice: Optional,
  amount: Value,
  cost: Optional,
  discount: Optional,
  channelId: Value,
  countryId: Value,
  lineId: Value,
) => void;

interface Sink {
  visit: LineVisitor;
}

const sinks = new WeakMap<ReadableDatabase, Sink>();

/**
 * Calls `visit` for the valid lines of a range of ids, ascending: those that no later import superseded. Rows come through a function called from SQL, which is about twice as fast as iterating.
 * With `isWide` numbers come as bigint, else as doubles.
 */
export function visitLines(db: ReadableDatabase, firstLineId: number, lastLineId: number, isWide: boolean, visit: LineVisitor): void {
  const sink = sinkOf(db);
  sink.visit = visit;
  db.prepare<[number, number]>(
    `SELECT count(${isWide ? 'take_wide_line' : 'take_line'}(row_no, order_id, coalesce(product_id, 0), ordered_at, quantity, unit_price, amount, cost, discount,
       coalesce(channel_id, 0), coalesce(country_id, 0), line_id))
     FROM order_lines WHERE line_id BETWEEN ? AND ? AND superseded_by IS NULL`,
  ).get(firstLineId, lastLineId);
}

function sinkOf(db: ReadableDatabase): Sink {
  const known = sinks.get(db);
  if (known !== undefined) return known;
  const sink: Sink = { visit: () => undefined };
  const call = (...values: unknown[]): null => {
    sink.visit(...(values as Parameters<LineVisitor>));
    return null;
  };
  db.function('take_line', { varargs: true, directOnly: true }, call);
  db.function('take_wide_line', { varargs: true, directOnly: true, safeIntegers: true }, call);
  sinks.set(db, sink);
  return sink;
}
