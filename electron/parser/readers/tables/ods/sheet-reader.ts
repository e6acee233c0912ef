import { ParserFailure } from '../../../parser-failure.ts';
import { MAX_CELL_BYTES, MAX_SHEET_COLUMNS } from '../table-limits.ts';
import { readAttribute, readCount } from '../xlsx/xml-attribute.ts';
import type { SheetCell, SheetReader, SheetVisitor } from '../xml-sheets/sheet-visitor.ts';
import { RowWalk } from '../xml-sheets/walk-rows.ts';
import { formatStatedValue } from './cell-value.ts';

/** Programs for sheets know at most 65,000 looks of a cell. */
const MAX_STYLES = 65_536;
const MAX_STYLE_NAME = 1024;

/** Walks over the content of an ODS document block by block. Tables inside cells and comments are passed over. */
export class OdsReader implements SheetReader {
  readonly #walk = new RowWalk();
  readonly #feed = this.#walk.feed;
  readonly #visitor: SheetVisitor;
  readonly #hiddenStyles = new Set<string>();
  readonly #dateStyles = new Set<string>();
  #style = '';
  #cells: SheetCell[] = [];
  #column = 0;
  #repeat = 1;
  #open = 0;

  constructor(visitor: SheetVisitor) {
    this.#visitor = visitor;
  }

  /** Takes the next block; yields behind each row, which may stand for very many. Throws ParserFailure FILE_DAMAGED, FILE_UNSAFE or FILE_TOO_WIDE. */
  *push(block: Uint8Array): Generator<void, void, void> {
    yield* this.#walk.push(block, () => this.#takeTag());
  }

  /** Throws ParserFailure FILE_DAMAGED when the document broke off in a table. */
  finish(): void {
    if (this.#open !== 0) throw new ParserFailure('FILE_DAMAGED', {});
  }

  #takeTag(): boolean {
    const feed = this.#feed;
    if (feed.isNamed('table-cell') || feed.isNamed('covered-table-cell')) {
      if (!feed.isClosing) return this.#takeCell();
    } else if (feed.isNamed('table-row')) this.#takeRow();
    else if (feed.isNamed('table')) this.#takeTable();
    else if (!feed.isClosing) this.#takeStyle();
    feed.pos = feed.tagEnd;
    return true;
  }

  /** Which styles hide a sheet, and which show a number as a date. */
  #takeStyle(): void {
    const feed = this.#feed;
    if (feed.isNamed('date-style')) this.#remember(this.#dateStyles, readAttribute(this.#feed, 'name') ?? '');
    else if (feed.isNamed('style')) {
      this.#style = readAttribute(this.#feed, 'name') ?? '';
      if (this.#dateStyles.has(readAttribute(this.#feed, 'data-style-name') ?? '')) this.#remember(this.#dateStyles, this.#style);
    } else if (feed.isNamed('table-properties') && readAttribute(this.#feed, 'display') === 'false') this.#remember(this.#hiddenStyles, this.#style);
  }

  #remember(styles: Set<string>, name: string): void {
    if (styles.size >= MAX_STYLES || name.length > MAX_STYLE_NAME) throw new ParserFailure('FILE_UNSAFE', { reason: 'names' });
    styles.add(name);
  }

  #takeTable(): void {
    const { isClosing, isEmpty } = this.#feed;
    if (!isClosing)
      this.#visitor.table(readAttribute(this.#feed, 'name') ?? '', this.#hiddenStyles.has(readAttribute(this.#feed, 'style-name') ?? ''));
    this.#open += isClosing ? -1 : isEmpty ? 0 : 1;
  }

  #takeRow(): void {
    const { isClosing, isEmpty } = this.#feed;
    if (!isClosing) {
      this.#cells = [];
      this.#column = 0;
      this.#repeat = readCount(this.#feed, 'number-rows-repeated');
    }
    if (!isClosing && !isEmpty) return;
    this.#visitor.row(this.#cells, this.#repeat);
    this.#walk.endRow();
  }

  /** Reads the cell the feed stands on; false when it goes on in the next block. */
  #takeCell(): boolean {
    const feed = this.#feed;
    const count = readCount(this.#feed, 'number-columns-repeated');
    const stated = formatStatedValue((name) => readAttribute(this.#feed, name), this.#dateStyles);
    let text = stated ?? '';
    if (feed.isEmpty) feed.pos = feed.tagEnd;
    else {
      const content = this.#readParagraphs(feed.tagEnd);
      if (content === null) return false;
      text = stated ?? content.text;
      feed.pos = content.after;
    }
    if (text !== '') {
      if (this.#column + count > MAX_SHEET_COLUMNS) throw new ParserFailure('FILE_TOO_WIDE', { columns: this.#column + count });
      if (Buffer.byteLength(text) > MAX_CELL_BYTES) throw new ParserFailure('FILE_UNSAFE', { reason: 'cell' });
      this.#cells.push({ column: this.#column, count, text });
    }
    this.#column += count;
    return true;
  }

  /** The paragraphs of a cell, one line each, up to its closing tag; null when that lies in the next block. */
  #readParagraphs(from: number): { readonly text: string; readonly after: number } | null {
    const feed = this.#feed;
    const lines: string[] = [];
    let depth = 0;
    let length = 0;
    const add = (text: string) => {
      length += text.length;
      // What is too long for a cell is refused as it is, and must not become longer: a tag of a few bytes can stand for many blanks.
      if (length - text.length <= MAX_CELL_BYTES) lines[lines.length - 1] += text;
    };
    for (let at = from; ; ) {
      const tag = feed.findTag(at);
      if (tag < 0) return null;
      if (depth > 0) add(feed.text(at, tag).replace(/[ \t\r\n]+/g, ' '));
      if (feed.isClosing && (feed.isNamed('table-cell') || feed.isNamed('covered-table-cell'))) return { text: lines.join('\n'), after: feed.tagEnd };
      at = feed.tagEnd;
      if (feed.isNamed('p')) {
        if (!feed.isClosing) lines.push('');
        depth += feed.isClosing ? -1 : feed.isEmpty ? 0 : 1;
      } else if (!feed.isClosing && (feed.isNamed('annotation') || feed.isNamed('table') || feed.isNamed('frame'))) {
        at = feed.skipElement();
        if (at < 0) return null;
      } else if (depth > 0 && !feed.isClosing) add(this.#mark());
    }
  }

  /** Blanks that are written as tags. */
  #mark(): string {
    const feed = this.#feed;
    if (feed.isNamed('s')) return ' '.repeat(Math.min(readCount(this.#feed, 'c'), MAX_CELL_BYTES));
    if (feed.isNamed('tab')) return '\t';
    return feed.isNamed('line-break') ? '\n' : '';
  }
}
