import type { Interval } from '../../interval.ts';
import { normalQuantile, normalTail } from '../../special/normal.ts';
import { CONFIDENCE_LEVEL } from '../../wilson-interval.ts';
import { midranks, tieLoss } from './midranks.ts';
import { pairwiseDifference } from './pairwise-differences.ts';
import { rankSumChances } from './rank-sum-counts.ts';

const EXACT_BELOW = 50;

/** Two samples compared by ranks. */
export interface MannWhitney {
  /** Pairs in which the first is larger, ties as half (R's W). */
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
  readonly isExact: boolean;
  /** Hodges–Lehmann: median of all differences first − second. */
  readonly shift: number;
  readonly interval: Interval;
  /** Rank-biserial correlation 2W/mn − 1: −1 … 1, share of pairs won minus share lost. */
  readonly rankBiserial: number;
}

/**
 * Mann–Whitney (Wilcoxon rank-sum) test: exact for samples below 50 without ties, otherwise normal with tie and continuity correction (R's wilcox.test).
 * The interval of the shift takes the differences at the ranks of the same distribution (Moses; Hollander and Wolfe 1999, 4.3), for ties by the normal one.
 * O((m + n) log(m + n)) and some 200 passes. RangeError for an empty sample.
 */
export function mannWhitney(first: ArrayLike<number>, second: ArrayLike<number>, level = CONFIDENCE_LEVEL): MannWhitney {
  const [m, n] = [first.length, second.length];
  if (m === 0 || n === 0) throw new RangeError('a sample is empty');
  const together = new Float64Array(m + n);
  together.set(Float64Array.from(first));
  together.set(Float64Array.from(second), m);
  const { ranks, ties } = midranks(together);
  let rankSum = 0;
  for (let at = 0; at < m; at++) rankSum += ranks[at] as number;
  const statistic = rankSum - (m * (m + 1)) / 2;
  const isExact = m < EXACT_BELOW && n < EXACT_BELOW && ties.length === m + n;
  const sigma = Math.sqrt(((m * n) / 12) * (m + n + 1 - tieLoss(ties) / ((m + n) * (m + n - 1))));
  const alpha = (1 - level) / 2;
  const chances = isExact ? rankSumChances(m, n) : null;
  const rank = chances === null ? Math.ceil((m * n) / 2 - 0.5 + normalQuantile(alpha) * sigma) : rankAt(chances, alpha);
  const low = Math.max(1, rank);
  const [xs, ys] = [Float64Array.from(first).sort(), Float64Array.from(second).sort()];
  const middle = [Math.floor((m * n + 1) / 2), Math.ceil((m * n + 1) / 2)].map((k) => pairwiseDifference(xs, ys, k)) as [number, number];
  return {
    statistic,
    pValue: chances === null ? normalP(statistic - (m * n) / 2, sigma) : exactP(chances, statistic),
    isExact,
    shift: (middle[0] + middle[1]) / 2,
    interval: { low: pairwiseDifference(xs, ys, low), high: pairwiseDifference(xs, ys, m * n + 1 - low) },
    rankBiserial: (2 * statistic) / (m * n) - 1,
  };
}

function normalP(distance: number, sigma: number): number {
  return sigma === 0 ? 1 : Math.min(1, 2 * normalTail(Math.max(0, Math.abs(distance) - 0.5) / sigma));
}

function exactP(chances: Float64Array, statistic: number): number {
  const less = Math.min(statistic, chances.length - 1 - statistic);
  let sum = 0;
  for (let at = 0; at <= less; at++) sum += chances[at] as number;
  return Math.min(1, 2 * sum);
}

/** The smallest value with at least `alpha` up to it. */
function rankAt(chances: Float64Array, alpha: number): number {
  let sum = 0;
  let at = -1;
  while (sum < alpha * (1 - 1e-12) && at < chances.length - 1) sum += chances[++at] as number;
  return at;
}
