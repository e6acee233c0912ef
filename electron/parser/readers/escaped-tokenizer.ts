import { MAX_COLUMNS } from '../limits.ts';
import {
  BAD_QUOTE,
  ESCAPED,
  endRecord,
  type FieldTokenizer,
  NEED_MORE,
  PLAIN,
  QUOTED,
  type TokenizerDialect,
  type TokenStatus,
  UNTERMINATED,
} from './tokenizer.ts';

const STORED = MAX_COLUMNS + 1;
const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

/** What closes a quote that does not look the same at both ends. */
const CLOSING: Readonly<Record<string, string>> = { '«': '»', '“': '”', '„': '“', '‘': '’', '‹': '›', '「': '」' };

export interface EscapedDialect extends TokenizerDialect {
  readonly escape?: string | null | undefined;
}

/**
 * `Tokenizer` for the rarer dialects, at about a third of its speed: an escape character (a quote may still be doubled as well), quotes beyond
 * ASCII, and quotes that differ at their ends. An escape stands only before a quote, a delimiter or itself: a path like C:\temp keeps its backslash.
 */
export class EscapedTokenizer implements FieldTokenizer {
  readonly starts = new Int32Array(STORED + 1);
  readonly ends = new Int32Array(STORED + 1);
  readonly forms = new Uint8Array(STORED + 1);
  count = 0;
  next = 0;
  lineEnds = 0;
  faultAt = 0;
  readonly doubledQuote: RegExp;
  readonly quoteText: string;
  readonly #delimiter: Uint8Array;
  readonly #open: Uint8Array;
  readonly #close: Uint8Array;
  readonly #escape: number;
  readonly #collapse: boolean;
  /** A quote that opens never closes another. */
  readonly #isOneSided: boolean;
  #pos = 0;
  #form: number = PLAIN;
  /** No quote closes between here and `#unclosedTo`: each of very many open ones would look for it anew. */
  #unclosedFrom = -1;
  #unclosedTo = -1;

  constructor(dialect: EscapedDialect) {
    const { delimiter, quote, collapse } = dialect;
    const encoder = new TextEncoder();
    const close = quote === null ? '' : (CLOSING[quote] ?? quote);
    this.#delimiter = encoder.encode(delimiter);
    this.#open = encoder.encode(quote ?? '');
    this.#close = encoder.encode(close);
    this.#escape = hasEscape(dialect) ? (dialect.escape ?? '').charCodeAt(0) : -1;
    this.#isOneSided = close !== (quote ?? '');
    this.#collapse = collapse ?? delimiter === ' ';
    this.quoteText = close;
    this.doubledQuote = /(?!)/g;
  }

  /** As `Tokenizer.read`. */
  read(bytes: Uint8Array, from: number, end: number, final: boolean): TokenStatus {
    const delimiterLength = this.#delimiter.length;
    let count = 0;
    this.#pos = from;
    this.lineEnds = 0;
    for (;;) {
      if (this.#collapse) while (this.#isAt(bytes, this.#delimiter, this.#pos, end)) this.#pos += delimiterLength;
      const isQuoted = this.#open.length > 0 && this.#isAt(bytes, this.#open, this.#pos, end);
      const start = isQuoted ? this.#pos + this.#open.length : this.#pos;
      const fault = isQuoted ? this.#readQuoted(bytes, end, final) : null;
      if (!isQuoted) this.#readPlain(bytes, end);
      this.count = count;
      if (fault !== null) return fault;
      if (this.#pos >= end && !final) return NEED_MORE;
      const stop = isQuoted ? (this.ends[STORED] as number) : this.#pos;
      const atDelimiter = this.#isAt(bytes, this.#delimiter, this.#pos, end);
      if (!(this.#collapse && !atDelimiter && start === stop && !isQuoted && count > 0)) {
        if (count < STORED) {
          this.starts[count] = start;
          this.ends[count] = stop;
          this.forms[count] = this.#form;
        }
        count++;
      }
      if (!atDelimiter) return endRecord(this, bytes, this.#pos, end, final, count);
      this.#pos += delimiterLength;
    }
  }

  /** As `FieldTokenizer.moved`. */
  moved(): void {
    this.#unclosedTo = -1;
  }

  /** Writes what a field stands for, escapes and doubled quotes undone, to `target` from `at`; gives where it ends. */
  unescape(bytes: Uint8Array, start: number, end: number, target: Uint8Array, at: number): number {
    let to = at;
    for (let from = start; from < end; from++) {
      if (bytes[from] === this.#escape && this.#isEscapable(bytes, from + 1, end)) from++;
      else if (this.#isDoubled(bytes, from, end)) from += this.#close.length;
      target[to++] = bytes[from] as number;
    }
    return to;
  }

  #readPlain(bytes: Uint8Array, end: number): void {
    let pos = this.#pos;
    this.#form = PLAIN;
    while (pos < end && bytes[pos] !== LF && bytes[pos] !== CR && !this.#isAt(bytes, this.#delimiter, pos, end)) {
      if (bytes[pos] === this.#escape && this.#isEscapable(bytes, pos + 1, end)) {
        this.#form = ESCAPED;
        pos++;
      }
      pos++;
    }
    this.#pos = pos;
  }

  /** Goes to the end of a quoted field; its own end goes to the spare last entry. */
  #readQuoted(bytes: Uint8Array, end: number, final: boolean): TokenStatus | null {
    const open = this.#pos;
    let pos = open + this.#open.length;
    let lineEnds = 0;
    this.#form = QUOTED;
    for (;;) {
      if (pos >= end || (this.#unclosedTo === end && open >= this.#unclosedFrom)) {
        if (this.#isOneSided && this.#unclosedTo !== end) [this.#unclosedFrom, this.#unclosedTo] = [open, end];
        return this.#fail(final ? UNTERMINATED : NEED_MORE, bytes, open, end, final);
      }
      if (bytes[pos] === this.#escape && this.#isEscapable(bytes, pos + 1, end)) {
        this.#form = ESCAPED;
        pos += 2;
      } else if (this.#isDoubled(bytes, pos, end)) {
        this.#form = ESCAPED;
        pos += this.#close.length * 2;
      } else if (this.#isAt(bytes, this.#close, pos, end)) {
        break;
      } else {
        if (bytes[pos] === LF || (bytes[pos] === CR && bytes[pos + 1] !== LF)) lineEnds++;
        pos++;
      }
    }
    this.ends[STORED] = pos;
    pos += this.#close.length;
    while (pos < end && (bytes[pos] === SPACE || bytes[pos] === TAB) && !this.#isAt(bytes, this.#delimiter, pos, end)) pos++;
    if (pos + this.#delimiter.length > end && !final) return NEED_MORE;
    if (pos < end && bytes[pos] !== LF && bytes[pos] !== CR && !this.#isAt(bytes, this.#delimiter, pos, end)) {
      return this.#fail(lineEnds === 0 ? BAD_QUOTE : UNTERMINATED, bytes, open, end, final);
    }
    this.lineEnds += lineEnds;
    this.#pos = pos;
    return null;
  }

  #fail(status: TokenStatus, bytes: Uint8Array, open: number, end: number, final: boolean): TokenStatus {
    if (status === NEED_MORE) return NEED_MORE;
    let pos = open;
    while (pos < end && bytes[pos] !== LF && bytes[pos] !== CR) pos++;
    if (!final && pos + 1 >= end) return NEED_MORE;
    if (pos < end) {
      pos += bytes[pos] === CR && bytes[pos + 1] === LF ? 2 : 1;
      this.lineEnds++;
    }
    this.next = Math.min(pos, end);
    this.faultAt = open;
    return status;
  }

  #isEscapable(bytes: Uint8Array, pos: number, end: number): boolean {
    if (pos >= end) return false;
    return bytes[pos] === this.#escape || this.#isAt(bytes, this.#close, pos, end) || this.#isAt(bytes, this.#delimiter, pos, end);
  }

  #isDoubled(bytes: Uint8Array, pos: number, end: number): boolean {
    const { length } = this.#close;
    return length > 0 && this.#isAt(bytes, this.#close, pos, end) && this.#isAt(bytes, this.#close, pos + length, end);
  }

  #isAt(bytes: Uint8Array, sequence: Uint8Array, pos: number, end: number): boolean {
    if (sequence.length === 0 || pos + sequence.length > end) return false;
    for (let index = 0; index < sequence.length; index++) if (bytes[pos + index] !== sequence[index]) return false;
    return true;
  }
}

/** Whether an escape is given and is more than the doubling of the quote. */
function hasEscape(dialect: EscapedDialect): boolean {
  return dialect.escape !== null && dialect.escape !== undefined && dialect.escape !== dialect.quote;
}

/** Whether a dialect needs this tokenizer. */
export function needsEscapes(dialect: EscapedDialect): boolean {
  return hasEscape(dialect) || (dialect.quote !== null && dialect.quote >= '\x80');
}
