import type { ChartBlock, Value } from '../analyses/blocks.ts';
import { axisText, distinctTo, distinctX } from './chart-axis-values.ts';
import type { ChartDrawing, ChartOption } from './chart-drawing.ts';
import { seriesColour } from './series-style.ts';

/** Flows between two states. Both sides may carry the same labels; a group keeps its colour on both. */
export function sankeyOption(block: ChartBlock, drawing: ChartDrawing): ChartOption {
  const { theme, translator, formatter, direction } = drawing;
  const sources = distinctX(block);
  const place = (value: Value): number => (sources.includes(value) ? sources.indexOf(value) : sources.length);
  const targets = distinctTo(block).sort((a, b) => place(a) - place(b));
  const groups = [...new Set([...sources, ...targets])];
  const colourOf = (value: Value): string => seriesColour(String(value), groups.indexOf(value), theme);
  const isMirrored = direction === 'rtl';
  const node = (side: 'from' | 'to', value: Value) => {
    const isLeft = (side === 'from') !== isMirrored;
    return {
      name: `${side}:${String(value)}`,
      itemStyle: { color: colourOf(value) },
      label: {
        formatter: axisText(value, block.x, translator, formatter),
        position: isLeft ? ('right' as const) : ('left' as const),
      },
    };
  };
  return {
    animation: false,
    textStyle: { fontFamily: theme.fontFamily, color: theme.ink },
    series: [
      {
        type: 'sankey',
        id: 'sankey',
        left: 4,
        right: 4,
        top: 8,
        bottom: 8,
        nodeWidth: 12,
        nodeGap: 10,
        draggable: false,
        layoutIterations: 0,
        data: [...sources.map((value) => node('from', value)), ...targets.map((value) => node('to', value))],
        links: block.series.flatMap((series, index) =>
          series.points.flatMap((point, position) => {
            if (point.value === null || Number(point.value) <= 0) return [];
            const [from, to] = [`from:${String(point.x)}`, `to:${String(point.to ?? null)}`];
            return [{ source: isMirrored ? to : from, target: isMirrored ? from : to, value: Number(point.value), mark: [index, position] }];
          }),
        ),
        lineStyle: { color: isMirrored ? 'target' : 'source', opacity: 0.35, curveness: 0.5 },
        emphasis: { focus: 'none', lineStyle: { opacity: 0.75 } },
        label: { color: theme.ink, fontSize: theme.fontSize, fontFamily: theme.fontFamily },
      },
    ],
  };
}
