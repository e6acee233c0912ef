import { studentT } from '../../distributions/student-t.ts';
import type { Interval } from '../../interval.ts';
import type { SampleSummary } from '../../moments/sample-summary.ts';
import { logGamma } from '../../special/log-gamma.ts';
import { normalQuantile } from '../../special/normal.ts';
import { CONFIDENCE_LEVEL } from '../../wilson-interval.ts';

/** Two means compared. */
export interface MeanComparison {
  /** First mean minus second (or mean of the differences), in the unit of the values. */
  readonly difference: number;
  readonly interval: Interval;
  readonly standardError: number;
  readonly t: number;
  readonly degrees: number;
  /** Two-sided. */
  readonly pValue: number;
}

/** The Welch test with its effect size. */
export interface WelchTest extends MeanComparison {
  /** Hedges' g: the difference in pooled standard deviations, without small-sample bias. */
  readonly hedgesG: number;
  readonly hedgesGInterval: Interval;
}

/**
 * Welch's t test of two means with unequal variances (Welch 1947, Satterthwaite's degrees of freedom; R's t.test), and Hedges' g (1981, exact correction;
 * interval by the large-sample variance of Hedges and Olkin 1985). Works from summaries. Two samples that do not vary: t is ±∞ or NaN and p is 0 or 1.
 * RangeError unless both have two values or more.
 */
export function welchTest(a: SampleSummary, b: SampleSummary, level = CONFIDENCE_LEVEL): WelchTest {
  if (!(a.n >= 2 && b.n >= 2)) throw new RangeError(`a comparison of means needs two values on both sides, not ${a.n} and ${b.n}`);
  const [va, vb] = [a.variance / a.n, b.variance / b.n];
  const degrees = va + vb === 0 ? a.n + b.n - 2 : (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  const pooledDegrees = a.n + b.n - 2;
  const pooled = Math.sqrt(((a.n - 1) * a.variance + (b.n - 1) * b.variance) / pooledDegrees);
  const correction = Math.exp(logGamma(pooledDegrees / 2) - logGamma((pooledDegrees - 1) / 2)) / Math.sqrt(pooledDegrees / 2);
  const hedgesG = ((a.mean - b.mean) / pooled) * (pooledDegrees > 1 ? correction : 1);
  const spread = -normalQuantile((1 - level) / 2) * Math.sqrt((a.n + b.n) / (a.n * b.n) + hedgesG ** 2 / (2 * (a.n + b.n)));
  return {
    ...compareToZero(a.mean - b.mean, Math.sqrt(va + vb), degrees, level),
    hedgesG,
    hedgesGInterval: { low: hedgesG - spread, high: hedgesG + spread },
  };
}

/** A difference with a t distributed error: its interval and two-sided p-value. An error of 0 makes any difference certain. */
export function compareToZero(difference: number, standardError: number, degrees: number, level = CONFIDENCE_LEVEL): MeanComparison {
  const distribution = studentT(degrees);
  const t = difference / standardError;
  const half = distribution.tailQuantile((1 - level) / 2) * standardError;
  const pValue = standardError === 0 ? (difference === 0 ? 1 : 0) : Math.min(1, 2 * distribution.tail(Math.abs(t)));
  return { difference, interval: { low: difference - half, high: difference + half }, standardError, t, degrees, pValue };
}
