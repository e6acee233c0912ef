import type { RecordChunk } from '../../../parser/protocol.ts';
import { AppError } from '../../app-error.ts';
import { growInts } from './growing.ts';
import { type ForgottenKey, KeyTable } from './key-table.ts';

const MARGIN = 1.02;

/**
 * Order numbers of a file: code 0 = none, code k = k-th number met. A file has nearly as many of them as it has lines, so they are kept as
 * bytes, and forgotten once the store holds them. Eight bytes a number stay, by which one that comes again is found; then its text is read
 * back and compared.
 */
export class OrderKeys {
  readonly #table: KeyTable;
  /** Codes of texts that came as a dictionary of the whole file, by their place in it. */
  #ofFile: Int32Array = new Int32Array(0);
  #inFile = 0;

  constructor(forgotten: ForgottenKey) {
    this.#table = new KeyTable(forgotten);
  }

  /** Codes given so far. */
  get count(): number {
    return this.#table.count;
  }

  /** Code of each row of a chunk; null when the file has no order numbers. Once per chunk. */
  take(chunk: RecordChunk): Int32Array | null {
    const column = chunk.columns.orderId;
    if (column === undefined) return null;
    const { bytesRead, bytesTotal } = chunk.progress;
    // Numbers come evenly over a file; a little more than that, so that the last of them fit.
    if (bytesRead > 0) this.#table.expected = Math.ceil(this.count * (bytesTotal / bytesRead) * MARGIN);
    if (column.form === 'keys') return translate(column.codes, this.#codesOf(column.bytes, column.ends), 1);
    if (column.form !== 'text') throw new AppError('MAPPING_INVALID', { role: 'orderId' });
    this.#ofFile = growInts(this.#ofFile, this.#inFile + column.added.length + 1);
    for (const text of column.added) this.#ofFile[++this.#inFile] = this.#table.codeOfText(text);
    this.#table.closePage();
    return translate(column.codes, this.#ofFile, 0);
  }

  /** The number under a code; "" for 0. */
  text(code: number): string {
    return this.#table.text(code);
  }

  /** The numbers under many codes; "" for 0. */
  texts(codes: Int32Array): string[] {
    return this.#table.texts(codes);
  }

  /** Lets the texts of numbers go that `forgotten` can give from now on; 0 = none. Numbers that stand one behind the other go together. */
  forget(codes: Int32Array): void {
    for (let at = 0; at < codes.length; ) {
      const first = codes[at] as number;
      let count = 1;
      while (at + count < codes.length && codes[at + count] === first + count) count += 1;
      if (first === 0) this.#table.forgetRun(1, count - 1);
      else this.#table.forgetRun(first, count);
      at += count;
    }
  }

  /** The last number was read: they are only given from now on. */
  seal(): void {
    this.#table.seal();
  }

  /** Codes of texts that lie one behind the other. */
  #codesOf(bytes: Uint8Array, ends: Int32Array): Int32Array {
    const codes = new Int32Array(ends.length);
    let start = 0;
    for (let at = 0; at < ends.length; at++) {
      const end = ends[at] as number;
      codes[at] = this.#table.codeOf(bytes, start, end);
      start = end;
    }
    this.#table.closePage();
    return codes;
  }
}

/** Codes of the rows by way of those of the dictionary, whose first entry has code `first`. */
function translate(codes: Int32Array, known: Int32Array, first: number): Int32Array {
  const found = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (code !== 0) found[row] = known[code - first] as number;
  }
  return found;
}
