import type { FindingCandidate } from '../analyses/define.ts';
import { normalQuantile } from '../stats/special/normal.ts';

/** Share of cases in which an effect is to be seen before it is called detectable. */
export const POWER = 0.8;

/**
 * Size of an effect on one scale for all tests: r = z / √n with z the normal score of the two-sided p (Rosenthal 1991); 0 without a
 * test. A p of 0, smaller than can be written, counts as the smallest number there is.
 */
export function effectSize({ evidence }: Pick<FindingCandidate, 'evidence'>): number {
  if (evidence === null || evidence.n <= 0) return 0;
  return -normalQuantile(Math.max(evidence.p, Number.MIN_VALUE) / 2) / Math.sqrt(evidence.n);
}

/**
 * The effect, in the candidate's unit, that would have held beside `tested` comparisons in POWER of all cases if it were the only
 * true one: (z at level ÷ tested, two-sided, + z at POWER) standard errors, the standard error taken from the width of the interval.
 * Null without a test, an interval or with one that has no width.
 */
export function detectableEffect({ effect, evidence }: Pick<FindingCandidate, 'effect' | 'evidence'>, tested: number, level: number): number | null {
  const { interval } = effect;
  if (evidence === null || interval === undefined) return null;
  const standardError = (interval.high - interval.low) / (2 * normalQuantile((1 + interval.level) / 2));
  if (!(standardError > 0) || !Number.isFinite(standardError)) return null;
  return (-normalQuantile(level / (2 * Math.max(1, tested))) + normalQuantile(POWER)) * standardError;
}
