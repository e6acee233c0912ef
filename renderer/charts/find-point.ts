import type { ChartBlock } from '../../shared/analyses/blocks.ts';
import { distinctX } from '../../shared/charts/chart-axis-values.ts';
import { type Mark, markOf } from '../../shared/charts/chart-drawing.ts';
import type { init } from '../../shared/charts/echarts.ts';

type Instance = ReturnType<typeof init>;

/** Where ECharts has drawn a point: [series, item], or null when it is not drawn. */
export function findDrawn(instance: Instance, mark: Mark): readonly [number, number] | null {
  const option = instance.getOption() as { series?: readonly { data?: readonly unknown[] }[] };
  for (const [series, { data = [] }] of (option.series ?? []).entries()) {
    const item = data.findIndex((candidate) => {
      const found = markOf(candidate);
      return found !== null && found[0] === mark[0] && found[1] === mark[1];
    });
    if (item >= 0) return [series, item];
  }
  return null;
}

/** The point of a line chart that lies nearest to a place of the drawing; null outside the plot. */
export function nearestPoint(instance: Instance, block: ChartBlock, x: number, y: number): Mark | null {
  if (!instance.containPixel({ gridIndex: 0 }, [x, y])) return null;
  const [column = Number.NaN] = instance.convertFromPixel({ gridIndex: 0 }, [x, y]);
  if (block.form === 'step') return nearestStep(instance, block, column, y);
  const category = distinctX(block)[Math.round(column)];
  let nearest: Mark | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const [series, { points }] of block.series.entries()) {
    const place = points.findIndex((point) => point.x === category);
    const value = points[place]?.value ?? null;
    if (value === null) continue;
    const [, height = Number.NaN] = instance.convertToPixel({ gridIndex: 0 }, [Math.round(column), Number(value)]);
    if (Math.abs(height - y) >= distance) continue;
    distance = Math.abs(height - y);
    nearest = [series, place];
  }
  return nearest;
}

/** The step that holds at `across` whose height is nearest to `y` in pixels. */
function nearestStep(instance: Instance, block: ChartBlock, across: number, y: number): Mark | null {
  let nearest: Mark | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const [series, { points }] of block.series.entries()) {
    const place = points.findLastIndex((point) => Number(point.x) <= across);
    const value = points[place]?.value ?? null;
    if (value === null) continue;
    const [, height = Number.NaN] = instance.convertToPixel({ gridIndex: 0 }, [across, Number(value)]);
    if (Math.abs(height - y) >= distance) continue;
    distance = Math.abs(height - y);
    nearest = [series, place];
  }
  return nearest;
}
