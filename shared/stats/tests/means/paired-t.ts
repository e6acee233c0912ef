import { summariseSample } from '../../moments/sample-summary.ts';
import { CONFIDENCE_LEVEL } from '../../wilson-interval.ts';
import { compareToZero, type MeanComparison } from './welch-t.ts';

/**
 * Student's t test of the mean difference of pairs (R's t.test with paired = TRUE). RangeError unless both have the same length of 2 or more.
 */
export function pairedTest(first: ArrayLike<number>, second: ArrayLike<number>, level = CONFIDENCE_LEVEL): MeanComparison {
  if (first.length !== second.length || first.length < 2) throw new RangeError(`${first.length} and ${second.length} values are no pairs to compare`);
  const { n, mean, variance } = summariseSample(Float64Array.from(first, (value, at) => value - (second[at] as number)));
  return compareToZero(mean, Math.sqrt(variance / n), n - 1, level);
}
