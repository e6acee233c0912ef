import type { ChartBlock } from '../analyses/blocks.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import { chartOption } from './chart-option.ts';
import { init } from './echarts.ts';

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

const ROW_HEIGHT = 26;

/** Height in which a chart of that width reads well: lying bars need a line each, squares a square. */
export function chartHeight(block: ChartBlock, width: number): number {
  const longest = Math.max(0, ...block.series.map((series) => series.points.length));
  switch (block.form) {
    case 'horizontalBar':
      return Math.max(120, longest * ROW_HEIGHT * Math.max(1, Math.min(2, block.series.length * 0.75)) + 40);
    case 'tile':
      return Math.round(Math.min(460, width * 0.75));
    case 'sankey':
      return 380;
    default:
      return Math.round(Math.min(340, Math.max(220, width * 0.42)));
  }
}

/** A chart as SVG text, for paper and for export: vectors, no script, no DOM. */
export function renderChart(block: ChartBlock, drawing: ChartDrawing, size: ChartSize): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: size.width, height: size.height });
  try {
    chart.setOption({
      ...chartOption(block, { ...drawing, width: size.width }),
      backgroundColor: drawing.theme.name === 'print' ? 'transparent' : drawing.theme.surface,
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
