import { fDistribution } from '../../distributions/f.ts';
import type { SampleSummary } from '../../moments/sample-summary.ts';

/** A comparison of several means. */
export interface WelchAnova {
  readonly statistic: number;
  readonly degreesAbove: number;
  readonly degreesBelow: number;
  readonly pValue: number;
}

/**
 * Welch's test that several means are equal, without equal variances (Welch 1951; R's oneway.test). With two samples it is the Welch t test.
 * RangeError unless there are two samples or more, each of two values or more that vary.
 */
export function welchAnova(samples: readonly SampleSummary[]): WelchAnova {
  const k = samples.length;
  if (k < 2 || !samples.every(({ n, variance }) => n >= 2 && variance > 0))
    throw new RangeError('each of two samples or more needs two values that vary');
  const weights = samples.map(({ n, variance }) => n / variance);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const centre = samples.reduce((sum, { mean }, at) => sum + (mean * (weights[at] ?? 0)) / total, 0);
  const between = samples.reduce((sum, { mean }, at) => sum + (weights[at] ?? 0) * (mean - centre) ** 2, 0) / (k - 1);
  const imbalance = samples.reduce((sum, { n }, at) => sum + (1 - (weights[at] ?? 0) / total) ** 2 / (n - 1), 0) / (k * k - 1);
  const statistic = between / (1 + 2 * (k - 2) * imbalance);
  const degreesBelow = 1 / (3 * imbalance);
  return { statistic, degreesAbove: k - 1, degreesBelow, pValue: fDistribution(k - 1, degreesBelow).tail(statistic) };
}
