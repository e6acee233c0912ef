import type { Interval } from '../interval.ts';
import { quantileOfSorted } from '../quantile.ts';
import { CONFIDENCE_LEVEL } from '../wilson-interval.ts';

/** Replicates in ascending order without those that are undefined. */
export function sortReplicates(replicates: Float64Array): Float64Array {
  return replicates.filter((value) => !Number.isNaN(value)).sort();
}

/** The middle share of bootstrap replicates (Efron 1979; quantiles of type 7). Undefined replicates are left out; none at all: NaN. O(n log n). */
export function percentileInterval(replicates: Float64Array, level = CONFIDENCE_LEVEL): Interval {
  const sorted = sortReplicates(replicates);
  if (sorted.length === 0) return { low: Number.NaN, high: Number.NaN };
  return { low: quantileOfSorted(sorted, (1 - level) / 2), high: quantileOfSorted(sorted, (1 + level) / 2) };
}
