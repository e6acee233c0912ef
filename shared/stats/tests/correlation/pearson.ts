import { studentT } from '../../distributions/student-t.ts';
import { compensatedSum } from '../../moments/compensated-sum.ts';
import { mean } from '../../moments/mean.ts';
import { CONFIDENCE_LEVEL } from '../../wilson-interval.ts';
import { type Correlation, checkPairs, fisherInterval } from './correlation.ts';

/** Pearson's product-moment correlation with the t test and Fisher's interval, error 1/√(n − 3) (R's cor.test). RangeError for unequal lengths or n < 3. */
export function pearsonCorrelation(x: ArrayLike<number>, y: ArrayLike<number>, level = CONFIDENCE_LEVEL): Correlation {
  const n = checkPairs(x, y);
  const estimate = productMoment(x, y);
  return { estimate, interval: fisherInterval(estimate, 1 / Math.sqrt(Math.max(0, n - 3)), level), pValue: tTest(estimate, n), n };
}

/** r = Σ(x − x̄)(y − ȳ)/√(Σ(x − x̄)² Σ(y − ȳ)²), in [−1, 1]; NaN when one does not vary. */
export function productMoment(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const [mx, my] = [mean(x), mean(y)];
  const xx = compensatedSum(x, (value) => (value - mx) ** 2);
  const yy = compensatedSum(y, (value) => (value - my) ** 2);
  const xy = compensatedSum(x, (value, at) => (value - mx) * ((y[at] as number) - my));
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
}

/** Two-sided p-value of a correlation of n pairs by t = r √((n − 2)/(1 − r²)). */
export function tTest(estimate: number, n: number): number {
  if (Math.abs(estimate) === 1) return 0;
  return Math.min(1, 2 * studentT(n - 2).tail(Math.abs(estimate) * Math.sqrt((n - 2) / ((1 - estimate) * (1 + estimate)))));
}
