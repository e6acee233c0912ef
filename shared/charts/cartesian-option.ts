import type { ChartBlock, Value } from '../analyses/blocks.ts';
import { barSeries } from './bar-series.ts';
import { categoryAxis, isMirrored, ticksOf, valueAxis } from './chart-axes.ts';
import { distinctX } from './chart-axis-values.ts';
import type { ChartDrawing, ChartOption } from './chart-drawing.ts';
import { chartLegend, legendHeight } from './chart-legend.ts';
import { referenceLines } from './chart-reference.ts';
import { isCrowded, lineSeries } from './line-series.ts';

const MOST_END_LABELS = 6;
const CHARACTER_WIDTH = 7;
const WIDEST_END_LABEL = 180;
const CROWN = 14;
/** A line that stops before this share of the way would have its name written over its neighbours. */
const FAR_ENOUGH = 0.95;

/** Lines and bars over periods or categories. */
export function cartesianOption(block: ChartBlock, drawing: ChartDrawing): ChartOption {
  const { theme, translator, formatter } = drawing;
  const categories = distinctX(block);
  const horizontal = block.form === 'horizontalBar';
  const mirrored = isMirrored(block.x, drawing);
  const names = block.series.map((series) => translator.message(series.label, formatter));
  const crowded = isCrowded(block);
  const endLabels =
    block.form === 'line' && names.length > 1 && (crowded || (names.length <= MOST_END_LABELS && endTogether(block, categories))) && !mirrored;
  const hasLegend = names.length > 1 && !endLabels && !crowded;
  const series = block.form === 'line' ? lineSeries(block, categories, drawing, endLabels) : barSeries(block, categories, drawing, mirrored);
  const reference = referenceLines(block, categories, horizontal, drawing);
  const values = valueAxis(block.y, ticksOf(block), drawing);
  // The value on the highest bar stands between the plot and the name of its axis.
  const crown = block.form === 'bar' && names.length === 1 ? CROWN : 0;
  const placed = horizontal
    ? {
        xAxis: { ...values, inverse: mirrored, name: '' },
        yAxis: {
          ...categoryAxis(block.x, categories, drawing, 'beside'),
          inverse: true,
          position: mirrored ? ('right' as const) : ('left' as const),
        },
      }
    : {
        xAxis: { ...categoryAxis(block.x, categories, drawing, 'along'), inverse: mirrored, boundaryGap: block.form !== 'line' },
        yAxis: {
          ...values,
          position: mirrored ? ('right' as const) : ('left' as const),
          nameLocation: 'end' as const,
          nameGap: 10 + crown,
          nameTextStyle: { ...values.nameTextStyle, align: mirrored ? ('right' as const) : ('left' as const) },
        },
      };
  const labelRoom = endLabels
    ? Math.min(WIDEST_END_LABEL, Math.max(...(crowded ? names.slice(0, 1) : names).map((name) => name.length)) * CHARACTER_WIDTH + 14)
    : 0;
  const valueRoom = horizontal ? 56 : 12;
  return {
    animation: false,
    textStyle: { fontFamily: theme.fontFamily, color: theme.ink },
    grid: {
      top: (horizontal ? 4 : 30 + crown) + (hasLegend ? legendHeight(names, drawing.width) : 0),
      bottom: 8,
      left: mirrored ? valueRoom : 8,
      right: mirrored ? 8 : Math.max(valueRoom, labelRoom),
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    ...(hasLegend ? { legend: chartLegend(names, drawing) } : {}),
    ...placed,
    series: series.map((item, index) => (index === 0 && reference !== null ? { ...item, markLine: reference } : item)) as ChartOption['series'] &
      object,
  };
}

/** True when every line goes on to the end of the chart, where its name can stand beside it. */
function endTogether(block: ChartBlock, categories: readonly Value[]): boolean {
  return block.series.every((series) => {
    const known = new Set(series.points.flatMap(({ x, value }) => (value === null ? [] : [x])));
    return categories.findLastIndex((category) => known.has(category)) >= FAR_ENOUGH * (categories.length - 1);
  });
}
