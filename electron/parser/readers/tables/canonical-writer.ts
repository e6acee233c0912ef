import { BLOCK_BYTES } from '../../limits.ts';
import { ParserFailure } from '../../parser-failure.ts';
import { MAX_ROW_BYTES, MAX_TABLE_FIELDS } from './table-limits.ts';

const COMMA = 44;
const QUOTE = 34;
const LF = 10;
const CR = 13;
/** Rows whose widest gives the table its width before the first one is handed over. */
const LOOKAHEAD_ROWS = 500;
const LOOKAHEAD_BYTES = 256 * 1024;

/**
 * Writes rows as canonical delimited text: UTF-8, comma, doubled quotes, "\n". Rows are filled up to the width of the table, which is that of the
 * widest of the first rows and grows with wider ones; narrow rows above the table (titles) are left as they are, and a row without any value is an
 * empty line, so that line n stays row n.
 * With `width` given the width is fixed and a row of nothing but blanks is a record like any other.
 */
export class CanonicalWriter {
  #bytes = new Uint8Array(BLOCK_BYTES + LOOKAHEAD_BYTES);
  #length = 0;
  #column = 0;
  #rowStart = 0;
  #width: number;
  #fields = 0;
  #ahead: { end: number; count: number }[] | null;
  readonly #isFixed: boolean;

  constructor(width: number | null = null) {
    this.#isFixed = width !== null;
    this.#width = width ?? 0;
    this.#ahead = width === null ? [] : null;
  }

  /** Whether enough was written for `take`. */
  get isFull(): boolean {
    return this.#ahead === null && this.#length >= BLOCK_BYTES;
  }

  /** Writes a value into a column of the row, left to right; blank text leaves the field empty. */
  text(column: number, text: string): void {
    if (text !== '') this.bytes(column, Buffer.from(text, 'utf8'));
  }

  /** The same for UTF-8 bytes [from, to). Throws ParserFailure FILE_UNSAFE when the row becomes longer than any. */
  bytes(column: number, bytes: Uint8Array, from = 0, to = bytes.length): void {
    const length = to - from;
    if (length === 0) return;
    if (this.#length - this.#rowStart + length > MAX_ROW_BYTES) throw new ParserFailure('FILE_UNSAFE', { reason: 'row' });
    let at = this.#open(column, 2 * length + 2);
    const target = this.#bytes;
    let isQuoted = false;
    for (let index = from; index < to; index++) {
      const byte = bytes[index] as number;
      if (byte === COMMA || byte === QUOTE || byte === LF || byte === CR) {
        isQuoted = true;
        break;
      }
      target[at++] = byte;
    }
    this.#length = isQuoted ? writeQuoted(target, this.#length, bytes, from, to) : at;
  }

  /** Writes ASCII that needs no quotes; `write` puts it at the position given and returns where it ends. */
  plain(column: number, room: number, write: (target: Uint8Array, at: number) => number): void {
    this.#length = write(this.#bytes, this.#open(column, room));
  }

  /** Writes a record that cannot be cut into fields, so that it is refused with its text. */
  broken(text: string): void {
    if (this.#width > 1) this.text(0, text);
    else {
      this.text(0, `"${text}`);
      this.#grow(1);
      this.#bytes[this.#length++] = 33;
    }
    this.#end(this.#width > 1 ? 1 : 0);
  }

  /** Ends the row. Throws ParserFailure FILE_TOO_LARGE beyond the fields a table may have. */
  endRow(): void {
    const isBlank = this.#column === 0 && this.#length === this.#rowStart;
    const count = isBlank ? 0 : this.#column + 1;
    if (count > this.#width && !this.#isFixed) this.#width = count;
    if (this.#ahead === null && (!isBlank || this.#isFixed)) this.#pad(Math.max(1, count));
    this.#end(count);
  }

  /** Rows without a value. */
  blankRows(count: number): void {
    for (let index = 0; index < count; index++) this.#end(0);
  }

  /** What was written so far; null when there is nothing. The bytes stay valid until the next row is written. */
  take(isLast: boolean): Uint8Array | null {
    if (isLast) this.#settle();
    if (this.#ahead !== null || this.#length === 0) return null;
    const block = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    this.#rowStart = 0;
    return block;
  }

  #open(column: number, room: number): number {
    this.#grow(column - this.#column + room);
    while (this.#column < column) {
      this.#bytes[this.#length++] = COMMA;
      this.#column++;
    }
    return this.#length;
  }

  #pad(count: number): void {
    const missing = this.#width - count;
    if (missing <= 0) return;
    this.#grow(missing);
    this.#bytes.fill(COMMA, this.#length, this.#length + missing);
    this.#length += missing;
  }

  #end(count: number): void {
    this.#grow(1);
    this.#ahead?.push({ end: this.#length, count });
    this.#bytes[this.#length++] = LF;
    this.#column = 0;
    this.#rowStart = this.#length;
    this.#fields += count === 0 ? 1 : this.#width;
    if (this.#fields > MAX_TABLE_FIELDS) throw new ParserFailure('FILE_TOO_LARGE', {});
    if (this.#ahead !== null && (this.#ahead.length >= LOOKAHEAD_ROWS || this.#length >= LOOKAHEAD_BYTES)) this.#settle();
  }

  /** The width is known: fills up the rows that waited for it. */
  #settle(): void {
    const ahead = this.#ahead;
    if (ahead === null) return;
    this.#ahead = null;
    const waiting = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    let from = 0;
    let isAbove = true;
    for (const { end, count } of ahead) {
      isAbove &&= count <= Math.max(1, this.#width / 2);
      this.#grow(end - from);
      this.#bytes.set(waiting.subarray(from, end), this.#length);
      this.#length += end - from;
      if (count > 0 && !isAbove) this.#pad(count);
      this.#grow(1);
      this.#bytes[this.#length++] = LF;
      from = end + 1;
    }
    this.#rowStart = this.#length;
  }

  #grow(room: number): void {
    if (this.#length + room <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#length + room, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

function writeQuoted(target: Uint8Array, start: number, bytes: Uint8Array, from: number, to: number): number {
  let at = start;
  target[at++] = QUOTE;
  for (let index = from; index < to; index++) {
    const byte = bytes[index] as number;
    if (byte === QUOTE) target[at++] = QUOTE;
    target[at++] = byte;
  }
  target[at++] = QUOTE;
  return at;
}
