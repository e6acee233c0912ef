import { normalQuantile, normalTail } from '../../special/normal.ts';
import type { RestrictedMean } from '../curve/restricted-mean.ts';

/** How much longer one group stays than another within a horizon, in the unit of the times. */
export interface RestrictedMeanDifference {
  readonly difference: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
}

/**
 * Difference of two restricted means with one horizon (a − b), their interval and two-sided z test (Royston and Parmar 2013). Needs no proportional hazards.
 * Throws a RangeError when the horizons differ.
 */
export function differRestrictedMeans(a: RestrictedMean, b: RestrictedMean, level = 0.95): RestrictedMeanDifference {
  if (a.until !== b.until) throw new RangeError(`horizons ${a.until} and ${b.until} differ`);
  const difference = a.mean - b.mean;
  const standardError = Math.hypot(a.standardError, b.standardError);
  const reach = normalQuantile(0.5 + level / 2) * standardError;
  const p = standardError > 0 ? 2 * normalTail(Math.abs(difference) / standardError) : 1;
  return { difference, standardError, low: difference - reach, high: difference + reach, p: Math.min(1, p) };
}
