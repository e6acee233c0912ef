import { incompleteBeta, logIncompleteBeta } from '../special/incomplete-beta.ts';
import { countDistribution } from './basis/count.ts';
import type { Distribution } from './basis/distribution.ts';
import { logBinomialTerm } from './basis/saddle-point.ts';

/**
 * Failures before the `size`-th success with chance p each; `size` may be any number above 0, for the count is also a Poisson one whose mean is gamma
 * distributed with shape `size` and scale (1 − p)/p. P(X ≤ k) = I_p(size, k + 1). Relative error about 1e-13. RangeError unless size > 0 and 0 < p ≤ 1.
 */
export function negativeBinomialDistribution(size: number, p: number): Distribution {
  if (!(size > 0) || !(p > 0 && p <= 1)) throw new RangeError(`no negative binomial distribution of size ${size} and chance ${p}`);
  return countDistribution({
    least: 0,
    most: p === 1 ? 0 : Number.POSITIVE_INFINITY,
    guess: (size * (1 - p)) / p,
    logMass: (k) => (k === 0 ? size * Math.log(p) : Math.log(size / (size + k)) + logBinomialTerm(size, size + k, p, 1 - p)),
    tails: (k) => incompleteBeta(size, k + 1, p),
    logTails: (k) => logIncompleteBeta(size, k + 1, p),
  });
}
