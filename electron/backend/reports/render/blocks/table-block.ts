import type { Field, Figure, TableBlock } from '../../../../../shared/analyses/blocks.ts';
import { type Html, html } from '../html.ts';
import { isNumeric, type Words } from '../words.ts';
import { columnWidth, splitColumns } from './fit-columns.ts';

/** Width between the margins in CSS pixels: A4 less 2 × 20 mm. */
export const PAGE_WIDTH = 642;
const SIZES = [
  { className: 'size-9', pixels: 12 },
  { className: 'size-8', pixels: 10.67 },
] as const;
const PADDING = 12;
/** An interval is set smaller than its value: 7 pt beside 8 or 9. */
const RANGE_SIZE = 7 / 8;
/** Columns whose cells may break between words. */
const WORDS: ReadonlySet<Field['format']['kind']> = new Set(['text', 'customer', 'message']);
const MAX_TEXT = 26;
/** Tables up to this many rows stay on one page. */
export const SHORT_ROWS = 14;

/** A table in full: every row, header row repeated on each page, parts side by side when there are more columns than a page holds. */
export function renderTable(block: TableBlock, words: Words): Html {
  const rows = block.rows.map((row) => block.columns.map((field, index) => words.cell(row[index], field)));
  const ranges = block.rows.map((row) => block.columns.map((field, index) => rangeText(row[index], field, words)));
  const total = block.total === undefined ? null : block.columns.map((field, index) => words.cell(block.total?.[index], field));
  const lengths = block.columns.map((field, index) =>
    Math.max(longest(field, [...rows, ...(total === null ? [] : [total])], index, words), RANGE_SIZE * longestOf(ranges, index)),
  );
  const widthsAt = (pixels: number): number[] => lengths.map((length) => columnWidth(length, pixels, PADDING));
  const size = SIZES.find(({ pixels }) => sum(widthsAt(pixels)) <= PAGE_WIDTH) ?? SIZES[1];
  const parts = splitColumns(widthsAt(size.pixels), PAGE_WIDTH, 1);
  const hasUnfinished = block.rows.some((row) => row.some(({ unfinished }) => unfinished === true));
  const title = words.say(block.title);
  return html`${parts.map(({ columns }, part) => {
    const fields = columns.map((index) => block.columns[index]).filter((field) => field !== undefined);
    return html`<section class="block${block.rows.length <= SHORT_ROWS ? ' whole' : ''}"><h2>${partTitle(title, part, parts.length, words)}</h2>
<table class="${size.className}${columns.length <= 4 ? ' narrow' : ''}"><thead><tr>${fields.map((field) => headCell(field, words))}</tr></thead><tbody>
${block.rows.map((row, index) => bodyRow(columns, fields, rows[index] ?? [], row, '', ranges[index]))}
${total === null || block.total === undefined ? null : bodyRow(columns, fields, total, block.total, 'total')}</tbody></table>
${hasUnfinished && part === parts.length - 1 ? html`<p class="caption">* ${words.t('reports.paper.unfinished')}</p>` : null}
${block.note !== undefined && part === parts.length - 1 ? html`<p class="caption">${words.say(block.note)}</p>` : null}</section>`;
  })}`;
}

/** Title of a part: "Every period (part 1 of 2)"; the bare title when there is one part only. */
export function partTitle(title: string, part: number, parts: number, words: Words): string {
  return parts === 1 ? title : words.t('reports.paper.part', { title, part: part + 1, parts });
}

function headCell(field: Field, words: Words): Html {
  return html`<th scope="col" class="${isNumeric(field) ? 'number' : 'text'}">${words.say(field.label)}</th>`;
}

function bodyRow(
  columns: readonly number[],
  fields: readonly Field[],
  texts: readonly string[],
  figures: readonly Figure[],
  className: string,
  ranges: readonly string[] = [],
): Html {
  return html`<tr${className === '' ? null : html` class="${className}"`}>${columns.map((column, position) => {
    const field = fields[position];
    const isFigure = field !== undefined && isNumeric(field);
    const kind = isFigure ? 'number' : field !== undefined && WORDS.has(field.format.kind) ? 'text' : 'text firm';
    const mark = figures[column]?.unfinished === true ? ' unfinished' : '';
    const range = ranges[column] ?? '';
    const shown = !isFigure ? html`<bdi>${texts[column] ?? ''}</bdi>` : (texts[column] ?? '');
    const text = range === '' ? shown : html`${shown}<small>${range}</small>`;
    return position === 0 ? html`<th scope="row" class="${kind}${mark}">${text}</th>` : html`<td class="${kind}${mark}">${text}</td>`;
  })}</tr>
`;
}

/** "80 – 95 %" under a value with an interval; "" without one. */
function rangeText(figure: Figure | undefined, { format }: Field, { t, formatter }: Words): string {
  const interval = figure?.interval;
  return interval === undefined
    ? ''
    : t('charts.range', { low: formatter.value(interval.low, format), high: formatter.value(interval.high, format) });
}

/** Characters that a column cannot break: figures in one piece, headers by their longest word, texts up to a readable width. */
function longest(field: Field, rows: readonly (readonly string[])[], index: number, words: Words): number {
  const header = Math.max(
    ...words
      .say(field.label)
      .split(/[\s\u00AD]+/)
      .map((word) => word.length),
  );
  const body = longestOf(rows, index);
  return Math.max(header, isNumeric(field) ? body : Math.min(body, MAX_TEXT));
}

function longestOf(rows: readonly (readonly string[])[], index: number): number {
  return rows.reduce((most, row) => Math.max(most, (row[index] ?? '').length), 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
