import type { ChartBlock } from '../../shared/analyses/blocks.ts';
import { isOrdered } from '../../shared/charts/chart-axis-values.ts';
import type { Mark } from '../../shared/charts/chart-drawing.ts';

/**
 * The point an arrow key leads to: sideways along the series as it is seen (mirrored in right-to-left pages, unless the axis has an
 * order of its own, which runs in `timeDirection`), up and down between series, Home and End to its ends. Undefined for any other key.
 */
export function stepPoint(
  block: ChartBlock,
  current: Mark | null,
  key: string,
  direction: 'ltr' | 'rtl',
  timeDirection: 'ltr' | 'rtl' = 'ltr',
): Mark | null | undefined {
  const filled = block.series.flatMap((series, index) => (series.points.length > 0 ? [index] : []));
  const [first] = filled;
  if (first === undefined) return undefined;
  if (key === 'Escape') return null;
  const [series, point] = current ?? [first, -1];
  const count = block.series[series]?.points.length ?? 0;
  const forward = (isOrdered(block.x) ? timeDirection : direction) === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  switch (key) {
    case forward:
      return [series, Math.min(count - 1, point + 1)];
    case backward:
      return [series, Math.max(0, point - 1)];
    case 'Home':
      return [series, 0];
    case 'End':
      return [series, count - 1];
    case 'ArrowUp':
    case 'ArrowDown': {
      const place = filled.indexOf(series) + (key === 'ArrowUp' ? -1 : 1);
      const next = filled[Math.max(0, Math.min(filled.length - 1, place))] ?? first;
      return [next, Math.max(0, Math.min((block.series[next]?.points.length ?? 1) - 1, point))];
    }
    default:
      return undefined;
  }
}
