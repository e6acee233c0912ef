import type { BarSeriesOption, CustomSeriesOption } from 'echarts/charts';
import type { ChartBlock, Value } from '../analyses/blocks.ts';
import { whiskerSeries } from './chart-bands.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import { seriesColour, seriesPattern, unfinishedHatch } from './series-style.ts';

type Point = ChartBlock['series'][number]['points'][number];
const MOST_WITH_LABELS = 14;
const WIDEST_BAR = 44;
/** From here on bars are so thin that gaps and edges would drown them. */
const DENSE_FROM = 160;

/** Bars, side by side or stacked; unfinished ones are hatched, few ones carry their value. */
export function barSeries(
  block: ChartBlock,
  categories: readonly Value[],
  drawing: ChartDrawing,
  mirrored: boolean,
): (BarSeriesOption | CustomSeriesOption)[] {
  const { theme, translator, formatter } = drawing;
  const horizontal = block.form === 'horizontalBar';
  const stacked = block.form === 'stackedBar';
  const isDense = categories.length > DENSE_FROM;
  const labelled = block.series.length === 1 && !stacked && categories.length <= (horizontal ? 40 : MOST_WITH_LABELS);
  const isWhiskered = block.series.length === 1;
  const tick = (value: Value): string => formatter.tick(value, block.y.format);
  // The whisker would run through the value at the end of its bar.
  const labelOf = ({ value, interval }: Point) => (isWhiskered && interval !== undefined ? { show: false } : { formatter: tick(value) });
  return block.series.flatMap((series, index) => {
    const colour = seriesColour(series.key, index, theme);
    const pattern = theme.patterns && block.series.length > 1 ? seriesPattern(index, theme) : null;
    const byX = new Map(series.points.map((point, position) => [point.x, { point, mark: [index, position] }]));
    const data = categories.map((category) => {
      const found = byX.get(category);
      if (found === undefined || found.point.value === null) return null;
      const decal = found.point.unfinished === true ? unfinishedHatch(theme) : pattern;
      return {
        value: Number(found.point.value),
        mark: found.mark,
        ...(decal === null ? {} : { itemStyle: { decal } }),
        ...(labelled ? { label: labelOf(found.point) } : {}),
      };
    });
    const bars: BarSeriesOption = {
      type: 'bar',
      id: `bar:${series.key}`,
      name: translator.message(series.label, formatter),
      data,
      ...(stacked ? { stack: 'all' } : {}),
      barMaxWidth: WIDEST_BAR,
      barCategoryGap: isDense ? '0%' : categories.length > 60 ? '10%' : '32%',
      itemStyle: { color: colour, ...(stacked && !isDense ? { borderColor: theme.surface, borderWidth: 0.5 } : {}) },
      emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 2 } },
      label: {
        show: labelled,
        position: horizontal ? (mirrored ? 'left' : 'right') : 'top',
        color: theme.ink,
        fontSize: theme.fontSize,
        fontFamily: theme.fontFamily,
      },
      labelLayout: { hideOverlap: true },
    };
    const whiskers = isWhiskered ? whiskerSeries(series, categories, { theme, horizontal, mirrored, labelOf: labelled ? tick : null }) : null;
    return whiskers === null ? [bars] : [bars, whiskers];
  });
}
