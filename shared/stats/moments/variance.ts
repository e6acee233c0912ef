import { compensatedSum } from './compensated-sum.ts';
import { mean } from './mean.ts';

/**
 * Variance of a sample, Σ(x − x̄)²/(n − 1), in two passes with the correction for the rounding of the mean (Chan, Golub and LeVeque 1983, formula 1.7).
 * Fewer than two values: NaN. Never negative.
 */
export function variance(values: ArrayLike<number>): number {
  const n = values.length;
  if (n < 2) return Number.NaN;
  const centre = mean(values);
  const squares = compensatedSum(values, (value) => (value - centre) ** 2);
  const rest = compensatedSum(values, (value) => value - centre);
  return Math.max(0, squares - (rest * rest) / n) / (n - 1);
}
