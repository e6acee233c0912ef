import { KeyCodes, type KeyScope } from '../bytes/key-codes.ts';
import { TextCodes } from '../bytes/text-codes.ts';
import { CHUNK_RECORDS } from '../limits.ts';
import { type ChunkColumn, FLAG_EMPTY } from '../protocol.ts';

/** A column of the chunk being built. Values of a record that is refused in the end are simply written over. */
export interface ColumnBuffer {
  /** The first `length` values, as they travel; the buffer starts over. */
  take(length: number): ChunkColumn;
  /** Whether record `row` has a value here. */
  isFilled(row: number): boolean;
}

/** Codes into a dictionary that grows chunk by chunk. */
export class TextColumn implements ColumnBuffer {
  readonly codes = new Int32Array(CHUNK_RECORDS);
  readonly texts: TextCodes;

  constructor(nullTokens: boolean) {
    this.texts = new TextCodes(nullTokens);
  }

  set(row: number, bytes: Uint8Array, start: number, end: number): void {
    this.codes[row] = this.texts.codeOf(bytes, start, end);
  }

  take(length: number): Extract<ChunkColumn, { form: 'text' }> {
    return { form: 'text', codes: this.codes.slice(0, length), added: this.texts.takeAdded() };
  }

  isFilled(row: number): boolean {
    return this.codes[row] !== 0;
  }
}

/** Codes into a dictionary whose texts travel as bytes: that of the chunk alone, or one that grows chunk by chunk. */
export class KeyColumn implements ColumnBuffer {
  readonly codes = new Int32Array(CHUNK_RECORDS);
  readonly texts: KeyCodes;

  constructor(scope: KeyScope) {
    this.texts = new KeyCodes(scope, true);
  }

  /** The key of record `row`; its code is certain once the chunk is taken, whether there is one at once. */
  set(row: number, bytes: Uint8Array, start: number, end: number): void {
    this.codes[row] = this.texts.note(row, this.codes, bytes, start, end);
  }

  take(length: number): ChunkColumn {
    this.texts.settle(this.codes, length);
    return { form: this.texts.scope === 'chunk' ? 'keys' : 'packed', codes: this.codes.slice(0, length), ...this.texts.take() };
  }

  isFilled(row: number): boolean {
    return this.codes[row] !== 0;
  }
}

/** Ten-thousandths; NaN = empty. Turns wide for a chunk in which a number is beyond exact doubles. */
export class DecimalColumn implements ColumnBuffer {
  readonly scaled = new Float64Array(CHUNK_RECORDS);
  readonly #wide = new Map<number, bigint>();

  set(row: number, value: number | bigint): void {
    if (typeof value === 'number') {
      this.scaled[row] = value;
      if (this.#wide.size > 0) this.#wide.delete(row);
    } else {
      this.#wide.set(row, value);
    }
  }

  isFilled(row: number): boolean {
    return this.#wide.has(row) || !Number.isNaN(this.scaled[row]);
  }

  take(length: number): ChunkColumn {
    if (this.#wide.size > 0) this.#wide.delete(length);
    const column: ChunkColumn = this.#wide.size === 0 ? { form: 'decimal', scaled: this.scaled.slice(0, length) } : this.#takeWide(length);
    this.#wide.clear();
    return column;
  }

  #takeWide(length: number): ChunkColumn {
    const scaled = new BigInt64Array(length);
    const empty = new Uint8Array(length);
    for (let row = 0; row < length; row++) {
      const wide = this.#wide.get(row);
      const value = this.scaled[row] as number;
      if (wide !== undefined) scaled[row] = wide;
      else if (Number.isNaN(value)) empty[row] = 1;
      else scaled[row] = BigInt(value);
    }
    return { form: 'wide', scaled, empty };
  }
}

/** Epoch seconds on the wall clock; NaN = empty. */
export class SecondsColumn implements ColumnBuffer {
  readonly seconds = new Float64Array(CHUNK_RECORDS);

  take(length: number): ChunkColumn {
    return { form: 'seconds', seconds: this.seconds.slice(0, length) };
  }

  isFilled(row: number): boolean {
    return !Number.isNaN(this.seconds[row]);
  }
}

/** Yes, no or nothing: 1, 0, `FLAG_EMPTY`. */
export class FlagColumn implements ColumnBuffer {
  readonly flags = new Int8Array(CHUNK_RECORDS);

  take(length: number): ChunkColumn {
    return { form: 'flag', flags: this.flags.slice(0, length) };
  }

  isFilled(row: number): boolean {
    return this.flags[row] !== FLAG_EMPTY;
  }
}
