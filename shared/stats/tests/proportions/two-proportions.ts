import type { Interval } from '../../interval.ts';
import { normalQuantile, normalTail } from '../../special/normal.ts';
import { CONFIDENCE_LEVEL, wilsonInterval } from '../../wilson-interval.ts';

/** Two shares compared. */
export interface ProportionComparison {
  /** First share minus second. */
  readonly difference: number;
  readonly differenceInterval: Interval;
  /** First share over second, null when the second is 0. */
  readonly ratio: number | null;
  /** Null when either count is 0. */
  readonly ratioInterval: Interval | null;
  /** Two-sided, score test with the pooled share; 1 when both shares are 0 or both are 1. */
  readonly pValue: number;
}

/**
 * Difference of two shares with Newcombe's hybrid score interval (1998, method 10), their ratio with the interval on the logarithm (Katz 1978),
 * and the two-sided p-value of the pooled score test, which is the χ² test of the 2 × 2 table without Yates' correction. For small counts prefer `fisherExact`.
 * RangeError unless 0 ≤ successes ≤ n and n ≥ 1.
 */
export function compareProportions(x1: number, n1: number, x2: number, n2: number, level = CONFIDENCE_LEVEL): ProportionComparison {
  const [first, second] = [wilsonInterval(x1, n1, level), wilsonInterval(x2, n2, level)];
  if (first === null || second === null) throw new RangeError('a share of nobody cannot be compared');
  const [p1, p2] = [x1 / n1, x2 / n2];
  const difference = p1 - p2;
  const pooled = (x1 + x2) / (n1 + n2);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  const spread = -normalQuantile((1 - level) / 2) * Math.sqrt(1 / x1 - 1 / n1 + 1 / x2 - 1 / n2);
  return {
    difference,
    differenceInterval: {
      low: difference - Math.hypot(p1 - first.low, second.high - p2),
      high: difference + Math.hypot(first.high - p1, p2 - second.low),
    },
    ratio: p2 === 0 ? null : p1 / p2,
    ratioInterval: x1 === 0 || x2 === 0 ? null : { low: (p1 / p2) * Math.exp(-spread), high: (p1 / p2) * Math.exp(spread) },
    pValue: error === 0 ? 1 : Math.min(1, 2 * normalTail(Math.abs(difference) / error)),
  };
}
