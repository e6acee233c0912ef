import type { Interval } from '../interval.ts';
import { CONFIDENCE_LEVEL } from '../wilson-interval.ts';
import { percentileInterval } from './percentile-interval.ts';

/** The basic (reversed percentile) bootstrap interval, 2·estimate − quantiles (Davison and Hinkley 1997, 5.2): right for a shift, but may leave the range of the statistic. */
export function basicInterval(estimate: number, replicates: Float64Array, level = CONFIDENCE_LEVEL): Interval {
  const { low, high } = percentileInterval(replicates, level);
  return { low: 2 * estimate - high, high: 2 * estimate - low };
}
