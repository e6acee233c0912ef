import { MAX_COLUMNS } from '../limits.ts';

/** What `Tokenizer.read` met. */
export const RECORD = 0;
export const BLANK = 1;
export const NEED_MORE = 2;
export const UNTERMINATED = 3;
export const BAD_QUOTE = 4;
export type TokenStatus = typeof RECORD | typeof BLANK | typeof NEED_MORE | typeof UNTERMINATED | typeof BAD_QUOTE;

/** How a field stands in the bytes. */
export const PLAIN = 0;
export const QUOTED = 1;
/** Quoted, with doubled quotes inside. */
export const ESCAPED = 2;

/** One more than is allowed, so that too wide a record is seen as such. */
const STORED = MAX_COLUMNS + 1;

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const IS_DELIMITER = 1;
const IS_END = 2;

export interface TokenizerDialect {
  readonly delimiter: string;
  readonly quote: string | null;
  /** Runs of the delimiter are one, those at the ends none; absent = so for a space. */
  readonly collapse?: boolean | undefined;
}

/** What cuts bytes into records and fields. Arrays hold one entry more than MAX_COLUMNS, so that too wide a record is seen as such. */
export interface FieldTokenizer {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly forms: Uint8Array;
  /** Fields of the record; of those beyond MAX_COLUMNS only the first is kept. */
  count: number;
  /** Where the next record begins. */
  next: number;
  /** Line ends within the record, its own included. */
  lineEnds: number;
  /** Where the quote opened that was never closed or closed badly. */
  readonly faultAt: number;
  /** Finds a doubled quote, and what it stands for. */
  readonly doubledQuote: RegExp;
  readonly quoteText: string;
  read(bytes: Uint8Array, from: number, end: number, final: boolean): TokenStatus;
  /** The bytes that were read from are no longer what they were. */
  moved?(): void;
}

/**
 * Cuts UTF-8 bytes into records and fields (RFC 4180, read generously) without making strings: where each field begins and ends is left
 * in `starts`, `ends` and `forms`. LF, CRLF and a lone CR end a line; blanks between a closing quote and the delimiter are skipped;
 * a quote inside an unquoted field is an ordinary character. Quotes are ASCII and doubled; anything else is the work of `EscapedTokenizer`.
 */
export class Tokenizer implements FieldTokenizer {
  readonly starts = new Int32Array(STORED + 1);
  readonly ends = new Int32Array(STORED + 1);
  readonly forms = new Uint8Array(STORED + 1);
  count = 0;
  next = 0;
  lineEnds = 0;
  faultAt = 0;
  readonly doubledQuote: RegExp;
  readonly quoteText: string;
  readonly #kinds = new Uint8Array(256);
  readonly #delimiter: Uint8Array;
  readonly #quote: number;
  readonly #collapse: boolean;
  #status: TokenStatus = RECORD;

  constructor({ delimiter, quote, collapse }: TokenizerDialect) {
    this.#delimiter = new TextEncoder().encode(delimiter);
    this.#collapse = collapse ?? delimiter === ' ';
    this.#quote = quote === null ? -1 : quote.charCodeAt(0);
    this.quoteText = quote ?? '';
    this.doubledQuote = new RegExp(quote === null ? '(?!)' : `[${quote.replace(/[\\\]^-]/, '\\$&')}]{2}`, 'g');
    this.#kinds[this.#delimiter[0] as number] = IS_DELIMITER;
    this.#kinds[LF] = IS_END;
    this.#kinds[CR] = IS_END;
  }

  /**
   * Reads the record that begins at `from` in bytes [from, end). NEED_MORE: it may go on after `end`, call again with more (never when `final`).
   * After BAD_QUOTE and UNTERMINATED `next` is the line after the one on which the faulty quote opened, so that one stray quote costs one record.
   */
  read(bytes: Uint8Array, from: number, end: number, final: boolean): TokenStatus {
    const kinds = this.#kinds;
    const quote = this.#quote;
    const delimiterLength = this.#delimiter.length;
    const isWide = delimiterLength > 1;
    let pos = from;
    let count = 0;
    this.lineEnds = 0;
    for (;;) {
      if (this.#collapse) while (pos < end && this.#isDelimiterAt(bytes, pos, end)) pos += delimiterLength;
      let form = PLAIN;
      let start = pos;
      let stop: number;
      if (bytes[pos] === quote && pos < end) {
        const closed = this.#readQuoted(bytes, pos, end, final);
        if (closed < 0) {
          this.count = count;
          return this.#status;
        }
        form = this.forms[STORED] as number;
        start = pos + 1;
        stop = this.ends[STORED] as number;
        pos = closed;
      } else {
        while (pos < end && kinds[bytes[pos] as number] === 0) pos++;
        while (isWide && pos < end && kinds[bytes[pos] as number] === IS_DELIMITER && !this.#isDelimiterAt(bytes, pos, end)) {
          pos++;
          while (pos < end && kinds[bytes[pos] as number] === 0) pos++;
        }
        stop = pos;
      }
      if (pos >= end && !final) return NEED_MORE;
      const atDelimiter = pos < end && kinds[bytes[pos] as number] === IS_DELIMITER;
      const isTrailingRun = this.#collapse && !atDelimiter && start === stop && form === PLAIN && count > 0;
      if (!isTrailingRun) {
        if (count < STORED) {
          this.starts[count] = start;
          this.ends[count] = stop;
          this.forms[count] = form;
        }
        count++;
      }
      if (atDelimiter) {
        pos += delimiterLength;
        continue;
      }
      return endRecord(this, bytes, pos, end, final, count);
    }
  }

  /** Position after the field (at a delimiter, a line end or the end); its end and form go to the spare last entries. -1: see `#status`. */
  #readQuoted(bytes: Uint8Array, open: number, end: number, final: boolean): number {
    const quote = this.#quote;
    let pos = open + 1;
    let form = QUOTED;
    let lineEnds = 0;
    for (;;) {
      while (pos < end && bytes[pos] !== quote) {
        if (bytes[pos] === LF || (bytes[pos] === CR && bytes[pos + 1] !== LF)) lineEnds++;
        pos++;
      }
      if (pos >= end || (pos + 1 >= end && !final)) return this.#fail(final ? UNTERMINATED : NEED_MORE, bytes, open, end);
      if (bytes[pos + 1] === quote && pos + 1 < end) {
        form = ESCAPED;
        pos += 2;
        continue;
      }
      break;
    }
    const stop = pos;
    pos++;
    while (pos < end && (bytes[pos] === SPACE || bytes[pos] === TAB) && this.#kinds[bytes[pos] as number] === 0) pos++;
    if (pos >= end && !final) return this.#fail(NEED_MORE, bytes, open, end);
    if (pos < end && this.#kinds[bytes[pos] as number] !== IS_END && !this.#isDelimiterAt(bytes, pos, end)) {
      if (!final && pos + this.#delimiter.length > end) return this.#fail(NEED_MORE, bytes, open, end);
      return this.#fail(lineEnds === 0 ? BAD_QUOTE : UNTERMINATED, bytes, open, end, final);
    }
    this.lineEnds += lineEnds;
    this.forms[STORED] = form;
    this.ends[STORED] = stop;
    return pos;
  }

  #fail(status: TokenStatus, bytes: Uint8Array, open: number, end: number, final = true): -1 {
    this.#status = status;
    if (status === NEED_MORE) return -1;
    let pos = open;
    while (pos < end && bytes[pos] !== LF && bytes[pos] !== CR) pos++;
    if (!final && pos + 1 >= end) {
      this.#status = NEED_MORE;
      return -1;
    }
    if (pos < end) {
      pos += bytes[pos] === CR && bytes[pos + 1] === LF ? 2 : 1;
      this.lineEnds++;
    }
    this.next = Math.min(pos, end);
    this.faultAt = open;
    return -1;
  }

  #isDelimiterAt(bytes: Uint8Array, pos: number, end: number): boolean {
    if (pos + this.#delimiter.length > end) return false;
    for (let index = 0; index < this.#delimiter.length; index++) if (bytes[pos + index] !== this.#delimiter[index]) return false;
    return true;
  }
}

/** Ends a record of `count` fields at a line end or at the end of the bytes; NEED_MORE when a CR is the last that there is. */
export function endRecord(fields: FieldTokenizer, bytes: Uint8Array, at: number, end: number, final: boolean, count: number): TokenStatus {
  let pos = at;
  if (pos < end) {
    if (bytes[pos] === CR) {
      if (pos + 1 >= end && !final) return NEED_MORE;
      if (bytes[pos + 1] === LF && pos + 1 < end) pos++;
    }
    pos++;
    fields.lineEnds++;
  }
  fields.next = pos;
  fields.count = count;
  const { starts, ends, forms } = fields;
  return count === 1 && forms[0] === PLAIN && isBlank(bytes, starts[0] as number, ends[0] as number) ? BLANK : RECORD;
}

/** Whether bytes [start, end) are spaces and tabs alone. */
export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] !== SPACE && bytes[at] !== TAB) return false;
  return true;
}
