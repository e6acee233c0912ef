import type { ChartBlock } from '../analyses/blocks.ts';
import { cartesianOption } from './cartesian-option.ts';
import type { ChartDrawing, ChartOption } from './chart-drawing.ts';
import { directedDrawing } from './directed.ts';
import { sankeyOption } from './sankey-option.ts';
import { scatterOption } from './scatter-option.ts';
import { stepOption } from './step-option.ts';
import { tileOption } from './tile-option.ts';

/**
 * The ECharts option of a chart block: pure, without animation or HTML, so that window and paper draw the same.
 * Marks carry the block's point they stand for (`markOf`).
 */
export function chartOption(block: ChartBlock, page: ChartDrawing): ChartOption {
  const drawing = directedDrawing(page);
  switch (block.form) {
    case 'line':
    case 'bar':
    case 'stackedBar':
    case 'horizontalBar':
      return cartesianOption(block, drawing);
    case 'step':
      return stepOption(block, drawing);
    case 'scatter':
      return scatterOption(block, drawing);
    case 'sankey':
      return sankeyOption(block, drawing);
    case 'tile':
      return tileOption(block, drawing);
  }
}
