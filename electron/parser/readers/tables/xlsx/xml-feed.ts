import { ParserFailure } from '../../../parser-failure.ts';
import { MAX_ELEMENT_BYTES } from '../table-limits.ts';
import { decodeCellText, decodeOwnText } from './xml-text.ts';

const LT = 60;
const GT = 62;
const QUOTE = 34;
const APOSTROPHE = 39;
const BANG = 33;
const QUESTION = 63;
const SLASH = 47;
const COLON = 58;
const AMPERSAND = 38;
const UNDERSCORE = 95;
const CR = 13;
const LOWER_X = 120;
const UPPER_X = 88;

/** `<!--` … `-->`, `<![CDATA[` … `]]>` and `<?` … `?>` by how they begin. */
const COMMENT_END = Buffer.from('-->');
const CDATA_END = Buffer.from(']]>');
const CDATA = '<![CDATA[';

/**
 * A stream of XML as UTF-8 bytes, walked forward tag by tag without making strings. What is unfinished at the end of a block moves to the front of the
 * next one. Every step answers -1 for "goes on in the next block".
 */
export class XmlFeed {
  bytes = new Uint8Array(0);
  end = 0;
  /** Everything before it is done with. */
  pos = 0;
  /** Local name of the tag `findTag` stands on: [nameFrom, nameTo); the attributes follow up to `tagEnd`, which lies behind ">". */
  nameFrom = 0;
  nameTo = 0;
  tagEnd = 0;
  isClosing = false;
  isEmpty = false;
  readonly #decode: (text: string) => string;

  /** With `isOfficeOpen` texts hold escapes of Office Open XML (`_x000D_`), which mean nothing elsewhere. */
  constructor(isOfficeOpen = true) {
    this.#decode = isOfficeOpen ? decodeCellText : decodeOwnText;
  }

  /** Adds a block. Throws ParserFailure FILE_DAMAGED when the unfinished rest is longer than any cell. */
  push(block: Uint8Array): void {
    const rest = this.end - this.pos;
    if (rest > MAX_ELEMENT_BYTES) throw new ParserFailure('FILE_DAMAGED', {});
    if (rest + block.length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(rest + block.length, this.bytes.length * 2));
      larger.set(this.bytes.subarray(this.pos, this.end));
      this.bytes = larger;
    } else {
      this.bytes.copyWithin(0, this.pos, this.end);
    }
    this.bytes.set(block, rest);
    this.pos = 0;
    this.end = rest + block.length;
  }

  /** Position of the next tag at or after `from`, comments passed over; its name and end are left in the fields. Throws FILE_UNSAFE for a DOCTYPE. */
  findTag(from: number): number {
    const { bytes, end } = this;
    let at = from;
    for (;;) {
      while (at < end && bytes[at] !== LT) at++;
      if (at + 3 >= end) return -1;
      const next = bytes[at + 1] as number;
      if (next === BANG || next === QUESTION) {
        const after = this.#skipDeclaration(at);
        if (after < 0) return -1;
        at = after;
        continue;
      }
      return this.#readTag(at) ? at : -1;
    }
  }

  /** Whether the local name of the tag is this one. */
  isNamed(name: string): boolean {
    const length = this.nameTo - this.nameFrom;
    if (length !== name.length) return false;
    for (let index = 0; index < length; index++) if (this.bytes[this.nameFrom + index] !== name.charCodeAt(index)) return false;
    return true;
  }

  /** Position behind the closing tag of the element whose opening tag was just read. */
  skipElement(): number {
    if (this.isEmpty) return this.tagEnd;
    let depth = 1;
    let at = this.tagEnd;
    for (;;) {
      at = this.findTag(at);
      if (at < 0) return -1;
      if (this.isClosing) depth--;
      else if (!this.isEmpty) depth++;
      at = this.tagEnd;
      if (depth === 0) return at;
    }
  }

  /** Where the text that begins at `from` ends: the next tag that is neither comment nor CDATA. */
  endOfText(from: number): number {
    let at = from;
    for (;;) {
      while (at < this.end && this.bytes[at] !== LT) at++;
      if (at + 1 >= this.end) return -1;
      if (this.bytes[at + 1] !== BANG) return at;
      const after = this.#skipDeclaration(at);
      if (after < 0) return -1;
      at = after;
    }
  }

  /** Whether [from, to) must be decoded to be read: references, escapes, carriage returns, CDATA. */
  needsDecoding(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const byte = this.bytes[at] as number;
      if (byte === AMPERSAND || byte === CR || byte === LT) return true;
      if (byte === UNDERSCORE && (this.bytes[at + 1] === LOWER_X || this.bytes[at + 1] === UPPER_X)) return true;
    }
    return false;
  }

  /** Text of [from, to) as a cell shows it. */
  text(from: number, to: number): string {
    const raw = Buffer.from(this.bytes.buffer, from, to - from).toString('utf8');
    if (!raw.includes('<')) return this.#decode(raw);
    return raw
      .replace(/<!--[\s\S]*?-->/g, '')
      .split(CDATA)
      .map((part, index) => {
        const close = index === 0 ? -1 : part.indexOf(']]>');
        return close < 0 ? this.#decode(part) : part.slice(0, close) + this.#decode(part.slice(close + 3));
      })
      .join('');
  }

  #readTag(at: number): boolean {
    const { bytes, end } = this;
    let pos = at + 1;
    this.isClosing = bytes[pos] === SLASH;
    if (this.isClosing) pos++;
    this.nameFrom = pos;
    for (; pos < end; pos++) {
      const byte = bytes[pos] as number;
      if (byte === COLON) this.nameFrom = pos + 1;
      else if (byte <= 32 || byte === SLASH || byte === GT) break;
    }
    this.nameTo = pos;
    let quote = 0;
    for (; pos < end; pos++) {
      const byte = bytes[pos] as number;
      if (quote !== 0) {
        if (byte === quote) quote = 0;
      } else if (byte === GT) {
        this.isEmpty = bytes[pos - 1] === SLASH;
        this.tagEnd = pos + 1;
        return true;
      } else if (byte === QUOTE || byte === APOSTROPHE) quote = byte;
    }
    return false;
  }

  #skipDeclaration(at: number): number {
    const head = Buffer.from(this.bytes.buffer, at, Math.min(9, this.end - at)).toString('latin1');
    if (head.startsWith('<?')) return this.#after(at, Buffer.from('?>'));
    if (head.startsWith('<!--')) return this.#after(at + 4, COMMENT_END);
    if (head.startsWith(CDATA)) return this.#after(at + 9, CDATA_END);
    if (head.length < 9) return -1;
    throw new ParserFailure('FILE_UNSAFE', { reason: 'doctype' });
  }

  #after(at: number, mark: Buffer): number {
    const found = Buffer.from(this.bytes.buffer, 0, this.end).indexOf(mark, at);
    return found < 0 ? -1 : found + mark.length;
  }
}
