import type { Interval } from '../interval.ts';
import { compensatedSum } from '../moments/compensated-sum.ts';
import { mean } from '../moments/mean.ts';
import { quantileOfSorted } from '../quantile.ts';
import { normalCumulative, normalQuantile } from '../special/normal.ts';
import { CONFIDENCE_LEVEL } from '../wilson-interval.ts';
import { sortReplicates } from './percentile-interval.ts';

/**
 * Bias-corrected and accelerated bootstrap interval (Efron 1987): percentiles moved by the bias z₀ (from the share of replicates below the estimate, equal ones half)
 * and the acceleration (from `jackknife`, see `jackknifeValues`). Where all replicates lie on one side the bias is undefined: then the outermost replicates.
 * No replicates: NaN. O(n log n).
 */
export function bcaInterval(estimate: number, replicates: Float64Array, jackknife: ArrayLike<number>, level = CONFIDENCE_LEVEL): Interval {
  const sorted = sortReplicates(replicates);
  const n = sorted.length;
  if (n === 0) return { low: Number.NaN, high: Number.NaN };
  let below = 0;
  for (const value of sorted) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  const bias = normalQuantile(Math.min(1 - 0.5 / n, Math.max(0.5 / n, below / n)));
  const acceleration = accelerationOf(jackknife);
  const at = (p: number): number => {
    const z = bias + normalQuantile(p);
    return quantileOfSorted(sorted, normalCumulative(bias + z / (1 - acceleration * z)));
  };
  return { low: at((1 - level) / 2), high: at((1 + level) / 2) };
}

/** Σ(θ̄ − θᵢ)³ / 6 (Σ(θ̄ − θᵢ)²)^1.5; 0 when nothing varies. */
function accelerationOf(jackknife: ArrayLike<number>): number {
  const centre = mean(jackknife);
  const squares = compensatedSum(jackknife, (value) => (centre - value) ** 2);
  return squares > 0 ? compensatedSum(jackknife, (value) => (centre - value) ** 3) / (6 * squares ** 1.5) : 0;
}

/**
 * The statistic with one row left out after the other, or, for more than `most` rows, one of `most` groups of rows after the other (row i in group i mod most).
 * The statistic is told how often each row counts: 1 or 0. O(min(n, most) · statistic).
 */
export function jackknifeValues(n: number, statistic: (counts: Uint32Array) => number, most = 500): Float64Array {
  const groups = Math.min(n, most);
  const counts = new Uint32Array(n).fill(1);
  return Float64Array.from({ length: groups }, (_, group) => {
    for (let row = group; row < n; row += groups) counts[row] = 0;
    const value = statistic(counts);
    for (let row = group; row < n; row += groups) counts[row] = 1;
    return value;
  });
}
