import { incompleteBeta, logIncompleteBeta } from '../special/incomplete-beta.ts';
import { continuous } from './basis/continuous.ts';
import type { Distribution } from './basis/distribution.ts';
import { UNIT_INTERVAL } from './basis/invert-continuous.ts';
import { logBinomialTerm } from './basis/saddle-point.ts';

/**
 * The beta distribution on [0, 1]. Density in Loader's saddle-point form (R's dbeta), tails by the incomplete beta function; relative error about 1e-13
 * for parameters above 0.01. RangeError unless a, b > 0.
 */
export function betaDistribution(a: number, b: number): Distribution {
  if (!(a > 0) || !(b > 0)) throw new RangeError(`no beta distribution of ${a} and ${b}`);
  const clamp = (x: number): number => (x < 0 ? 0 : x > 1 ? 1 : x);
  const atEnd = (parameter: number, other: number): number =>
    parameter < 1 ? Number.POSITIVE_INFINITY : parameter > 1 ? Number.NEGATIVE_INFINITY : Math.log(other);
  const logDensity = (x: number): number => {
    if (Number.isNaN(x)) return Number.NaN;
    if (x < 0 || x > 1) return Number.NEGATIVE_INFINITY;
    if (x === 0) return atEnd(a, b);
    if (x === 1) return atEnd(b, a);
    const rest = 1 - x;
    if (a >= 1 && b >= 1) return Math.log(a + b - 1) + logBinomialTerm(a - 1, a + b - 2, x, rest);
    if (a >= 1) return Math.log(b) - Math.log1p(-x) + logBinomialTerm(a - 1, a + b - 1, x, rest);
    if (b >= 1) return Math.log(a) - Math.log(x) + logBinomialTerm(a, a + b - 1, x, rest);
    return Math.log((a * b) / (a + b)) - Math.log(x) - Math.log1p(-x) + logBinomialTerm(a, a + b, x, rest);
  };
  return continuous({
    logDensity,
    tails: (x) => incompleteBeta(a, b, clamp(x)),
    logTails: (x) => logIncompleteBeta(a, b, clamp(x)),
    support: UNIT_INTERVAL,
    least: 0,
    most: 1,
    start: Math.log(a / b),
  });
}
