import { ParserFailure } from '../../../parser-failure.ts';
import { MAX_CELL_BYTES, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS } from '../table-limits.ts';
import { formatCellNumber, formatIsoCell } from '../xlsx/cell-text.ts';
import { type CellMeaning, meaningOfCode } from '../xlsx/number-format.ts';
import { readAttribute, readCount } from '../xlsx/xml-attribute.ts';
import type { SheetCell, SheetReader, SheetVisitor } from './sheet-visitor.ts';
import { RowWalk } from './walk-rows.ts';

/** Excel knows at most 65,000 looks of a cell. */
const MAX_STYLES = 65_536;
const MAX_STYLE_NAME = 1024;
const NUMBER: CellMeaning = { kind: 'number' };
/** Times of day carry the day before day 1 of the calendar. */
const TIME_OF_DAY = /^1899-12-3[01]T(\d{2}:\d{2}:\d{2})/;
const MS_PER_DAY = 86_400_000;
const DAY_0 = Date.UTC(1899, 11, 31);

/**
 * Walks over an XML spreadsheet of Excel 2002 and 2003, as many programs still export it under the name of an XLS. Comments are passed over.
 * Source: "XML Spreadsheet Reference", Microsoft, 2001.
 */
export class SpreadsheetMlReader implements SheetReader {
  readonly #walk = new RowWalk();
  readonly #feed = this.#walk.feed;
  readonly #visitor: SheetVisitor;
  readonly #meanings = new Map<string, CellMeaning>();
  #style = '';
  #cells: SheetCell[] = [];
  #row = 0;
  #column = 0;
  #skipped = 0;
  #open = 0;

  constructor(visitor: SheetVisitor) {
    this.#visitor = visitor;
  }

  /** Takes the next block; yields behind each row. Throws ParserFailure FILE_DAMAGED, FILE_UNSAFE, FILE_TOO_WIDE or FILE_TOO_LARGE. */
  *push(block: Uint8Array): Generator<void, void, void> {
    yield* this.#walk.push(block, () => this.#takeTag());
  }

  /** Throws ParserFailure FILE_DAMAGED when the document broke off in a sheet. */
  finish(): void {
    if (this.#open !== 0) throw new ParserFailure('FILE_DAMAGED', {});
  }

  #takeTag(): boolean {
    const feed = this.#feed;
    if (feed.isNamed('Cell')) {
      if (!feed.isClosing) return this.#takeCell();
    } else if (feed.isNamed('Row')) this.#takeRow();
    else if (feed.isNamed('Worksheet')) this.#takeSheet();
    else if (feed.isNamed('Visible') && !feed.isClosing) {
      const to = feed.endOfText(feed.tagEnd);
      if (to < 0) return false;
      if (feed.text(feed.tagEnd, to).includes('Hidden')) this.#visitor.hide();
    } else if (!feed.isClosing) this.#takeStyle();
    feed.pos = feed.tagEnd;
    return true;
  }

  #takeStyle(): void {
    const feed = this.#feed;
    if (feed.isNamed('Style')) this.#style = readAttribute(feed, 'ID') ?? '';
    else if (feed.isNamed('NumberFormat')) {
      if (this.#meanings.size >= MAX_STYLES || this.#style.length > MAX_STYLE_NAME) throw new ParserFailure('FILE_UNSAFE', { reason: 'names' });
      this.#meanings.set(this.#style, meaningOfCode(readAttribute(feed, 'Format') ?? 'General'));
    }
  }

  #takeSheet(): void {
    const feed = this.#feed;
    this.#row = 0;
    if (!feed.isClosing) this.#visitor.table(readAttribute(feed, 'Name') ?? '', false);
    this.#open += feed.isClosing ? -1 : feed.isEmpty ? 0 : 1;
  }

  #takeRow(): void {
    const feed = this.#feed;
    if (!feed.isClosing) {
      this.#cells = [];
      this.#column = 0;
      const row = Math.max(this.#row, Number(readAttribute(feed, 'Index') ?? 0) - 1 || 0);
      if (row >= MAX_SHEET_ROWS) throw new ParserFailure('FILE_TOO_LARGE', { rows: MAX_SHEET_ROWS });
      if (row > this.#row) this.#visitor.row([], row - this.#row);
      this.#row = row;
      this.#skipped = readAttribute(feed, 'Span') === null ? 0 : readCount(feed, 'Span');
    }
    if (!feed.isClosing && !feed.isEmpty) return;
    this.#visitor.row(this.#cells, 1);
    if (this.#skipped > 0) this.#visitor.row([], this.#skipped);
    this.#row += 1 + this.#skipped;
    this.#walk.endRow();
  }

  /** Reads the cell the feed stands on; false when it goes on in the next block. */
  #takeCell(): boolean {
    const feed = this.#feed;
    const column = Math.max(this.#column, Number(readAttribute(feed, 'Index') ?? 0) - 1 || 0);
    const merged = readAttribute(feed, 'MergeAcross') === null ? 0 : readCount(feed, 'MergeAcross');
    const meaning = this.#meanings.get(readAttribute(feed, 'StyleID') ?? '') ?? NUMBER;
    let text = '';
    if (feed.isEmpty) feed.pos = feed.tagEnd;
    else {
      const content = this.#readData(feed.tagEnd);
      if (content === null) return false;
      text = formatValue(content.type, content.text, meaning);
      feed.pos = content.after;
    }
    if (text !== '') {
      if (column >= MAX_SHEET_COLUMNS) throw new ParserFailure('FILE_TOO_WIDE', { columns: column + 1 });
      if (Buffer.byteLength(text) > MAX_CELL_BYTES) throw new ParserFailure('FILE_UNSAFE', { reason: 'cell' });
      this.#cells.push({ column, count: 1, text });
    }
    this.#column = column + 1 + merged;
    return true;
  }

  /** Type and text of the data of a cell, up to its closing tag; null when that lies in the next block. */
  #readData(from: number): { readonly type: string; readonly text: string; readonly after: number } | null {
    const feed = this.#feed;
    let type = '';
    let text = '';
    let isInside = false;
    for (let at = from; ; ) {
      const tag = feed.findTag(at);
      if (tag < 0) return null;
      if (isInside && text.length <= MAX_CELL_BYTES) text += feed.text(at, tag);
      at = feed.tagEnd;
      if (feed.isNamed('Cell') && feed.isClosing) return { type, text, after: at };
      if (feed.isNamed('Data')) {
        if (!feed.isClosing) type = readAttribute(feed, 'Type') ?? '';
        isInside = !feed.isClosing && !feed.isEmpty;
      } else if (feed.isNamed('Comment') && !feed.isClosing) {
        at = feed.skipElement();
        if (at < 0) return null;
      }
    }
  }
}

/** Canonical text of a value by its type: dates and times as XLSX gives them, numbers by the format they are shown in. */
function formatValue(type: string, written: string, meaning: CellMeaning): string {
  switch (type) {
    case 'Number':
      return formatCellNumber(written.trim(), meaning, false);
    case 'DateTime':
      return formatDateTime(written.trim(), meaning);
    case 'Boolean':
      return written.trim() === '0' ? 'false' : 'true';
    default:
      return written;
  }
}

function formatDateTime(written: string, meaning: CellMeaning): string {
  const elapsed = meaning.kind === 'time' && meaning.isElapsed ? (Date.parse(`${written}Z`) - DAY_0) / MS_PER_DAY : Number.NaN;
  return elapsed >= 0 ? formatCellNumber(String(elapsed), meaning, false) : (TIME_OF_DAY.exec(written)?.[1] ?? formatIsoCell(written));
}
