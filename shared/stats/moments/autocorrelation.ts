import { compensatedSum } from './compensated-sum.ts';
import { mean } from './mean.ts';

/** Correlation of a series with itself `lag` steps later: Σ(xᵢ − x̄)(xᵢ₊ₗ − x̄)/Σ(xᵢ − x̄)², the definition of NIST and R's acf. NaN when the series does not vary. */
export function autocorrelation(values: ArrayLike<number>, lag: number): number {
  const centre = mean(values);
  const whole = compensatedSum(values, (value) => (value - centre) ** 2);
  const shifted = compensatedSum(values, (value, at) => (at + lag < values.length ? (value - centre) * ((values[at + lag] as number) - centre) : 0));
  return shifted / whole;
}
