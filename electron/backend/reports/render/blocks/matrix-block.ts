import type { Figure, MatrixBlock } from '../../../../../shared/analyses/blocks.ts';
import { CHART_THEMES } from '../../../../../shared/charts/chart-theme.ts';
import { textOn } from '../../../../../shared/charts/colour.ts';
import { matrixColours } from '../../../../../shared/charts/matrix-colours.ts';
import { type Html, html } from '../html.ts';
import type { Words } from '../words.ts';
import { columnWidth, splitColumns } from './fit-columns.ts';
import { PAGE_WIDTH, partTitle, SHORT_ROWS } from './table-block.ts';

const PIXELS = 9.34;
const PADDING = 7;

/** Colours that matrices of a report use, as classes: the pages carry no style attributes, so that the window's policy allows them. */
export interface HeatClasses {
  readonly classOf: (ground: string) => string;
  readonly css: () => string;
}

/** Collects the grounds that are used and names a class for each. */
export function createHeatClasses(): HeatClasses {
  const classes = new Map<string, string>();
  return {
    classOf: (ground) => {
      const known = classes.get(ground) ?? `heat-${ground.slice(1)}`;
      classes.set(ground, known);
      return known;
    },
    css: () => [...classes].map(([ground, name]) => `.report .${name} { background: ${ground}; color: ${textOn(ground)}; }`).join('\n'),
  };
}

/** A matrix as a heat table; columns beyond the page's width go into further parts, which keep only the rows observed there. */
export function renderMatrix(block: MatrixBlock, words: Words, heat: HeatClasses): Html {
  const colours = matrixColours(block, CHART_THEMES.print);
  const heads = block.columns.map((value) => words.translator.value(value, block.column.format, words.formatter));
  const leading = 1 + block.extra.length;
  const summary = block.summary ?? [];
  const texts = block.rows.map((row) => [
    words.cell(row.head, block.row),
    ...block.extra.map((field, index) => words.cell(row.extra[index], field)),
    ...block.columns.map((_, index) => words.cell(row.cells[index], block.cell)),
  ]);
  const titles = [words.say(block.row.label), ...block.extra.map((field) => words.say(field.label)), ...heads];
  const summaryTexts = summary.map((row) => [
    words.say(row.label),
    ...block.extra.map(() => ''),
    ...block.columns.map((_, index) => words.cell(row.cells[index], block.cell)),
  ]);
  const widths = titles.map((title, index) => {
    const header = index < leading ? Math.max(...title.split(/\s+/).map((word) => word.length)) : title.length;
    const body = [...texts, ...summaryTexts].reduce(
      (most, row) => Math.max(most, index === 0 ? Math.min(16, (row[index] ?? '').length) : (row[index] ?? '').length),
      0,
    );
    return columnWidth(Math.max(header, body), PIXELS, PADDING);
  });
  const parts = splitColumns(widths, PAGE_WIDTH, leading);
  const figureAt = (row: number, column: number): Figure | null => block.rows[row]?.cells[column - leading] ?? null;
  const title = words.say(block.title);
  const cells = block.rows.flatMap((row) => row.cells);
  const captions = [
    ...(cells.includes(null) ? [words.t('reports.paper.notObserved')] : []),
    ...(cells.some((cell) => cell?.unfinished === true) ? [`* ${words.t('reports.paper.unfinished')}`] : []),
  ];

  const heatCell = (text: string, figure: Figure | null): Html => {
    const ground = colours(figure?.value ?? null)?.ground;
    const mark = figure?.unfinished === true ? ' unfinished' : '';
    return html`<td class="cell${ground === undefined ? '' : ` ${heat.classOf(ground)}`}${mark}">${text}</td>`;
  };
  return html`${parts.map(({ columns }, part) => {
    const shown = columns.filter((column) => column >= leading);
    const rows = texts.map((_, row) => row).filter((row) => parts.length === 1 || shown.some((column) => figureAt(row, column) !== null));
    return html`<section class="block${rows.length <= SHORT_ROWS ? ' whole' : ''}"><h2>${partTitle(title, part, parts.length, words)}</h2>
<table class="matrix"><thead><tr><td colspan="${leading}"></td><th colspan="${shown.length}" class="over">${words.say(block.column.label)}</th></tr>
<tr>${columns.map((column) => html`<th scope="col" class="${column === 0 ? 'text' : 'number'}">${titles[column] ?? ''}</th>`)}</tr></thead><tbody>
${rows.map(
  (row) => html`<tr><th scope="row" class="text">${texts[row]?.[0] ?? ''}</th>${columns
    .slice(1)
    .map((column) =>
      column < leading ? html`<td class="number">${texts[row]?.[column] ?? ''}</td>` : heatCell(texts[row]?.[column] ?? '', figureAt(row, column)),
    )}</tr>
`,
)}${summaryTexts.map(
  (
    row,
  ) => html`<tr class="total"><th scope="row" class="text">${row[0] ?? ''}</th>${columns.slice(1).map((column) => html`<td class="number">${row[column] ?? ''}</td>`)}</tr>
`,
)}</tbody></table>
${captions.length > 0 && part === parts.length - 1 ? html`<p class="caption">${captions.join(' ')}</p>` : null}
${block.note !== undefined && part === parts.length - 1 ? html`<p class="caption">${words.say(block.note)}</p>` : null}</section>`;
  })}`;
}
