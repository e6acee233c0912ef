import type { Decimals } from '../../store/queries/order-lines.ts';
import type { ResolvedLines } from './line-columns.ts';
import type { OrderColumns } from './order-resolver.ts';

/** The given rows of a chunk, in that order, as a chunk of their own. */
export function pickLines(lines: ResolvedLines, rows: Int32Array): ResolvedLines {
  const codes = pickColumns(lines.codes, rows);
  return {
    length: rows.length,
    rowNo: pickInts(lines.rowNo, rows),
    seconds: pickDoubles(lines.seconds, rows),
    quantity: pickDecimals(lines.quantity, rows),
    unitPrice: orNull(lines.unitPrice, rows, pickDecimals),
    amount: pickDecimals(lines.amount, rows),
    cost: orNull(lines.cost, rows, pickDecimals),
    discount: orNull(lines.discount, rows, pickDecimals),
    orderId: lines.orderId.length === 0 ? lines.orderId : pickInts(lines.orderId, rows),
    customerId: pickInts(lines.customerId, rows),
    productId: orNull(lines.productId, rows, pickInts),
    channel: lines.channel === lines.codes.channel ? codes.channel : orNull(lines.channel, rows, pickInts),
    country: lines.country === lines.codes.country ? codes.country : orNull(lines.country, rows, pickInts),
    channelId: orNull(lines.channelId, rows, pickInts),
    countryId: orNull(lines.countryId, rows, pickInts),
    codes,
  };
}

/** The same for the codes that describe orders. */
export function pickColumns(codes: OrderColumns, rows: Int32Array): OrderColumns {
  return {
    order: orNull(codes.order, rows, pickInts),
    channel: orNull(codes.channel, rows, pickInts),
    country: orNull(codes.country, rows, pickInts),
    status: orNull(codes.status, rows, pickInts),
    currency: orNull(codes.currency, rows, pickInts),
    original: orNull(codes.original, rows, pickInts),
    city: orNull(codes.city, rows, pickInts),
    employee: orNull(codes.employee, rows, pickInts),
    campaign: orNull(codes.campaign, rows, pickInts),
    coupon: orNull(codes.coupon, rows, pickInts),
  };
}

function orNull<Column>(column: Column | null, rows: Int32Array, pick: (column: Column, rows: Int32Array) => Column): Column | null {
  return column === null ? null : pick(column, rows);
}

/** Entries of the rows. */
export function pickInts(values: Int32Array, rows: Int32Array): Int32Array {
  const picked = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) picked[at] = values[rows[at] ?? 0] ?? 0;
  return picked;
}

/** Entries of the rows. */
export function pickDoubles(values: Float64Array, rows: Int32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) picked[at] = values[rows[at] ?? 0] ?? 0;
  return picked;
}

function pickDecimals(column: Decimals, rows: Int32Array): Decimals {
  if (column.form === 'decimal') return { form: 'decimal', scaled: pickDoubles(column.scaled, rows) };
  const scaled = new BigInt64Array(rows.length);
  const empty = new Uint8Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    scaled[at] = column.scaled[rows[at] ?? 0] ?? 0n;
    empty[at] = column.empty[rows[at] ?? 0] ?? 0;
  }
  return { form: 'wide', scaled, empty };
}
