import { compensatedSum } from './compensated-sum.ts';

/** Arithmetic mean in two passes, the second over the distances to the first result, with compensated sums. No values: NaN. */
export function mean(values: ArrayLike<number>): number {
  const n = values.length;
  if (n === 0) return Number.NaN;
  const first = compensatedSum(values) / n;
  return Number.isFinite(first) ? first + compensatedSum(values, (value) => value - first) / n : first;
}
