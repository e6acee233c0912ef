import { type BetaTails, incompleteBeta, logIncompleteBeta } from '../special/incomplete-beta.ts';
import { logBeta } from '../special/log-beta.ts';
import { continuous } from './basis/continuous.ts';
import type { Distribution } from './basis/distribution.ts';
import { deviance, stirlingError } from './basis/saddle-point.ts';

const HALF_LOG_TWO_PI = 0.918_938_533_204_672_7;
/** Beyond this t² leaves the range of a double; the tail is its leading term there. */
const FAR = 1e100;

/**
 * Student's t distribution of any degrees of freedom > 0 (whole or not). Tails: half of I_{ν/(ν + t²)}(ν/2, ½), relative error about 1e-13.
 * RangeError unless ν > 0; for ν = ∞ use `normalDistribution`.
 */
export function studentT(degrees: number): Distribution {
  if (!(degrees > 0 && degrees < Number.POSITIVE_INFINITY)) throw new RangeError(`no t distribution of ${degrees} degrees of freedom`);
  const constant = stirlingError((degrees + 1) / 2) - stirlingError(degrees / 2) - deviance(degrees / 2, (degrees + 1) / 2) - HALF_LOG_TWO_PI;
  const logDensity = (t: number): number => {
    const size = Math.abs(t);
    const half = size > FAR ? Math.log(size) - 0.5 * Math.log(degrees) : 0.5 * Math.log1p((t * t) / degrees);
    return constant - (degrees + 1) * half;
  };
  const sided = (t: number, { lower }: BetaTails, half: (beyond: number) => number, rest: (beyond: number) => number) =>
    t >= 0 ? { lower: rest(lower), upper: half(lower) } : { lower: half(lower), upper: rest(lower) };
  const place = (t: number) => [degrees / 2, 0.5, degrees / (degrees + t * t), (t * t) / (degrees + t * t)] as const;
  const logFar = (t: number): number =>
    degrees * (0.5 * Math.log(degrees) - Math.log(Math.abs(t))) - Math.log(degrees / 2) - logBeta(degrees / 2, 0.5);
  const far = (logTail: number): BetaTails => ({ lower: logTail, upper: 0 });
  return continuous({
    logDensity,
    tails: (t) => {
      const found = Math.abs(t) > FAR ? far(Math.exp(logFar(t))) : incompleteBeta(...place(t));
      return sided(
        t,
        found,
        (beyond) => beyond / 2,
        (beyond) => (found.upper > 0.5 || beyond < 0.5 ? 1 - beyond / 2 : 0.5 + found.upper / 2),
      );
    },
    logTails: (t) => {
      const found = Math.abs(t) > FAR ? far(logFar(t)) : logIncompleteBeta(...place(t));
      return sided(
        t,
        found,
        (beyond) => beyond - Math.LN2,
        (beyond) => Math.log1p(-Math.exp(beyond) / 2),
      );
    },
    support: { toX: Math.sinh, slope: (t) => Math.sqrt(1 + t * t) },
    least: Number.NEGATIVE_INFINITY,
    most: Number.POSITIVE_INFINITY,
    start: 0,
  });
}
