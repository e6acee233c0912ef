import { isUtf8 } from 'node:buffer';
import { lastWhole } from '../bytes/utf8.ts';
import { KEPT_OF_LONG_LINE, MAX_LINE_BYTES } from '../limits.ts';
import { BAD_QUOTE, BLANK, NEED_MORE, RECORD, Tokenizer, type TokenizerDialect, UNTERMINATED } from './tokenizer.ts';

/** What the cursor stands on: a record, or one that cannot be cut into fields and why. */
export type RecordStatus = 'record' | 'unterminatedQuote' | 'badQuote' | 'lineTooLong' | 'badEncoding';
/** What `RecordCursor.next` says. */
export type CursorStatus = RecordStatus | 'needMore';

const LF = 10;
const CR = 13;
const REPLACEMENT = '\uFFFD';

export interface CursorDialect extends TokenizerDialect {
  readonly skipLines: number;
}

/**
 * Walks over the records of a stream of UTF-8 blocks, with the physical line of each. Feed with `refill`, ask with `next`
 * until it answers "needMore". Blank lines and the first `skipLines` lines are passed over. Memory: one block and the unfinished record.
 */
export class RecordCursor {
  readonly fields: Tokenizer;
  /** The bytes the fields point into; a new one may appear at each refill. */
  bytes = new Uint8Array(0);
  /** The record, line end included. */
  start = 0;
  end = 0;
  /** First physical line of the record, 1 = first line of the file. */
  line = 0;
  #filled = 0;
  #pos = 0;
  #nextLine = 1;
  #final = false;
  #toSkip: number;
  #skippingLong = false;
  #suspect = false;
  readonly #replacementIsFault: boolean;
  readonly #isLineARecord: boolean;

  /**
   * `isTranscoded`: the bytes were made from another encoding, so U+FFFD stands for what could not be decoded.
   * `lineUnit` "record": the text was made from a table without lines, so every record (blank ones and those passed over too) counts as one.
   */
  constructor(dialect: CursorDialect, isTranscoded: boolean, lineUnit: 'physical' | 'record' = 'physical') {
    this.fields = new Tokenizer(dialect);
    this.#toSkip = dialect.skipLines;
    this.#replacementIsFault = isTranscoded;
    this.#isLineARecord = lineUnit === 'record';
  }

  /** Adds bytes; the record that was unfinished moves to the front. */
  refill(block: Uint8Array): void {
    const rest = this.#filled - this.#pos;
    if (rest + block.length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(rest + block.length, this.bytes.length * 2));
      larger.set(this.bytes.subarray(this.#pos, this.#filled));
      this.bytes = larger;
    } else {
      this.bytes.copyWithin(0, this.#pos, this.#filled);
    }
    this.bytes.set(block, rest);
    this.#pos = 0;
    this.#filled = rest + block.length;
    const whole = this.bytes.subarray(0, this.#final ? this.#filled : lastWhole(this.bytes, this.#filled));
    this.#suspect = this.#replacementIsFault ? Buffer.from(whole.buffer, 0, whole.length).includes(REPLACEMENT) : !isUtf8(whole);
  }

  /** No more bytes will come. */
  finish(): void {
    this.#final = true;
    this.refill(new Uint8Array(0));
  }

  /** Steps to the next record. */
  next(): CursorStatus {
    if (!this.#skipPreamble()) return 'needMore';
    for (;;) {
      if (this.#skippingLong && !this.#skipLong()) return 'needMore';
      if (this.#pos >= this.#filled) return 'needMore';
      const status = this.fields.read(this.bytes, this.#pos, this.#filled, this.#final);
      if (status === NEED_MORE) return this.#filled - this.#pos > MAX_LINE_BYTES ? this.#refuseLong() : 'needMore';
      this.#step(this.fields.next);
      if (status === BLANK) continue;
      if (status === UNTERMINATED) return 'unterminatedQuote';
      if (status === BAD_QUOTE) return 'badQuote';
      if (status === RECORD && this.end - this.start > MAX_LINE_BYTES) return 'lineTooLong';
      return this.#suspect && this.#isBroken() ? 'badEncoding' : 'record';
    }
  }

  /** Text of a field as it stands in the file, quotes undone. */
  text(index: number): string {
    return this.decode(this.fields.starts[index] as number, this.fields.ends[index] as number, this.fields.forms[index] === 2);
  }

  /** Text of bytes [from, to); `isEscaped` undoes doubled quotes. */
  decode(from: number, to: number, isEscaped = false): string {
    const text = Buffer.from(this.bytes.buffer, from, to - from).toString('utf8');
    return isEscaped ? text.replace(this.fields.doubledQuote, this.fields.quoteText) : text;
  }

  #step(next: number): void {
    this.start = this.#pos;
    this.end = next;
    this.line = this.#nextLine;
    this.#pos = next;
    this.#nextLine += this.#isLineARecord ? 1 : this.fields.lineEnds;
  }

  /** The unfinished record is longer than a line may be: either a quote never closed or the line itself is too long. */
  #refuseLong(): CursorStatus {
    if (this.fields.read(this.bytes, this.#pos, this.#filled, true) === UNTERMINATED && this.fields.lineEnds > 0) {
      this.#step(this.fields.next);
      return 'unterminatedQuote';
    }
    this.fields.lineEnds = 0;
    this.#step(this.#filled);
    this.end = this.start + KEPT_OF_LONG_LINE;
    this.#skippingLong = true;
    return 'lineTooLong';
  }

  #skipLong(): boolean {
    if (!this.#skipLine()) return false;
    this.#skippingLong = false;
    return true;
  }

  #skipPreamble(): boolean {
    for (; this.#toSkip > 0; this.#toSkip--) if (!(this.#isLineARecord ? this.#skipRecord() : this.#skipLine())) return false;
    return true;
  }

  #skipRecord(): boolean {
    if (this.#pos >= this.#filled || this.fields.read(this.bytes, this.#pos, this.#filled, this.#final) === NEED_MORE) return false;
    this.#step(this.fields.next);
    return true;
  }

  /** Passes to the next physical line; false when its end has not come yet (what there is of it is dropped). */
  #skipLine(): boolean {
    while (this.#pos < this.#filled && this.bytes[this.#pos] !== LF && this.bytes[this.#pos] !== CR) this.#pos++;
    if (this.#pos >= this.#filled) return false;
    if (this.bytes[this.#pos] === CR) {
      if (this.#pos + 1 >= this.#filled && !this.#final) return false;
      if (this.bytes[this.#pos + 1] === LF && this.#pos + 1 < this.#filled) this.#pos++;
    }
    this.#pos++;
    this.#nextLine++;
    return true;
  }

  #isBroken(): boolean {
    const record = this.bytes.subarray(this.start, this.end);
    return this.#replacementIsFault ? Buffer.from(this.bytes.buffer, this.start, record.length).includes(REPLACEMENT) : !isUtf8(record);
  }
}
