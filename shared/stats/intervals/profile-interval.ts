import { chiSquareDistribution } from '../distributions/chi-square.ts';
import type { Interval } from '../interval.ts';
import { findRoot } from '../optimise/brent-root.ts';
import { CONFIDENCE_LEVEL } from '../wilson-interval.ts';

const MAX_STEPS = 60;

/** What a profile likelihood interval is made of. */
export interface Profile {
  /** Least negative log-likelihood when the parameter is held at a value, over all others. */
  readonly leastAt: (value: number) => number;
  readonly estimate: number;
  /** Negative log-likelihood at the estimate. */
  readonly least: number;
  /** A first idea of the width, for instance a standard error; above 0. */
  readonly step: number;
  /** Where the parameter ends (defaults: −∞ and ∞). */
  readonly from?: number;
  readonly to?: number;
}

/**
 * Interval of all values whose likelihood is not significantly lower than the highest: 2(ℓ̂ − ℓ(value)) ≤ χ²₁ (Venzon and Moolgavkar 1988). An end that is
 * not reached within the range of the parameter is that range's end: the data do not bound it. About 20 evaluations of the profile on each side.
 */
export function profileInterval(profile: Profile, level = CONFIDENCE_LEVEL): Interval {
  const { leastAt, estimate, least, from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = profile;
  const limit = least + chiSquareDistribution(1).quantile(level) / 2;
  const missing = (value: number): number => {
    const found = leastAt(value);
    return Number.isNaN(found) ? Number.POSITIVE_INFINITY : found - limit;
  };
  const side = (direction: 1 | -1, end: number): number => {
    let inside = estimate;
    let reach = profile.step;
    for (let step = 0; step < MAX_STEPS; step++) {
      const outside = direction === 1 ? Math.min(end, estimate + reach) : Math.max(end, estimate - reach);
      const gap = missing(outside);
      if (gap > 0) return findRoot((x) => Math.min(missing(x), 1e6), inside, outside, 1e-9 * Math.abs(profile.step));
      if (outside === end) return end;
      inside = outside;
      reach *= 2;
    }
    return end;
  };
  return { low: side(-1, from), high: side(1, to) };
}
