import { logGamma, stirlingRemainder } from '../../special/log-gamma.ts';
import { log1pMinus } from '../../special/log1p-minus.ts';

const HALF_LOG_TWO_PI = 0.918_938_533_204_672_7;
const LOG_TWO_PI = 2 * HALF_LOG_TWO_PI;

/**
 * ln of mean^x e^−mean / Γ(x + 1) for real x ≥ 0 and mean ≥ 0, without the cancellation of large terms: the saddle-point form of C. Loader,
 * "Fast and accurate computation of binomial probabilities" (2000), as R's dpois. Absolute error about 1e-15.
 */
export function logPoissonTerm(x: number, mean: number): number {
  if (mean === 0) return x === 0 ? 0 : Number.NEGATIVE_INFINITY;
  if (x < 0) return Number.NEGATIVE_INFINITY;
  if (x === 0) return -mean;
  if (x < 1e-5 || mean < x * 1e-15) return x * Math.log(mean) - mean - logGamma(x + 1);
  return -0.5 * (LOG_TWO_PI + Math.log(x)) - stirlingError(x) - deviance(x, mean);
}

/** ln of n!/(x!(n − x)!) p^x q^(n − x) for real 0 ≤ x ≤ n and q = 1 − p, in the same form (R's dbinom). */
export function logBinomialTerm(x: number, n: number, p: number, q: number): number {
  if (p === 0) return x === 0 ? 0 : Number.NEGATIVE_INFINITY;
  if (q === 0) return x === n ? 0 : Number.NEGATIVE_INFINITY;
  if (x < 0 || x > n) return Number.NEGATIVE_INFINITY;
  if (n === 0) return 0;
  if (x === 0) return n * (p < 0.5 ? Math.log1p(-p) : Math.log(q));
  if (x === n) return n * (q < 0.5 ? Math.log1p(-q) : Math.log(p));
  const errors = stirlingError(n) - stirlingError(x) - stirlingError(n - x);
  const spread = LOG_TWO_PI + Math.log(x) + Math.log1p(-x / n);
  return errors - deviance(x, n * p) - deviance(n - x, n * q) - 0.5 * spread;
}

/** ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π for x > 0: how far Stirling's formula is off. */
export function stirlingError(x: number): number {
  return x >= 10 ? stirlingRemainder(x) : logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
}

/** x ln(x/mean) + mean − x for x, mean > 0: half the Poisson deviance, exact also where x is close to the mean. */
export function deviance(x: number, mean: number): number {
  const d = (mean - x) / x;
  return Math.abs(d) < 0.2 ? -x * log1pMinus(d) : x * Math.log(x / mean) + mean - x;
}
