import { hashBytes } from './byte-hash.ts';
import type { ByteTable } from './byte-table.ts';

/** Stand for a code that is still to come: one of its own, or that of the row before. */
const WAITING = -1;
const REPEATED = -2;
/** Numbers of a row: its bytes, their length, their hash. */
const STRIDE = 5;
const LENGTH = 3;
const HASH = 4;
/** Rows that are looked up together. */
const BLOCK = 64;

/**
 * Short keys of the rows of a chunk until all of them are looked up in one go. In a file with a million customers nearly every look goes to distant
 * memory, and the processor waits for sixteen of them in the time of one when it is told of them beforehand.
 */
export class WaitingKeys {
  readonly #table: ByteTable;
  readonly #rows: Int32Array;
  /** Keeps what `touch` read from being taken for needless. */
  touched = 0;

  constructor(table: ByteTable, rows: number) {
    this.#table = table;
    this.#rows = new Int32Array(rows * STRIDE);
  }

  /** Notes the key of a row: at most `SHORT_BYTES` bytes [start, end), at least one. Gives what stands for its code among the `codes` of the rows until `settle`. */
  note(row: number, codes: Int32Array, bytes: Uint8Array, start: number, end: number): number {
    const rows = this.#rows;
    const at = row * STRIDE;
    this.#table.writeWords(bytes, start, end, rows, at);
    rows[at + LENGTH] = end - start;
    if (row > 0 && (codes[row - 1] as number) < 0 && this.#isSame(at, at - STRIDE)) return REPEATED;
    rows[at + HASH] = hashBytes(bytes, start, end);
    return WAITING;
  }

  /** Gives every row among the first `length` that was noted its code; `learn` gives that of bytes the table does not know. */
  settle(
    codes: Int32Array,
    length: number,
    codeOf: (entry: number) => number,
    learn: (bytes: Uint8Array, end: number, hash: number) => number,
  ): void {
    const rows = this.#rows;
    for (let from = 0; from < length; from += BLOCK) {
      const end = Math.min(length, from + BLOCK);
      this.#touch(codes, from, end);
      for (let row = from; row < end; row++) {
        const code = codes[row] as number;
        if (code >= 0) continue;
        if (code === REPEATED) {
          codes[row] = codes[row - 1] as number;
          continue;
        }
        const at = row * STRIDE;
        const size = rows[at + LENGTH] as number;
        const hash = rows[at + HASH] as number;
        const [low, middle, high] = [rows[at] as number, rows[at + 1] as number, rows[at + 2] as number];
        const entry = this.#table.findWords(hash, size, low, middle, high);
        codes[row] = entry < 0 ? learn(this.#table.readWords(size, low, middle, high), size, hash) : codeOf(entry);
      }
    }
  }

  #touch(codes: Int32Array, from: number, end: number): void {
    let touched = 0;
    for (let row = from; row < end; row++) if (codes[row] === WAITING) touched ^= this.#table.touch(this.#rows[row * STRIDE + HASH] as number);
    this.touched = touched;
  }

  #isSame(at: number, other: number): boolean {
    const rows = this.#rows;
    return (
      rows[at] === rows[other] && rows[at + 1] === rows[other + 1] && rows[at + 2] === rows[other + 2] && rows[at + LENGTH] === rows[other + LENGTH]
    );
  }
}
