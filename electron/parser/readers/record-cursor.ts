import { isUtf8 } from 'node:buffer';
import { lastWhole } from '../bytes/utf8.ts';
import { KEPT_OF_LONG_LINE, MAX_LINE_BYTES } from '../limits.ts';
import { type EscapedDialect, EscapedTokenizer, needsEscapes } from './escaped-tokenizer.ts';
import { startOfLastLines } from './held-back.ts';
import { LEARNED_BYTES, RecordRepair } from './repair/record-repair.ts';
import { BLANK, ESCAPED, type FieldTokenizer, NEED_MORE, PLAIN, QUOTED, RECORD, Tokenizer, type TokenStatus, UNTERMINATED } from './tokenizer.ts';

/** What the cursor stands on: a record, or one that cannot be cut into fields and why. */
export type RecordStatus = 'record' | 'unterminatedQuote' | 'badQuote' | 'lineTooLong' | 'badEncoding';
/** What `RecordCursor.next` says. */
export type CursorStatus = RecordStatus | 'needMore';

const LF = 10;
const CR = 13;
const REPLACEMENT = '\uFFFD';
const MARK = [0xef, 0xbb, 0xbf] as const;

export interface CursorDialect extends EscapedDialect {
  readonly skipLines: number;
  readonly comment?: string | null | undefined;
  readonly footerLines?: number | undefined;
  readonly ragged?: 'refuse' | 'repair' | undefined;
  readonly wrapped?: boolean | undefined;
  /** With `headerRows`: a record that repeats the header further down is passed over, and none of it is taken for an example of the columns. */
  readonly hasHeader?: boolean | undefined;
  readonly headerRows?: number | undefined;
}

/**
 * Walks over the records of a stream of UTF-8 blocks, with the physical line of each. Feed with `refill`, ask with `next` until it answers "needMore".
 * Passed over and never records: blank lines, comments, the first `skipLines` and the last `footerLines` lines, and
 * the header when it comes again. With `ragged` "repair" a record of the wrong width is mended where only one way is possible (`RecordRepair`).
 * Memory: one block and the unfinished record; when mending also the first quarter of a megabyte.
 */
export class RecordCursor {
  readonly fields: FieldTokenizer;
  /** The bytes the fields point into; a new one may appear at each refill and each record. */
  bytes = new Uint8Array(0);
  /** The record, line end included. */
  start = 0;
  end = 0;
  /** First physical line of the record, 1 = first line of the file. */
  line = 0;
  /** The record's fields are not what its own text says: it was mended. */
  isRepaired = false;
  /** Comments and repeated headers passed over so far. */
  comments = 0;
  repeatedHeaders = 0;
  #filled = 0;
  /** Where reading stops: lines that may be the footer are held back. */
  #limit = 0;
  #pos = 0;
  #nextLine = 1;
  #final = false;
  #toSkip: number;
  #skippingLong = false;
  #skippingComment = false;
  #suspect = false;
  #headerRows: number;
  #header: readonly string[] = [];
  #headerWidth = -1;
  #firstName: Uint8Array = new Uint8Array(0);
  readonly #escaped: EscapedTokenizer | null;
  readonly #repair: RecordRepair | null;
  readonly #comment: Uint8Array;
  readonly #footerLines: number;
  readonly #wrapped: boolean;
  readonly #replacementIsFault: boolean;
  readonly #isLineARecord: boolean;

  /**
   * `isTranscoded`: the bytes were made from another encoding, so U+FFFD stands for what could not be decoded.
   * `lineUnit` "record": the text was made from a table without lines, so every record (blank ones and those passed over too) counts as one.
   */
  constructor(dialect: CursorDialect, isTranscoded: boolean, lineUnit: 'physical' | 'record' = 'physical') {
    this.#escaped = needsEscapes(dialect) ? new EscapedTokenizer(dialect) : null;
    this.fields = this.#escaped ?? new Tokenizer(dialect);
    this.#repair = dialect.ragged === 'repair' ? new RecordRepair(dialect) : null;
    this.#comment = new TextEncoder().encode(dialect.comment ?? '');
    this.#footerLines = dialect.footerLines ?? 0;
    this.#wrapped = dialect.wrapped === true;
    this.#toSkip = dialect.skipLines;
    this.#headerRows = dialect.hasHeader === true ? (dialect.headerRows ?? 1) : 0;
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
    this.fields.moved?.();
    this.#pos = 0;
    this.#filled = rest + block.length;
    this.#limit = this.#footerLines === 0 ? this.#filled : startOfLastLines(this.bytes, 0, this.#filled, this.#footerLines + (this.#final ? 0 : 1));
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
    if (!this.#skipPreamble() || !this.#learn()) return 'needMore';
    for (;;) {
      if (this.#skippingLong && !this.#skipLong()) return 'needMore';
      if (this.#skippingComment && !this.#skipComment()) return 'needMore';
      if (this.#pos >= this.#limit) return 'needMore';
      this.#skippingComment = this.#comment.length > 0 && this.#isComment();
      if (this.#skippingComment) continue;
      let status = this.fields.read(this.bytes, this.bytes[this.#pos] === MARK[0] ? this.#behindMark() : this.#pos, this.#limit, this.#final);
      if (status === NEED_MORE) return this.#limit - this.#pos > MAX_LINE_BYTES ? this.#refuseLong() : 'needMore';
      if (this.#wrapped) status = this.#readWrapped(status);
      const isMended = this.#repair !== null && status !== BLANK && this.#mend(status);
      this.#step(this.fields.next);
      if (status === BLANK) continue;
      this.isRepaired = isMended;
      if (status !== RECORD && !isMended) return status === UNTERMINATED ? 'unterminatedQuote' : 'badQuote';
      if (this.end - this.start > MAX_LINE_BYTES) return 'lineTooLong';
      if (this.#suspect && this.#isBroken()) return 'badEncoding';
      if (this.#escaped !== null) this.#writeOut(this.#escaped);
      if (this.#headerRows > 0) this.#takeHeader();
      else if (this.fields.count === this.#headerWidth && this.#isHeaderAgain()) continue;
      return 'record';
    }
  }

  /** Text of a field as it stands in the file, quotes undone; of a longer one than `mostBytes` its beginning. */
  text(index: number, mostBytes = Number.POSITIVE_INFINITY): string {
    const from = this.fields.starts[index] as number;
    return this.decode(from, Math.min(this.fields.ends[index] as number, from + mostBytes), this.fields.forms[index] === ESCAPED);
  }

  /** Text of bytes [from, to); `isEscaped` undoes doubled quotes. */
  decode(from: number, to: number, isEscaped = false): string {
    const text = Buffer.from(this.bytes.buffer, from, to - from).toString('utf8');
    return isEscaped ? text.replace(this.fields.doubledQuote, this.fields.quoteText) : text;
  }

  /** The line was one quoted field: what stands in it is the record, read from a copy behind the block. */
  #readWrapped(status: TokenStatus): TokenStatus {
    const { next, lineEnds, count, forms } = this.fields;
    if (status !== RECORD || count !== 1 || forms[0] === PLAIN) return status;
    const inner = Buffer.from(this.text(0));
    this.#room(inner.length).set(inner, this.#filled);
    this.fields.moved?.();
    const result = this.fields.read(this.bytes, this.#filled, this.#filled + inner.length, true);
    this.fields.next = next;
    this.fields.lineEnds = lineEnds;
    return result;
  }

  /** The bytes, with room for `length` more behind the block. */
  #room(length: number): Uint8Array {
    if (this.bytes.length < this.#filled + length) {
      const larger = new Uint8Array((this.#filled + length) * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    return this.bytes;
  }

  /** Files put one behind the other bring their byte order marks along. */
  #behindMark(): number {
    const { bytes } = this;
    const isMark = bytes[this.#pos + 1] === MARK[1] && bytes[this.#pos + 2] === MARK[2];
    return isMark ? this.#pos + MARK.length : this.#pos;
  }

  /** Fields with escapes, as they are meant, behind the block: whoever reads them need not know of escapes. */
  #writeOut(tokenizer: EscapedTokenizer): void {
    const { starts, ends, forms } = this.fields;
    const stored = Math.min(this.fields.count, starts.length - 1);
    // The record itself may stand behind the block already (`#readWrapped`).
    let at = Math.max(this.#filled, ends[stored - 1] ?? 0);
    const bytes = this.#room(at - this.#filled + this.end - this.start);
    for (let index = 0; index < stored; index++) {
      if (forms[index] !== ESCAPED) continue;
      const from = at;
      at = tokenizer.unescape(bytes, starts[index] as number, ends[index] as number, bytes, from);
      starts[index] = from;
      ends[index] = at;
      forms[index] = QUOTED;
    }
  }

  /** The first lines show what the columns hold; false while too few have come. */
  #learn(): boolean {
    if (this.#repair === null || this.#repair.isReady) return true;
    if (!this.#final && this.#limit - this.#pos < LEARNED_BYTES) return false;
    this.#repair.learn(this.bytes, this.#pos, Math.min(this.#limit, this.#pos + LEARNED_BYTES), this.#headerRows);
    return true;
  }

  #mend(status: TokenStatus): boolean {
    const isHeader = this.#headerRows > 0;
    return this.#repair?.mend({ bytes: this.bytes, start: this.#pos, limit: this.#limit, status, fields: this.fields, isHeader }) ?? false;
  }

  #takeHeader(): void {
    const { count } = this.fields;
    this.#headerRows--;
    if (this.#header.length > 0 || count < 2 || count >= this.fields.starts.length) return;
    this.#header = Array.from({ length: count }, (_, index) => this.text(index));
    this.#headerWidth = count;
    this.#firstName = Buffer.from(this.#header[0] ?? '');
  }

  /** Whether the record repeats the header, as where pages or files were put one behind the other. */
  #isHeaderAgain(): boolean {
    const { starts, ends } = this.fields;
    const at = starts[0] as number;
    if ((ends[0] as number) - at !== this.#firstName.length || this.bytes[at] !== this.#firstName[0]) return false;
    if (Buffer.compare(this.#firstName, this.bytes.subarray(at, ends[0])) !== 0) return false;
    if (!this.#header.every((name, index) => this.text(index) === name)) return false;
    this.repeatedHeaders++;
    return true;
  }

  #isComment(): boolean {
    for (const [index, byte] of this.#comment.entries()) if (this.bytes[this.#pos + index] !== byte || this.#pos + index >= this.#limit) return false;
    return true;
  }

  #skipComment(): boolean {
    const isWhole = this.#skipLine();
    this.#skippingComment = !isWhole && !this.#final;
    if (!this.#skippingComment) this.comments++;
    return isWhole;
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
    if (this.fields.read(this.bytes, this.#pos, this.#limit, true) === UNTERMINATED && this.fields.lineEnds > 0) {
      this.#step(this.fields.next);
      return 'unterminatedQuote';
    }
    this.fields.lineEnds = 0;
    this.#step(this.#limit);
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
    if (this.#pos >= this.#limit || this.fields.read(this.bytes, this.#pos, this.#limit, this.#final) === NEED_MORE) return false;
    this.#step(this.fields.next);
    return true;
  }

  /** Passes to the next physical line; false when its end has not come yet (what there is of it is dropped). */
  #skipLine(): boolean {
    while (this.#pos < this.#limit && this.bytes[this.#pos] !== LF && this.bytes[this.#pos] !== CR) this.#pos++;
    if (this.#pos >= this.#limit) return false;
    if (this.bytes[this.#pos] === CR) {
      if (this.#pos + 1 >= this.#limit && !this.#final) return false;
      if (this.bytes[this.#pos + 1] === LF && this.#pos + 1 < this.#limit) this.#pos++;
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
