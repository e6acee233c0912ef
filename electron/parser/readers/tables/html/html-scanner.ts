import { ParserFailure } from '../../../parser-failure.ts';
import { MAX_CELL_BYTES, MAX_DEPTH, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS } from '../table-limits.ts';
import { decodeXmlText } from '../xlsx/xml-text.ts';
import { TagEnds } from './tag-ends.ts';

/** Takes the rows of a page when they end; tables are numbered from 0 in the order in which they open. */
export type RowVisitor = (table: number, cells: ReadonlyMap<number, string>) => void;

interface OpenTable {
  readonly index: number;
  /** Row up to which a cell from above covers a column, by column. */
  covered: Map<number, number> | null;
  cells: Map<number, string>;
  row: number;
  inRow: boolean;
  /** Where the open cell stands; -1 = none. */
  column: number;
  next: number;
  text: string;
}

const TAG = /<(\/?)([a-z][\w:-]*)/iy;
const MAX_SPAN = 16_384;
/** Fields that cells of a page may cover beside their own. */
const MAX_COVERED = 20_000_000;
/** Stands for a line end until blanks were folded. */
const LINE_END = '\u000b';
/** Of a cell, so much is kept; what is longer is refused when its table is read. */
const KEPT_CHARACTERS = MAX_CELL_BYTES + 1;
/** A row without a cell with a value. */
const NO_CELLS: Map<number, string> = new Map();
const BLANK_OR_REFERENCE = /[\s&]/;
const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  euro: '€',
  pound: '£',
  copy: '©',
  reg: '®',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  zwnj: '\u200c',
};

/**
 * Walks once over the text of a page. Tables inside cells are tables of their own; their text is not that of the cell. Yields at the end of each row, and
 * with its number at the end of each table. Throws ParserFailure FILE_UNSAFE when few cells claim to cover very many or tables lie in each other without end, FILE_TOO_WIDE and FILE_TOO_LARGE
 * beyond the columns and rows of a sheet.
 */
export function* scanHtml(html: string, visit: RowVisitor): Generator<number | null, void, void> {
  const ends = new TagEnds(html);
  const open: OpenTable[] = [];
  const budget = { covered: 0 };
  let tables = 0;
  let at = 0;
  while (at < html.length) {
    const top = open.at(-1);
    const mark = html.indexOf('<', at);
    addText(top, html, at, mark < 0 ? html.length : mark);
    if (mark < 0) break;
    if (html.startsWith('<!--', mark)) {
      at = ends.behind('-->', mark + 4);
      continue;
    }
    TAG.lastIndex = mark;
    const tag = TAG.exec(html);
    if (tag === null) {
      addText(top, html, mark, mark + 1);
      at = mark + 1;
      continue;
    }
    const name = (tag[2] ?? '').toLowerCase();
    const isClosing = tag[1] !== '';
    const from = TAG.lastIndex;
    at = ends.of(from);
    if (!isClosing && (name === 'script' || name === 'style')) at = ends.behindElement(name, at);
    else if (!isClosing && name === 'table') {
      if (open.length >= MAX_DEPTH) throw new ParserFailure('FILE_UNSAFE', { reason: 'depth' });
      open.push({ index: tables++, covered: null, cells: NO_CELLS, row: 0, inRow: false, column: -1, next: 0, text: '' });
    } else if (top !== undefined && !isClosing) openTag(top, name, () => html.slice(from, at), { visit, budget });
    else if (top !== undefined) {
      closeTag(top, name, visit);
      if (name === 'table') yield open.pop()?.index ?? null;
    }
    if (name === 'tr') yield null;
  }
  for (const table of open.reverse()) endRow(table, visit);
}

function addText(table: OpenTable | undefined, html: string, from: number, to: number): void {
  if (table === undefined || table.column < 0) return;
  const room = KEPT_CHARACTERS - table.text.length;
  if (room > 0) table.text += html.slice(from, Math.min(to, from + room));
}

function addLineEnd(table: OpenTable): void {
  if (table.text.length < KEPT_CHARACTERS) table.text += LINE_END;
}

function openTag(
  table: OpenTable,
  name: string,
  attributes: () => string,
  { visit, budget }: { readonly visit: RowVisitor; readonly budget: { covered: number } },
): void {
  if (name === 'br') addLineEnd(table);
  if (name === 'tr') {
    endRow(table, visit);
    table.inRow = true;
  }
  if (name !== 'td' && name !== 'th') return;
  endCell(table);
  table.inRow = true;
  const start = table.next;
  while ((table.covered?.get(table.next) ?? 0) > table.row) table.next++;
  budget.covered += table.next - start;
  const written = attributes();
  const columns = spanOf(written, 'colspan');
  const rows = spanOf(written, 'rowspan');
  table.column = table.next;
  table.next += columns;
  if (rows > 1) budget.covered += columns;
  if (budget.covered > MAX_COVERED) throw new ParserFailure('FILE_UNSAFE', { reason: 'ratio' });
  if (rows === 1) return;
  table.covered ??= new Map();
  for (let column = table.column; column < table.next && column <= MAX_SHEET_COLUMNS; column++) table.covered.set(column, table.row + rows);
}

function closeTag(table: OpenTable, name: string, visit: RowVisitor): void {
  if (name === 'td' || name === 'th') endCell(table);
  else if (name === 'tr' || name === 'table') endRow(table, visit);
  else if (name === 'p' || name === 'div' || name === 'li') addLineEnd(table);
}

function endCell(table: OpenTable): void {
  if (table.column < 0) return;
  const text = table.text.length < KEPT_CHARACTERS ? toPlainText(table.text) : table.text;
  if (text !== '') {
    if (table.column >= MAX_SHEET_COLUMNS) throw new ParserFailure('FILE_TOO_WIDE', { columns: table.column + 1 });
    if (table.cells === NO_CELLS) table.cells = new Map();
    table.cells.set(table.column, text);
  }
  table.column = -1;
  table.text = '';
}

function toPlainText(written: string): string {
  if (!BLANK_OR_REFERENCE.test(written)) return written;
  return decodeNamed(written.replace(/[ \t\r\n]+/g, ' '))
    .split(LINE_END)
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

function endRow(table: OpenTable, visit: RowVisitor): void {
  endCell(table);
  if (!table.inRow) return;
  if (++table.row > MAX_SHEET_ROWS) throw new ParserFailure('FILE_TOO_LARGE', { rows: MAX_SHEET_ROWS });
  visit(table.index, table.cells);
  table.cells = NO_CELLS;
  table.inRow = false;
  table.next = 0;
}

function spanOf(attributes: string, name: string): number {
  if (!attributes.includes('span')) return 1;
  const written = new RegExp(`${name}\\s*=\\s*(?:["']\\s*)?(\\d{1,9})`, 'i').exec(attributes)?.[1];
  return Math.min(MAX_SPAN, Math.max(1, Number(written ?? 1)));
}

function decodeNamed(text: string): string {
  if (!text.includes('&')) return text;
  return decodeXmlText(text.replace(/&([a-z]{3,6});/gi, (whole, name: string) => NAMED[name.toLowerCase()] ?? whole));
}
