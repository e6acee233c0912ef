import { ParserFailure } from '../../../parser-failure.ts';
import { decodeXmlText } from '../xlsx/xml-text.ts';

/** Takes the tables of a page in the order in which they open; rows come when they end. */
export interface HtmlVisitor {
  readonly table: (index: number) => void;
  readonly row: (table: number, cells: ReadonlyMap<number, string>) => void;
}

interface OpenTable {
  readonly index: number;
  /** Rows below that a cell from above still covers, by column. */
  readonly covered: Map<number, number>;
  cells: Map<number, string>;
  inRow: boolean;
  /** Where the open cell stands; -1 = none. */
  column: number;
  next: number;
  text: string;
}

const TAG = /<(\/?)([a-z][\w:-]*)/iy;
const TAG_END = /[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>/y;
const MAX_SPAN = 16_384;
/** Fields that cells of a page may cover beside their own. */
const MAX_COVERED = 20_000_000;
/** Stands for a line end until blanks were folded. */
const LINE_END = '\u000b';
/** A tag longer than this is text. */
const MAX_TAG = 65_536;
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
 * Walks once over the text of a page. Tables inside cells are tables of their own; their text is not that of the cell. Yields at
 * the end of each row. Throws ParserFailure FILE_UNSAFE when few cells claim to cover very many.
 */
export function* scanHtml(html: string, visitor: HtmlVisitor): Generator<void, void, void> {
  const open: OpenTable[] = [];
  const budget = { covered: 0 };
  let tables = 0;
  let at = 0;
  while (at < html.length) {
    const top = open.at(-1);
    const mark = html.indexOf('<', at);
    if (top !== undefined && top.column >= 0) top.text += html.slice(at, mark < 0 ? html.length : mark);
    if (mark < 0) break;
    if (html.startsWith('<!--', mark)) {
      at = behind(html, '-->', mark + 4);
      continue;
    }
    TAG.lastIndex = mark;
    const tag = TAG.exec(html);
    if (tag === null) {
      if (top !== undefined && top.column >= 0) top.text += '<';
      at = mark + 1;
      continue;
    }
    const name = (tag[2] ?? '').toLowerCase();
    const attributes = readAttributes(html, TAG.lastIndex);
    at = TAG.lastIndex + attributes.length + 1;
    if (tag[1] === '' && (name === 'script' || name === 'style')) at = behind(html, '>', behind(html, `</${name}`, at));
    else if (tag[1] === '') {
      if (name === 'table') open.push({ index: tables++, covered: new Map(), cells: new Map(), inRow: false, column: -1, next: 0, text: '' });
      if (name === 'table') visitor.table(tables - 1);
      else if (top !== undefined) openTag(top, name, attributes, { visitor, budget });
    } else if (top !== undefined) {
      closeTag(top, name, visitor);
      if (name === 'table') open.pop();
    }
    if (name === 'tr') yield;
  }
  for (const table of open.reverse()) endRow(table, visitor);
}

function openTag(
  table: OpenTable,
  name: string,
  attributes: string,
  { visitor, budget }: { readonly visitor: HtmlVisitor; readonly budget: { covered: number } },
): void {
  if (name === 'br') table.text += LINE_END;
  if (name === 'tr') {
    endRow(table, visitor);
    table.inRow = true;
  }
  if (name !== 'td' && name !== 'th') return;
  endCell(table);
  table.inRow = true;
  while ((table.covered.get(table.next) ?? 0) > 0) {
    table.covered.set(table.next, (table.covered.get(table.next) ?? 0) - 1);
    table.next++;
  }
  const columns = spanOf(attributes, 'colspan');
  const rows = spanOf(attributes, 'rowspan');
  table.column = table.next;
  table.next += columns;
  if (rows > 1) budget.covered += columns;
  if (budget.covered > MAX_COVERED) throw new ParserFailure('FILE_UNSAFE', { reason: 'ratio' });
  if (rows > 1) for (let column = table.column; column < table.next; column++) table.covered.set(column, rows - 1);
}

function closeTag(table: OpenTable, name: string, visitor: HtmlVisitor): void {
  if (name === 'td' || name === 'th') endCell(table);
  else if (name === 'tr' || name === 'table') endRow(table, visitor);
  else if (name === 'p' || name === 'div' || name === 'li') table.text += LINE_END;
}

function endCell(table: OpenTable): void {
  if (table.column < 0) return;
  const text = decodeNamed(table.text.replace(/[ \t\r\n]+/g, ' '))
    .split(LINE_END)
    .map((line) => line.trim())
    .join('\n')
    .trim();
  if (text !== '') table.cells.set(table.column, text);
  table.column = -1;
  table.text = '';
}

function endRow(table: OpenTable, visitor: HtmlVisitor): void {
  endCell(table);
  if (!table.inRow) return;
  visitor.row(table.index, table.cells);
  for (const [column, rows] of table.covered) if (column >= table.next && rows > 0) table.covered.set(column, rows - 1);
  table.cells = new Map();
  table.inRow = false;
  table.next = 0;
}

/** What stands between the name of a tag and its ">". */
function readAttributes(html: string, from: number): string {
  const head = html.slice(from, from + MAX_TAG);
  TAG_END.lastIndex = 0;
  const end = TAG_END.exec(head);
  return end === null ? '' : end[0].slice(0, -1);
}

function spanOf(attributes: string, name: string): number {
  if (!attributes.includes('span')) return 1;
  const written = new RegExp(`${name}\\s*=\\s*["']?\\s*(\\d{1,9})`, 'i').exec(attributes)?.[1];
  return Math.min(MAX_SPAN, Math.max(1, Number(written ?? 1)));
}

function behind(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

function decodeNamed(text: string): string {
  if (!text.includes('&')) return text;
  return decodeXmlText(text.replace(/&([a-z]{3,6});/gi, (whole, name: string) => NAMED[name.toLowerCase()] ?? whole));
}
