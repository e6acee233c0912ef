import { betaDistribution } from '../../distributions/beta.ts';
import type { Interval } from '../../interval.ts';
import { CONFIDENCE_LEVEL } from '../../wilson-interval.ts';

/**
 * Exact interval of a share: Clopper and Pearson (1934), quantiles of beta distributions. Covers at least the level, usually more; for display the Wilson interval
 * is closer. RangeError unless 0 ≤ successes ≤ n and n ≥ 1.
 */
export function clopperPearson(successes: number, n: number, level = CONFIDENCE_LEVEL): Interval {
  if (!(successes >= 0 && successes <= n && n >= 1)) throw new RangeError(`${successes} successes of ${n}`);
  const alpha = (1 - level) / 2;
  return {
    low: successes === 0 ? 0 : betaDistribution(successes, n - successes + 1).quantile(alpha),
    high: successes === n ? 1 : betaDistribution(successes + 1, n - successes).tailQuantile(alpha),
  };
}
