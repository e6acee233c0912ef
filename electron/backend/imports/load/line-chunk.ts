import type { LineChunk } from '../../warehouse/line-chunk.ts';
import type { ResolvedLines } from '../resolve/line-columns.ts';

/** Where a chunk belongs: dictionaries grow with the import and are passed as they are, that of the labels for lines without codes. */
export interface ChunkPlace {
  readonly importId: number;
  readonly firstLineId: number;
  readonly channels: readonly string[];
  readonly countries: readonly string[];
}

/** Resolved lines in the shape of the warehouse; the arrays are the same. */
export function shapeLines(lines: ResolvedLines, place: ChunkPlace): LineChunk {
  const { length, rowNo, orderId, customerId, productId, seconds, quantity, unitPrice, amount, cost, discount } = lines;
  return {
    ...place,
    length,
    rowNo,
    orderId,
    customerId,
    productId,
    seconds,
    quantity,
    unitPrice,
    amount,
    cost,
    discount,
    // Lines that take their words from the order have label ids and no codes of their own.
    channel: lines.channel ?? lines.channelId,
    country: lines.country ?? lines.countryId,
  };
}
