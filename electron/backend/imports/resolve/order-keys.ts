import { hashBytes } from '../../../parser/bytes/byte-table.ts';
import type { RecordChunk } from '../../../parser/protocol.ts';
import { AppError } from '../../app-error.ts';
import { growInts } from './growing.ts';
import { KeyPages } from './key-pages.ts';

const FIRST_SLOTS = 4096;
const STRIDE = 2;
/** Of eight slots at most this many are taken. */
const MOST_OF_EIGHT = 6;

/** Gives the order number under a code whose text was forgotten. */
export type ForgottenKey = (code: number) => string;

/**
 * Order numbers of a file: code 0 = none, code k = k-th number met. A file has nearly as many of them as it has lines, so they are kept as
 * bytes, and forgotten once the store holds them. Eight bytes a number stay, by which one that comes again is found; then its text is read
 * back and compared, so that no two numbers are ever taken for one.
 */
export class OrderKeys {
  /** Codes given so far. */
  count = 0;
  readonly #pages = new KeyPages();
  /** Code (0 = free) and hash. */
  #slots = new Int32Array(FIRST_SLOTS * STRIDE);
  readonly #forgotten: ForgottenKey;
  /** Codes of texts that came as a dictionary of the whole file, by their place in it. */
  #ofFile: Int32Array = new Int32Array(0);
  #inFile = 0;

  constructor(forgotten: ForgottenKey) {
    this.#forgotten = forgotten;
  }

  /** Code of each row of a chunk; null when the file has no order numbers. Once per chunk. */
  take(chunk: RecordChunk): Int32Array | null {
    const column = chunk.columns.orderId;
    if (column === undefined) return null;
    if (column.form === 'keys') return translate(column.codes, this.#codesOf(column.bytes, column.ends), 1);
    if (column.form !== 'text') throw new AppError('MAPPING_INVALID', { role: 'orderId' });
    this.#ofFile = growInts(this.#ofFile, this.#inFile + column.added.length + 1);
    for (const text of column.added) {
      const bytes = Buffer.from(text);
      this.#ofFile[++this.#inFile] = this.#codesOf(bytes, Int32Array.of(bytes.length))[0] ?? 0;
    }
    return translate(column.codes, this.#ofFile, 0);
  }

  /** The number under a code; "" for 0. */
  text(code: number): string {
    if (code === 0) return '';
    return this.#pages.text(code) ?? this.#forgotten(code);
  }

  /** The numbers under many codes; "" for 0. */
  texts(codes: Int32Array): string[] {
    const held = this.#pages.texts(codes);
    return held.map((text, index) => text ?? this.text(codes[index] ?? 0));
  }

  /** Lets the text of a number go that `forgotten` can give from now on. */
  forget(code: number): void {
    this.#pages.forget(code);
  }

  /** Codes of texts that lie one behind the other. */
  #codesOf(bytes: Uint8Array, ends: Int32Array): Int32Array {
    const codes = new Int32Array(ends.length);
    this.#pages.begin(this.count + 1, bytes.length, ends.length);
    let start = 0;
    for (let at = 0; at < ends.length; at++) {
      const end = ends[at] as number;
      codes[at] = this.#codeOf(bytes, start, end);
      start = end;
    }
    this.#pages.end();
    return codes;
  }

  #codeOf(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashBytes(bytes, start, end);
    const mask = this.#slots.length - 1;
    let slot = (hash << 1) & mask;
    for (;;) {
      const code = this.#slots[slot] as number;
      if (code === 0) break;
      if (this.#slots[slot + 1] === hash && this.#isSame(code, bytes, start, end)) return code;
      slot = (slot + STRIDE) & mask;
    }
    this.count += 1;
    this.#slots[slot] = this.count;
    this.#slots[slot + 1] = hash;
    this.#pages.add(bytes, start, end);
    if (this.count * 8 > (this.#slots.length / STRIDE) * MOST_OF_EIGHT) this.#grow();
    return this.count;
  }

  #isSame(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    return this.#pages.isEqual(code, bytes, start, end) ?? Buffer.from(this.#forgotten(code)).equals(bytes.subarray(start, end));
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let at = 0; at < before.length; at += STRIDE) {
      if (before[at] === 0) continue;
      const hash = before[at + 1] as number;
      let slot = (hash << 1) & mask;
      while (slots[slot] !== 0) slot = (slot + STRIDE) & mask;
      slots[slot] = before[at] as number;
      slots[slot + 1] = hash;
    }
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
