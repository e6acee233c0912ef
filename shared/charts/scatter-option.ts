import type { ChartBlock } from '../analyses/blocks.ts';
import type { ChartDrawing, ChartOption } from './chart-drawing.ts';
import { referenceLines } from './chart-reference.ts';
import { measuredFrame } from './measured-frame.ts';
import { seriesColour } from './series-style.ts';

const SYMBOLS = ['circle', 'diamond', 'triangle', 'rect', 'roundRect', 'pin'] as const;

/** A cloud of points over two measures. */
export function scatterOption(block: ChartBlock, drawing: ChartDrawing): ChartOption {
  const { theme, translator, formatter } = drawing;
  const names = block.series.map((series) => translator.message(series.label, formatter));
  const reference = referenceLines(block, [], false, drawing);
  return {
    ...measuredFrame(block, drawing, names, false),
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
