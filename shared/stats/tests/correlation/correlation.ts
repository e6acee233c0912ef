import type { Interval } from '../../interval.ts';
import { normalQuantile } from '../../special/normal.ts';

/** How two measures of the same subjects go together. */
export interface Correlation {
  /** −1 … 1; NaN when one of the two does not vary. */
  readonly estimate: number;
  readonly interval: Interval;
  /** Two-sided. */
  readonly pValue: number;
  readonly n: number;
}

/** Fisher's interval: artanh of the estimate ± z·error, taken back; the whole range when the error is undefined (too few subjects). */
export function fisherInterval(estimate: number, error: number, level: number): Interval {
  if (!(error < Number.POSITIVE_INFINITY)) return { low: -1, high: 1 };
  const spread = -normalQuantile((1 - level) / 2) * error;
  return { low: Math.tanh(Math.atanh(estimate) - spread), high: Math.tanh(Math.atanh(estimate) + spread) };
}

/** RangeError unless both have the same length of at least 3. */
export function checkPairs(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length || x.length < 3) throw new RangeError(`${x.length} and ${y.length} values cannot be correlated`);
  return x.length;
}
