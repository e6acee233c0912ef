import { incompleteBeta, logIncompleteBeta } from '../special/incomplete-beta.ts';
import { countDistribution } from './basis/count.ts';
import type { Distribution } from './basis/distribution.ts';
import { logBinomialTerm } from './basis/saddle-point.ts';

/**
 * Successes in n trials with chance p. P(X > k) = I_p(k + 1, n − k); relative error of chances and tails about 1e-13. RangeError unless n is a whole number
 * of 0 or more and 0 ≤ p ≤ 1.
 */
export function binomialDistribution(n: number, p: number): Distribution {
  if (!(Number.isInteger(n) && n >= 0) || !(p >= 0 && p <= 1)) throw new RangeError(`no binomial distribution of ${n} trials with chance ${p}`);
  const turned = ({ lower, upper }: { readonly lower: number; readonly upper: number }) => ({ lower: upper, upper: lower });
  return countDistribution({
    least: 0,
    most: n,
    guess: n * p,
    logMass: (k) => logBinomialTerm(k, n, p, 1 - p),
    tails: (k) => turned(incompleteBeta(k + 1, n - k, p)),
    logTails: (k) => turned(logIncompleteBeta(k + 1, n - k, p)),
  });
}
