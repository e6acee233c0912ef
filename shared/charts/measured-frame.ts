import type { ChartBlock } from '../analyses/blocks.ts';
import { isMirrored, ticksOf, valueAxis } from './chart-axes.ts';
import type { ChartDrawing, ChartOption } from './chart-drawing.ts';
import { chartLegend, legendHeight } from './chart-legend.ts';
import { valueTicks } from './value-ticks.ts';

/** Everything around the marks of a chart whose two axes are measured. `fromZero`: the axis along the foot begins at 0. */
export function measuredFrame(block: ChartBlock, drawing: ChartDrawing, names: readonly string[], fromZero: boolean): Omit<ChartOption, 'series'> {
  const { theme } = drawing;
  const mirrored = isMirrored(block.x, drawing);
  const across = block.series.flatMap((series) => series.points.map((point) => Number(point.x)).filter(Number.isFinite));
  if (fromZero) across.push(0);
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
  };
}
