import { variance } from './variance.ts';

/** Standard deviation of a sample, the root of its variance with divisor n − 1. Fewer than two values: NaN. */
export function standardDeviation(values: ArrayLike<number>): number {
  return Math.sqrt(variance(values));
}
