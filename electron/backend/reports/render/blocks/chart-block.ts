import type { ChartBlock } from '../../../../../shared/analyses/blocks.ts';
import { CHART_THEMES } from '../../../../../shared/charts/chart-theme.ts';
import { chartHeight, renderChart } from '../../../../../shared/charts/render-chart.ts';
import { escapeHtml, Html, html } from '../html.ts';
import type { Words } from '../words.ts';
import { installTextMeasure } from './chart-text.ts';
import { PAGE_WIDTH } from './table-block.ts';

/** Tallest chart that leaves room for its title and note on a page; charts over an axis are kept low enough for three on a page. */
const MAX_HEIGHT = 780;
const MAX_AXIS_HEIGHT = 204;

/** A chart as vectors with its title, kept on one page. */
export function renderChartBlock(block: ChartBlock, words: Words, prefix: string): Html {
  const title = words.say(block.title);
  const isOverAxis = block.form === 'line' || block.form === 'step' || block.form === 'bar' || block.form === 'stackedBar';
  const height = Math.min(isOverAxis ? MAX_AXIS_HEIGHT : MAX_HEIGHT, chartHeight(block, PAGE_WIDTH));
  installTextMeasure();
  const drawing = { theme: CHART_THEMES.print, translator: words.translator, formatter: words.formatter, direction: words.direction };
  const svg = renderChart(block, drawing, { width: PAGE_WIDTH, height });
  return html`<figure class="block chart"><h2>${title}</h2>${new Html(toStaticSvg(svg, title, prefix))}
${block.note === undefined ? null : html`<figcaption class="caption">${words.say(block.note)}</figcaption>`}</figure>`;
}

/**
 * ECharts' SVG as a picture: no style sheet, no style attributes (a page under a strict policy may have neither), ids of its own so
 * that two charts of a page do not meet, and left to right inside because its coordinates are; right-to-left texts get a mark that
 * keeps their figures in place.
 */
export function toStaticSvg(svg: string, title: string, prefix: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+|xmlns:xlink|baseProfile|version)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => toAttributes(style))
    .replace(/(id="|url\(#)zr\d+-/g, `$1${prefix}-`)
    .replace(/>([^<]*\p{Script=Arabic}[^<]*)<\/text>/gu, '>\u200F$1</text>')
    .replace(/^<svg /, `<svg role="img" direction="ltr" aria-label="${escapeHtml(title)}" `);
}

/** `font-size:11px;font-family:x` → ` font-size="11px" font-family="x"`: every property that ECharts writes is an SVG attribute too. */
function toAttributes(style: string): string {
  return style
    .split(';')
    .map((declaration) => declaration.split(':'))
    .filter((pair) => pair.length === 2)
    .map(([name = '', value = '']) => ` ${name.trim()}="${value.trim()}"`)
    .join('');
}
