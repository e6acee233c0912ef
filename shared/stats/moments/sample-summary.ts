import { mean } from './mean.ts';
import { variance } from './variance.ts';

/** What the comparisons of means need to know of a sample; an aggregate of a database will do. */
export interface SampleSummary {
  readonly n: number;
  readonly mean: number;
  /** With divisor n − 1; NaN for fewer than two values. */
  readonly variance: number;
}

/** Size, mean and variance of a sample. */
export function summariseSample(values: ArrayLike<number>): SampleSummary {
  return { n: values.length, mean: mean(values), variance: variance(values) };
}
