import type { ChartBlock, Value } from '../analyses/blocks.ts';
import type { ChartDrawing } from './chart-drawing.ts';

/** Labelled reference lines of a chart, as the mark lines of one of its series; null without any. `horizontal`: values run along the horizontal axis. */
export function referenceLines(block: ChartBlock, categories: readonly Value[], horizontal: boolean, drawing: ChartDrawing) {
  if (block.reference === undefined || block.reference.length === 0) return null;
  const { theme, translator, formatter } = drawing;
  return {
    silent: true,
    symbol: 'none' as const,
    animation: false,
    lineStyle: { color: theme.muted, type: 'dashed' as const, width: 1 },
    data: block.reference.map(({ label, value, axis }) => {
      const text = translator.message(label, formatter);
      const position = axis === 'y' ? value : categories.length === 0 ? value : nearestIndex(categories, value);
      const isXAxis = (axis === 'x') !== horizontal;
      return {
        ...(isXAxis ? { xAxis: position } : { yAxis: position }),
        name: text,
        label: { show: true, formatter: text, color: theme.muted, fontSize: theme.fontSize, position: 'insideStartTop' as const },
      };
    }),
  };
}

function nearestIndex(categories: readonly Value[], value: number): number {
  let best = 0;
  categories.forEach((category, index) => {
    if (Math.abs(Number(category) - value) < Math.abs(Number(categories[best]) - value)) best = index;
  });
  return best;
}
