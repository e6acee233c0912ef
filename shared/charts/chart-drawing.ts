import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption, SankeySeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, MarkLineComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { Formatter } from '../format/formatter.ts';
import type { Translator } from '../messages/translator.ts';
import type { ChartTheme } from './chart-theme.ts';

/** What our charts can be made of; the window and the printer register exactly these parts of ECharts. */
export type ChartOption = ComposeOption<
  | LineSeriesOption
  | BarSeriesOption
  | ScatterSeriesOption
  | SankeySeriesOption
  | CustomSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | MarkLineComponentOption
>;

/** How a block is drawn: where, in whose words, in which direction. */
export interface ChartDrawing {
  readonly theme: ChartTheme;
  readonly translator: Translator;
  readonly formatter: Formatter;
  /** Direction of the page: legends and category axes mirror. */
  readonly direction: 'ltr' | 'rtl';
  /** Direction in which time and numbers run; left to right unless the person turns it. */
  readonly timeDirection?: 'ltr' | 'rtl' | undefined;
  /** Width in pixels the chart will have, for the room of its legend. */
  readonly width?: number | undefined;
}

/** Which point of the block a drawn mark stands for: [series, point]. Every mark of a point carries it as `mark`. */
export type Mark = readonly [series: number, point: number];

/** The mark a drawn item stands for, or null: `data` is what ECharts hands to event listeners. */
export function markOf(data: unknown): Mark | null {
  if (typeof data !== 'object' || data === null || !('mark' in data)) return null;
  const { mark } = data as { readonly mark: unknown };
  return Array.isArray(mark) && mark.length === 2 ? (mark as unknown as Mark) : null;
}
