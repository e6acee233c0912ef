import { putInt64, toWords } from '../../store/int64.ts';
import type { Decimals } from '../../store/queries/order-lines.ts';
import type { LineChunk, NullableDecimals } from '../../warehouse/line-chunk.ts';
import type { ResolvedLines } from '../resolve/line-columns.ts';

/** Where a chunk belongs: dictionaries grow with the import and are passed as they are, that of the labels for lines without codes. */
export interface ChunkPlace {
  readonly importId: number;
  readonly firstLineId: number;
  readonly channels: readonly string[];
  readonly countries: readonly string[];
}

/** Resolved lines in the shape of the warehouse. */
export function toLineChunk(lines: ResolvedLines, place: ChunkPlace): LineChunk {
  const { length } = lines;
  return {
    ...place,
    length,
    rowNo: lines.rowNo,
    orderId: lines.orderId,
    customerId: lines.customerId,
    productId: lines.productId ?? new Int32Array(length),
    seconds: lines.seconds,
    quantity: toNullable(lines.quantity).scaled,
    unitPrice: lines.unitPrice === null ? null : toNullable(lines.unitPrice),
    amount: toNullable(lines.amount).scaled,
    cost: lines.cost === null ? null : toNullable(lines.cost),
    discount: lines.discount === null ? null : toNullable(lines.discount),
    // Lines that take their words from the order have label ids and no codes of their own.
    channel: lines.channel ?? lines.channelId ?? new Int32Array(length),
    country: lines.country ?? lines.countryId ?? new Int32Array(length),
  };
}

function toNullable(column: Decimals): NullableDecimals {
  if (column.form === 'wide') return column;
  const { scaled: numbers } = column;
  const scaled = new BigInt64Array(numbers.length);
  const words = toWords(scaled);
  const empty = new Uint8Array(numbers.length);
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row] ?? Number.NaN;
    if (Number.isNaN(value)) empty[row] = 1;
    else putInt64(words, row, value);
  }
  return { scaled, empty };
}
