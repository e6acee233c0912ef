import type { ChartBlock } from '../analyses/blocks.ts';
import { isMirrored, ticksOf, valueAxis } from './chart-axes.ts';
import type { ChartDrawing, ChartOption } from './chart-drawing.ts';
import { chartLegend, legendHeight } from './chart-legend.ts';
import { referenceLines } from './chart-reference.ts';
import { seriesColour } from './series-style.ts';
import { valueTicks } from './value-ticks.ts';

const SYMBOLS = ['circle', 'diamond', 'triangle', 'rect', 'roundRect', 'pin'] as const;

/** A cloud of points over two measures. */
export function scatterOption(block: ChartBlock, drawing: ChartDrawing): ChartOption {
  const { theme, translator, formatter } = drawing;
  const names = block.series.map((series) => translator.message(series.label, formatter));
  const mirrored = isMirrored(block.x, drawing);
  const across = block.series.flatMap((series) => series.points.map((point) => Number(point.x)).filter(Number.isFinite));
  const reference = referenceLines(block, [], false, drawing);
  const horizontal = valueAxis(block.x, valueTicks(Math.min(...across), Math.max(...across), false), drawing);
  const vertical = valueAxis(block.y, ticksOf(block), drawing);
  const hasLegend = names.length > 1;
  return {
    animation: false,
    textStyle: { fontFamily: theme.fontFamily, color: theme.ink },
    grid: {
      top: 30 + (hasLegend ? legendHeight(names, drawing.width) : 0),
      bottom: 24,
      left: 8,
      right: 16,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    ...(hasLegend ? { legend: chartLegend(names, drawing) } : {}),
    xAxis: { ...horizontal, inverse: mirrored, nameLocation: 'middle', nameGap: 26 },
    yAxis: {
      ...vertical,
      position: mirrored ? 'right' : 'left',
      nameLocation: 'end',
      nameGap: 10,
      nameTextStyle: { ...vertical.nameTextStyle, align: mirrored ? 'right' : 'left' },
    },
    series: block.series.map((series, index) => ({
      type: 'scatter',
      id: `scatter:${series.key}`,
      name: names[index] ?? '',
      symbol: SYMBOLS[index % SYMBOLS.length] ?? 'circle',
      symbolSize: 8,
      itemStyle: { color: seriesColour(series.key, index, theme), opacity: 0.7, borderColor: theme.surface, borderWidth: 0.5 },
      emphasis: { scale: 1.6, itemStyle: { opacity: 1, borderColor: theme.ink, borderWidth: 2 } },
      data: series.points.flatMap((point, position) =>
        point.value === null || point.x === null ? [] : [{ value: [Number(point.x), Number(point.value)], mark: [index, position] }],
      ),
      ...(index === 0 && reference !== null ? { markLine: reference } : {}),
    })),
  };
}
