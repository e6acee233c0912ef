import { incompleteBeta, logIncompleteBeta } from '../special/incomplete-beta.ts';
import { continuous } from './basis/continuous.ts';
import type { Distribution } from './basis/distribution.ts';
import { POSITIVE } from './basis/invert-continuous.ts';
import { logBinomialTerm } from './basis/saddle-point.ts';

/**
 * The F distribution of a ratio of two variances with m (above) and n (below) degrees of freedom. Density in Loader's form (R's df), upper tail
 * I_{n/(n + mx)}(n/2, m/2); relative error about 1e-13. RangeError unless m, n > 0.
 */
export function fDistribution(m: number, n: number): Distribution {
  if (!(m > 0) || !(n > 0)) throw new RangeError(`no F distribution of ${m} and ${n} degrees of freedom`);
  const shares = (x: number) => ({ above: (m * x) / (n + m * x), below: n / (n + m * x) });
  const logDensity = (x: number): number => {
    if (Number.isNaN(x)) return Number.NaN;
    if (x < 0 || x === Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY;
    if (x === 0) return m < 2 ? Number.POSITIVE_INFINITY : m > 2 ? Number.NEGATIVE_INFINITY : 0;
    const { above, below } = shares(x);
    if (m >= 2) return Math.log((m * below) / 2) + logBinomialTerm((m - 2) / 2, (m + n - 2) / 2, above, below);
    return Math.log((m * m * below) / (2 * above * (m + n))) + logBinomialTerm(m / 2, (m + n) / 2, above, below);
  };
  const ends = (x: number) => (x <= 0 ? { above: 0, below: 1 } : x === Number.POSITIVE_INFINITY ? { above: 1, below: 0 } : shares(x));
  const place = (x: number) => [m / 2, n / 2, ends(x).above, ends(x).below] as const;
  return continuous({
    logDensity,
    tails: (x) => incompleteBeta(...place(x)),
    logTails: (x) => logIncompleteBeta(...place(x)),
    support: POSITIVE,
    least: 0,
    most: Number.POSITIVE_INFINITY,
    start: 0,
  });
}
