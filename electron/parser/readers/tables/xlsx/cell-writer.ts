import { ParserFailure } from '../../../parser-failure.ts';
import type { CanonicalWriter } from '../canonical-writer.ts';
import { MAX_CELL_BYTES } from '../table-limits.ts';
import { formatCellNumber, formatIsoCell } from './cell-text.ts';
import type { CellMeaning } from './number-format.ts';
import type { RichText, SharedStrings } from './shared-strings.ts';
import type { XmlFeed } from './xml-feed.ts';

/** What the cells of a sheet refer to. */
export interface WorkbookValues {
  readonly strings: SharedStrings;
  /** By style number (`s`). */
  readonly meanings: readonly CellMeaning[];
  readonly is1904: boolean;
}

const NUMBER: CellMeaning = { kind: 'number' };
const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const LOWER_S = 115;
const LOWER_B = 98;
const LOWER_D = 100;
const LOWER_N = 110;
const MAX_PLAIN_NUMBER = 15;
/** Formatted dates that are remembered: sheets repeat them. */
const REMEMBERED = 4096;

/** Writes the value of the cell at hand as canonical text. */
export class CellWriter {
  /** Attributes of the cell: column from 0, style number, and the first two letters of its type (0 = none). */
  column = -1;
  style = 0;
  type = 0;
  type2 = 0;
  readonly #writer: CanonicalWriter;
  readonly #feed: XmlFeed;
  readonly #values: WorkbookValues;
  readonly #formatted = new Map<string, string>();

  constructor(writer: CanonicalWriter, feed: XmlFeed, values: WorkbookValues) {
    this.#writer = writer;
    this.#feed = feed;
    this.#values = values;
  }

  /** Writes the text of an `is` element. */
  rich({ text, from, to }: RichText): void {
    if (text !== null) this.#writeText(text);
    else this.#writeBytes(this.#feed.bytes, from, to);
  }

  /** Writes the `v` text [from, to) of the cell. Throws ParserFailure FILE_DAMAGED or FILE_UNSAFE (longer than a cell may be). */
  value(from: number, to: number): void {
    const feed = this.#feed;
    if (this.type === LOWER_S && this.type2 === 0) this.#writeShared(from, to);
    else if (this.type === LOWER_B) this.#writer.text(this.column, feed.bytes[from] === 48 || feed.text(from, to) === 'false' ? 'false' : 'true');
    else if (this.type === LOWER_D) this.#writer.text(this.column, formatIsoCell(feed.text(from, to)));
    else if (this.type !== 0 && this.type !== LOWER_N) this.#writeRaw(from, to);
    else this.#writeNumber(from, to);
  }

  #writeShared(from: number, to: number): void {
    const { strings } = this.#values;
    const index = readWhole(this.#feed.bytes, from, to);
    if (index < 0 || index >= strings.count) throw new ParserFailure('FILE_DAMAGED', {});
    const length = strings.lengthOf(index);
    const segment = length === 0 ? undefined : strings.segmentOf(index);
    if (segment === undefined) return;
    const start = strings.startOf(index);
    this.#writeBytes(segment, start, start + length);
  }

  #writeNumber(from: number, to: number): void {
    const { bytes } = this.#feed;
    const meaning = this.#values.meanings[this.style] ?? NUMBER;
    if (meaning.kind === 'number' && isPlainNumber(bytes, from, to)) {
      this.#writer.plain(this.column, to - from, (target, at) => copy(bytes, from, to, target, at));
      return;
    }
    const written = Buffer.from(bytes.buffer, from, to - from)
      .toString('latin1')
      .trim();
    const key = `${this.style}:${written}`;
    let text = this.#formatted.get(key);
    if (text === undefined) {
      text = formatCellNumber(written, meaning, this.#values.is1904);
      if (this.#formatted.size >= REMEMBERED) this.#formatted.clear();
      this.#formatted.set(key, text);
    }
    this.#writer.text(this.column, text);
  }

  #writeRaw(from: number, to: number): void {
    const feed = this.#feed;
    if (feed.needsDecoding(from, to)) this.#writeText(feed.text(from, to));
    else this.#writeBytes(feed.bytes, from, to);
  }

  #writeText(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    this.#writeBytes(bytes, 0, bytes.length);
  }

  #writeBytes(bytes: Uint8Array, from: number, to: number): void {
    if (to - from > MAX_CELL_BYTES) throw new ParserFailure('FILE_UNSAFE', { reason: 'cell' });
    this.#writer.bytes(this.column, bytes, from, to);
  }
}

function copy(bytes: Uint8Array, from: number, to: number, target: Uint8Array, at: number): number {
  let end = at;
  for (let index = from; index < to; index++) target[end++] = bytes[index] as number;
  return end;
}

/** Digits with a sign and a point at most, few enough to be shown as they are; not "1000.0", as Java writes whole numbers. */
function isPlainNumber(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > MAX_PLAIN_NUMBER) return false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (!isDigit(byte) && byte !== POINT && (byte !== MINUS || at !== from)) return false;
  }
  return bytes[to - 1] !== ZERO || bytes[to - 2] !== POINT;
}

/** Whether a byte is one of 0–9. */
export function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

/** A whole number in bytes [from, to); -1 when it is none. */
export function readWhole(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (!isDigit(byte)) return -1;
    value = value * 10 + byte - 48;
  }
  return to === from || to - from > 10 ? -1 : value;
}
