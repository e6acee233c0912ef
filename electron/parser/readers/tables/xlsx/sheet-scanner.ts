import { ParserFailure } from '../../../parser-failure.ts';
import type { CanonicalWriter } from '../canonical-writer.ts';
import { MAX_SHEET_COLUMNS, MAX_SHEET_ROWS } from '../table-limits.ts';
import { CellWriter, isDigit, readWhole, type WorkbookValues } from './cell-writer.ts';
import { type RichText, readRichText } from './shared-strings.ts';
import { XmlFeed } from './xml-feed.ts';

const EQUALS = 61;
const SLASH = 47;
const GT = 62;
const LT = 60;
const LOWER_C = 99;
const LOWER_R = 114;
const LOWER_S = 115;
const LOWER_T = 116;

/** Reads the rows of a worksheet part, block by block, into canonical text. Rows keep their number: what the sheet leaves out becomes an empty line. */
export class SheetScanner {
  readonly #feed = new XmlFeed();
  readonly #writer: CanonicalWriter;
  readonly #cell: CellWriter;
  #row = 0;
  #inRow = false;
  #isDone = false;
  #isEmpty = false;

  constructor(writer: CanonicalWriter, values: WorkbookValues) {
    this.#writer = writer;
    this.#cell = new CellWriter(writer, this.#feed, values);
  }

  /** Takes the next block and reads on. Throws ParserFailure FILE_DAMAGED, FILE_UNSAFE or FILE_TOO_LARGE. */
  push(block: Uint8Array): void {
    if (this.#isDone) return;
    this.#feed.push(block);
    this.readOn();
  }

  /** Throws ParserFailure FILE_DAMAGED when the sheet broke off in the middle of its rows. */
  finish(): void {
    if (this.#inRow) throw new ParserFailure('FILE_DAMAGED', {});
  }

  /** Reads rows until the writer is full, since a cell of a few bytes may name a long text, or the block is at its end. Throws as `push`. */
  readOn(): void {
    const feed = this.#feed;
    while (!this.#isDone) {
      const at = feed.bytes[feed.pos] === LT ? feed.pos : feed.findTag(feed.pos);
      if (at < 0) return;
      const { bytes } = feed;
      if (at + 2 < feed.end && bytes[at + 1] === LOWER_C && ((bytes[at + 2] as number) <= 32 || bytes[at + 2] === SLASH || bytes[at + 2] === GT)) {
        feed.pos = at;
        if (!this.#readCell(at + 2)) return;
        continue;
      }
      if (feed.findTag(at) < 0) return;
      if (feed.isNamed('c') && !feed.isClosing) {
        feed.pos = at;
        if (!this.#readCell(feed.nameTo)) return;
        continue;
      }
      const isRow = feed.isNamed('row');
      if (isRow) this.#takeRowTag();
      else if (feed.isNamed('sheetData') && (feed.isClosing || feed.isEmpty)) this.#isDone = true;
      feed.pos = feed.tagEnd;
      if (isRow && this.#writer.isFull) return;
    }
  }

  #takeRowTag(): void {
    const { isClosing, isEmpty } = this.#feed;
    if (!isClosing) {
      if (this.#inRow) this.#endRow();
      const row = Math.max(this.#rowNumber() ?? 0, this.#row + 1);
      if (row > MAX_SHEET_ROWS) throw new ParserFailure('FILE_TOO_LARGE', { rows: MAX_SHEET_ROWS });
      this.#writer.blankRows(row - this.#row - 1);
      this.#row = row;
      this.#cell.column = -1;
      this.#inRow = true;
    }
    if ((isClosing || isEmpty) && this.#inRow) this.#endRow();
  }

  #endRow(): void {
    this.#writer.endRow();
    this.#inRow = false;
  }

  /** Attribute `r` of the row tag at hand. */
  #rowNumber(): number | null {
    const { bytes, nameTo, tagEnd } = this.#feed;
    for (let at = nameTo; at < tagEnd - 2; at++) {
      if (bytes[at] !== LOWER_R || bytes[at + 1] !== EQUALS || (bytes[at - 1] as number) > 32) continue;
      let row = 0;
      for (let digit = at + 3; digit < tagEnd && isDigit(bytes[digit] as number) && row <= MAX_SHEET_ROWS; digit++) {
        row = row * 10 + (bytes[digit] as number) - 48;
      }
      return row;
    }
    return null;
  }

  /** Reads a cell whose attributes begin at `from`; false (and nothing changed) when it goes on in the next block. */
  #readCell(from: number): boolean {
    const feed = this.#feed;
    const before = this.#cell.column;
    const after = this.#readAttributes(from);
    if (after < 0 || (!this.#isEmpty && !this.#readContent(after))) {
      this.#cell.column = before;
      return false;
    }
    if (this.#isEmpty) feed.pos = after;
    return true;
  }

  /** Column, style and type of the cell; position behind its tag, or -1. */
  #readAttributes(from: number): number {
    const { bytes, end } = this.#feed;
    this.#cell.style = 0;
    this.#cell.type = 0;
    this.#cell.type2 = 0;
    let column = this.#cell.column + 1;
    let at = from;
    for (;;) {
      while (at < end && (bytes[at] as number) <= 32) at++;
      if (at >= end) return -1;
      if (bytes[at] === GT || bytes[at] === SLASH) break;
      const nameFrom = at;
      while (at < end && bytes[at] !== EQUALS && bytes[at] !== GT) at++;
      const isShort = at - nameFrom === 1;
      const name = bytes[nameFrom];
      at++;
      while (at < end && (bytes[at] as number) <= 32) at++;
      const quote = bytes[at];
      if (quote !== 34 && quote !== 39) return this.#refuseUnlessCut(at);
      const valueFrom = ++at;
      while (at < end && bytes[at] !== quote) at++;
      if (at >= end) return -1;
      if (isShort && name === LOWER_R) column = this.#readColumn(valueFrom, at);
      else if (isShort && name === LOWER_S) this.#cell.style = readWhole(bytes, valueFrom, at);
      else if (isShort && name === LOWER_T && at > valueFrom) {
        this.#cell.type = bytes[valueFrom] as number;
        this.#cell.type2 = at > valueFrom + 1 ? (bytes[valueFrom + 1] as number) : 0;
      }
      at++;
    }
    this.#isEmpty = bytes[at] === SLASH;
    at += this.#isEmpty ? 2 : 1;
    if (at > end) return -1;
    if (column <= this.#cell.column) throw new ParserFailure('FILE_DAMAGED', {});
    this.#cell.column = column;
    return at;
  }

  #refuseUnlessCut(at: number): number {
    if (at >= this.#feed.end) return -1;
    throw new ParserFailure('FILE_DAMAGED', {});
  }

  /** Column of a reference such as "AB12", from 0. */
  #readColumn(from: number, to: number): number {
    let column = 0;
    for (let at = from; at < to; at++) {
      const letter = (this.#feed.bytes[at] as number) & 0xdf;
      if (letter < 65 || letter > 90) break;
      column = column * 26 + letter - 64;
      if (column > MAX_SHEET_COLUMNS) throw new ParserFailure('FILE_TOO_WIDE', { columns: column });
    }
    return column === 0 ? this.#cell.column + 1 : column - 1;
  }

  /** Reads from behind the opening tag up to and with the closing one; false when that lies in the next block. */
  #readContent(from: number): boolean {
    const feed = this.#feed;
    let at = from;
    let valueFrom = 0;
    let valueTo = 0;
    let rich: RichText | null = null;
    for (;;) {
      at = feed.findTag(at);
      if (at < 0) return false;
      if (feed.isClosing) break;
      if (feed.isNamed('v') && !feed.isEmpty) {
        valueFrom = feed.tagEnd;
        valueTo = feed.endOfText(valueFrom);
        if (valueTo < 0) return false;
        at = feed.findTag(valueTo) < 0 ? -1 : feed.tagEnd;
      } else if (feed.isNamed('is') && !feed.isEmpty) {
        rich = readRichText(feed, feed.tagEnd, 'is');
        at = rich === null ? -1 : rich.after;
      } else at = feed.skipElement();
      if (at < 0) return false;
    }
    feed.pos = feed.tagEnd;
    if (rich !== null) this.#cell.rich(rich);
    else if (valueTo > valueFrom) this.#cell.value(valueFrom, valueTo);
    return true;
  }
}
