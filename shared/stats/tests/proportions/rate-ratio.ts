import type { Interval } from '../../interval.ts';
import { CONFIDENCE_LEVEL } from '../../wilson-interval.ts';
import { binomialTest } from './binomial-test.ts';
import { clopperPearson } from './clopper-pearson.ts';

/** Two rates compared. */
export interface RateComparison {
  /** Rate of the first over rate of the second; ∞ when only the second has no events, NaN when neither has any. */
  readonly ratio: number;
  readonly interval: Interval;
  /** Two-sided. */
  readonly pValue: number;
}

/**
 * Ratio of two event rates (events over exposure, any unit, both alike), exact: given the total, the first count is binomial, so its Clopper–Pearson interval
 * and exact test carry over (R's poisson.test with two counts). RangeError unless counts are whole and exposures above 0.
 */
export function compareRates(events1: number, exposure1: number, events2: number, exposure2: number, level = CONFIDENCE_LEVEL): RateComparison {
  if (!(exposure1 > 0 && exposure2 > 0)) throw new RangeError(`a rate needs an exposure above 0, not ${exposure1} and ${exposure2}`);
  const total = events1 + events2;
  if (total === 0) return { ratio: Number.NaN, interval: { low: 0, high: Number.POSITIVE_INFINITY }, pValue: 1 };
  const toRatio = (share: number): number => (share / (1 - share)) * (exposure2 / exposure1);
  const { low, high } = clopperPearson(events1, total, level);
  return {
    ratio: events1 / exposure1 / (events2 / exposure2),
    interval: { low: toRatio(low), high: toRatio(high) },
    pValue: binomialTest(events1, total, exposure1 / (exposure1 + exposure2)),
  };
}
