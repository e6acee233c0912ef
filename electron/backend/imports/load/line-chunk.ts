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

/** Puts resolved lines into the shape of the warehouse, each chunk into the arrays of the one before: new ones for every chunk cost more than filling them. */
export class LineChunkShape {
  readonly #quantity = new ReusedDecimals();
  readonly #amount = new ReusedDecimals();
  readonly #unitPrice = new ReusedDecimals();
  readonly #cost = new ReusedDecimals();
  readonly #discount = new ReusedDecimals();

  /** A chunk that holds until the next one is asked for. */
  shape(lines: ResolvedLines, place: ChunkPlace): LineChunk {
    const { length } = lines;
    return {
      ...place,
      length,
      rowNo: lines.rowNo,
      orderId: lines.orderId,
      customerId: lines.customerId,
      productId: lines.productId ?? new Int32Array(length),
      seconds: lines.seconds,
      quantity: this.#quantity.take(lines.quantity).scaled,
      unitPrice: lines.unitPrice === null ? null : this.#unitPrice.take(lines.unitPrice),
      amount: this.#amount.take(lines.amount).scaled,
      cost: lines.cost === null ? null : this.#cost.take(lines.cost),
      discount: lines.discount === null ? null : this.#discount.take(lines.discount),
      // Lines that take their words from the order have label ids and no codes of their own.
      channel: lines.channel ?? lines.channelId ?? new Int32Array(length),
      country: lines.country ?? lines.countryId ?? new Int32Array(length),
    };
  }
}

/** Whole numbers as 64-bit integers, in arrays that are filled again and again. */
class ReusedDecimals {
  #scaled = new BigInt64Array(0);
  #empty = new Uint8Array(0);

  take(column: Decimals): NullableDecimals {
    if (column.form === 'wide') return column;
    const { scaled: numbers } = column;
    const { length } = numbers;
    if (length > this.#empty.length) {
      this.#scaled = new BigInt64Array(length);
      this.#empty = new Uint8Array(length);
    }
    const words = toWords(this.#scaled);
    const empty = this.#empty;
    for (let row = 0; row < length; row++) {
      const value = numbers[row] as number;
      if (Number.isNaN(value)) {
        empty[row] = 1;
        putInt64(words, row, 0);
      } else {
        empty[row] = 0;
        putInt64(words, row, value);
      }
    }
    return { scaled: this.#scaled.subarray(0, length), empty: empty.subarray(0, length) };
  }
}
