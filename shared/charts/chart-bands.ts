import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts';
import type { CustomSeriesOption } from 'echarts/charts';
import type { ChartBlock, Value } from '../analyses/blocks.ts';
import type { ChartTheme } from './chart-theme.ts';

type Series = ChartBlock['series'][number];
const WHISKER_HALF = 5;
const LABEL_GAP = 5;

/** Confidence band of a line: one strip between each two neighbouring points that both have an interval. */
export function bandSeries(series: Series, categories: readonly Value[], colour: string): CustomSeriesOption | null {
  const known = intervalsByCategory(series, categories);
  const strips = known.flatMap((here, index) => {
    const next = known[index + 1];
    return here === null || next === null || next === undefined ? [] : [[index, here.low, here.high, next.low, next.high]];
  });
  if (strips.length === 0) return null;
  return {
    type: 'custom',
    id: `band:${series.key}`,
    silent: true,
    z: 1,
    data: strips,
    renderItem: (_params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
      const at = (offset: number, dimension: number): number[] => api.coord([Number(api.value(0)) + offset, Number(api.value(dimension))]);
      return {
        type: 'polygon',
        shape: { points: [at(0, 1), at(1, 3), at(1, 4), at(0, 2)] },
        style: { fill: colour, opacity: 0.16 },
      };
    },
  };
}

export interface WhiskerLook {
  readonly theme: ChartTheme;
  /** Bars lie. */
  readonly horizontal: boolean;
  /** Lying bars grow to the left. */
  readonly mirrored: boolean;
  /** Text of a bar beyond its whisker; null = bars are not labelled. */
  readonly labelOf: ((value: Value) => string) | null;
}

/** Whiskers over bars: from the low to the high end of each interval, the bar's value beyond the high end where no line crosses it. */
export function whiskerSeries(
  series: Series,
  categories: readonly Value[],
  { theme, horizontal, mirrored, labelOf }: WhiskerLook,
): CustomSeriesOption | null {
  const colour = theme.ink;
  const values = new Map(series.points.map((point) => [point.x, point.value]));
  const labels = categories.map((category) => labelOf?.(values.get(category) ?? null) ?? '');
  const known = intervalsByCategory(series, categories).flatMap((interval, index) =>
    interval === null ? [] : [[index, interval.low, interval.high]],
  );
  if (known.length === 0) return null;
  return {
    type: 'custom',
    id: `whisker:${series.key}`,
    silent: true,
    z: 4,
    data: known,
    encode: horizontal ? { y: 0, x: [1, 2] } : { x: 0, y: [1, 2] },
    renderItem: (_params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
      const place = (dimension: number): number[] => {
        const [category, value] = [Number(api.value(0)), Number(api.value(dimension))];
        return api.coord(horizontal ? [value, category] : [category, value]);
      };
      const [x1 = 0, y1 = 0] = place(1);
      const [x2 = 0, y2 = 0] = place(2);
      const line = (from: readonly [number, number], to: readonly [number, number]) => ({
        type: 'line' as const,
        shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
        style: { stroke: colour, lineWidth: 1.5 },
      });
      const [dx, dy] = horizontal ? [0, WHISKER_HALF] : [WHISKER_HALF, 0];
      const gap = mirrored ? -LABEL_GAP : LABEL_GAP;
      const label = {
        type: 'text' as const,
        style: {
          text: labels[Number(api.value(0))] ?? '',
          x: horizontal ? x2 + gap : x2,
          y: horizontal ? y2 : y2 - LABEL_GAP,
          align: horizontal ? (mirrored ? ('right' as const) : ('left' as const)) : ('center' as const),
          verticalAlign: horizontal ? ('middle' as const) : ('bottom' as const),
          fill: colour,
          fontSize: theme.fontSize,
          fontFamily: theme.fontFamily,
        },
      };
      return {
        type: 'group',
        children: [line([x1, y1], [x2, y2]), line([x1 - dx, y1 - dy], [x1 + dx, y1 + dy]), line([x2 - dx, y2 - dy], [x2 + dx, y2 + dy]), label],
      };
    },
  };
}

function intervalsByCategory(series: Series, categories: readonly Value[]) {
  const byX = new Map(series.points.map((point) => [point.x, point.interval ?? null]));
  return categories.map((category) => byX.get(category) ?? null);
}
