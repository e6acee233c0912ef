import { formatDecimal } from '../../../shared/model/decimal.ts';
import { CHUNK_RECORDS } from '../limits.ts';
import type { ChunkColumn } from '../protocol.ts';

const SAFE_HALF = 2 ** 52;
/** As many of these as a chunk has rows stay exact when they are added up as doubles. */
const SMALL = SAFE_HALF / CHUNK_RECORDS;

/** Exact sum of ten-thousandths: doubles while they are exact, a bigint beyond. */
export class AmountSum {
  #total = 0n;
  #partial = 0;

  add(scaled: number | bigint): void {
    if (typeof scaled === 'bigint') {
      this.#total += scaled;
      return;
    }
    if (scaled > SAFE_HALF || scaled < -SAFE_HALF) {
      this.#total += BigInt(scaled);
      return;
    }
    this.#partial += scaled;
    if (this.#partial > SAFE_HALF || this.#partial < -SAFE_HALF) this.#carry();
  }

  /** Adds the values of a chunk's decimal column; empty ones count nothing. */
  addColumn(column: ChunkColumn | undefined): void {
    if (column?.form === 'decimal') {
      let small = 0;
      for (const scaled of column.scaled) {
        if (scaled <= SMALL && scaled >= -SMALL) small += scaled;
        else if (!Number.isNaN(scaled)) this.add(scaled);
      }
      this.#total += BigInt(small);
    } else if (column?.form === 'wide') {
      for (const scaled of column.scaled) this.#total += scaled;
    }
  }

  /** Decimal text of the sum. */
  text(): string {
    this.#carry();
    return formatDecimal(this.#total);
  }

  #carry(): void {
    this.#total += BigInt(this.#partial);
    this.#partial = 0;
  }
}
