import { studentT } from '../distributions/student-t.ts';
import type { Interval } from '../interval.ts';
import { normalTail } from '../special/normal.ts';
import { CONFIDENCE_LEVEL } from '../wilson-interval.ts';

/** Sums over subjects of events x and exposures T. */
export interface RateSums {
  readonly subjects: number;
  readonly events: number;
  readonly exposure: number;
  /** Σ x², Σ x·T and Σ T². */
  readonly squaredEvents: number;
  readonly product: number;
  readonly squaredExposure: number;
}

export interface RateEstimate {
  /** Events per unit of exposure. */
  readonly rate: number;
  /** Of the logarithm of the rate; infinite without events. */
  readonly logError: number;
  readonly interval: Interval | null;
}

/**
 * Rate Σx ÷ ΣT whose interval lets every subject have a rate of its own: variance n/(n − 1)·Σ (x − R·T)² ÷ (ΣT)² (ratio estimator, Cochran 1977, 6.4),
 * symmetric on the logarithm so that it stays above 0, Student's t with n − 1 degrees. Fewer than two subjects or no events: no interval. No exposure gives null.
 */
export function clusteredRate(sums: RateSums, level = CONFIDENCE_LEVEL): RateEstimate | null {
  const { subjects, events, exposure } = sums;
  if (!(exposure > 0)) return null;
  const rate = events / exposure;
  if (subjects < 2 || events <= 0) return { rate, logError: Number.POSITIVE_INFINITY, interval: null };
  const logError = Math.sqrt((subjects / (subjects - 1)) * squaresAround(sums, rate)) / events;
  const spread = Math.exp(studentT(subjects - 1).quantile(0.5 + level / 2) * logError);
  return { rate, logError, interval: { low: rate / spread, high: rate * spread } };
}

export interface RateComparison {
  /** First rate over the second. */
  readonly ratio: number;
  readonly interval: Interval;
  /** Two-sided, of no difference. */
  readonly p: number;
}

/**
 * Ratio of the rates of two groups of subjects with its interval (Wald on the logarithm, Student's t with the smaller group's n − 1), and a score test of no difference: with R the
 * rate of all together, Σ (x − R·T) over the first group against its variance, where a subject's is R·T + φT² and φ comes from all subjects (quadratic variance as of the negative
 * binomial). Wald's test would cry wolf in small groups of very different subjects. Null where a group has no interval.
 */
export function compareClusteredRates(a: RateSums, b: RateSums, level = CONFIDENCE_LEVEL): RateComparison | null {
  const [first, second] = [clusteredRate(a, level), clusteredRate(b, level)];
  if (first === null || second === null || first.interval === null || second.interval === null) return null;
  const ratio = first.rate / second.rate;
  const reach = studentT(Math.min(a.subjects, b.subjects) - 1).quantile(0.5 + level / 2) * Math.hypot(first.logError, second.logError);
  const pooled = (a.events + b.events) / (a.exposure + b.exposure);
  const spread = (squaresAround(a, pooled) + squaresAround(b, pooled) - pooled * (a.exposure + b.exposure)) / (a.squaredExposure + b.squaredExposure);
  const varianceOf = (group: RateSums): number => pooled * group.exposure + Math.max(0, spread) * group.squaredExposure;
  const weight = a.exposure / (a.exposure + b.exposure);
  const variance = (1 - weight) ** 2 * varianceOf(a) + weight ** 2 * varianceOf(b);
  const score = a.events - pooled * a.exposure;
  return {
    ratio,
    interval: { low: ratio / Math.exp(reach), high: ratio * Math.exp(reach) },
    p: variance > 0 ? Math.min(1, 2 * normalTail(Math.abs(score) / Math.sqrt(variance))) : 1,
  };
}

/** Σ (x − R·T)². */
function squaresAround({ squaredEvents, product, squaredExposure }: RateSums, rate: number): number {
  return Math.max(0, squaredEvents - 2 * rate * product + rate * rate * squaredExposure);
}
