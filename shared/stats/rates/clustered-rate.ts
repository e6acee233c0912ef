import type { Interval } from '../interval.ts';
import { normalQuantile, normalTail } from '../special/normal.ts';
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
 * symmetric on the logarithm so that it stays above 0. Fewer than two subjects or no events: no interval. No exposure gives null.
 */
export function clusteredRate(sums: RateSums, level = CONFIDENCE_LEVEL): RateEstimate | null {
  const { subjects, events, exposure, squaredEvents, product, squaredExposure } = sums;
  if (!(exposure > 0)) return null;
  const rate = events / exposure;
  if (subjects < 2 || events <= 0) return { rate, logError: Number.POSITIVE_INFINITY, interval: null };
  const residual = Math.max(0, squaredEvents - 2 * rate * product + rate * rate * squaredExposure);
  const logError = Math.sqrt((subjects / (subjects - 1)) * residual) / events;
  const spread = Math.exp(normalQuantile(0.5 + level / 2) * logError);
  return { rate, logError, interval: { low: rate / spread, high: rate * spread } };
}

/** Ratio of two independent rates with its interval and the two-sided p of no difference (Wald on the logarithm); null where one has no interval. */
export function compareClusteredRates(
  a: RateEstimate | null,
  b: RateEstimate | null,
  level = CONFIDENCE_LEVEL,
): { readonly ratio: number; readonly interval: Interval; readonly p: number } | null {
  if (a === null || b === null || a.interval === null || b.interval === null) return null;
  const error = Math.hypot(a.logError, b.logError);
  const ratio = a.rate / b.rate;
  const spread = Math.exp(normalQuantile(0.5 + level / 2) * error);
  const p = error === 0 ? (ratio === 1 ? 1 : 0) : Math.min(1, 2 * normalTail(Math.abs(Math.log(ratio)) / error));
  return { ratio, interval: { low: ratio / spread, high: ratio * spread }, p };
}
