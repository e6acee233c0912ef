import { incompleteGamma, logIncompleteGamma } from '../special/incomplete-gamma.ts';
import { continuous } from './basis/continuous.ts';
import type { Distribution } from './basis/distribution.ts';
import { POSITIVE } from './basis/invert-continuous.ts';
import { logPoissonTerm } from './basis/saddle-point.ts';

/**
 * The gamma distribution of a shape and a scale (mean shape·scale; scale = 1/rate). Density in Loader's saddle-point form, tails by the incomplete gamma
 * function; relative error about 1e-13. RangeError unless both are above 0.
 */
export function gammaDistribution(shape: number, scale = 1): Distribution {
  if (!(shape > 0) || !(scale > 0)) throw new RangeError(`no gamma distribution of shape ${shape} and scale ${scale}`);
  const logDensity = (x: number): number => {
    if (Number.isNaN(x)) return Number.NaN;
    if (x < 0 || x === Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY;
    if (x === 0) return shape < 1 ? Number.POSITIVE_INFINITY : shape > 1 ? Number.NEGATIVE_INFINITY : -Math.log(scale);
    if (shape < 1) return Math.log(shape) - Math.log(x) + logPoissonTerm(shape, x / scale);
    return logPoissonTerm(shape - 1, x / scale) - Math.log(scale);
  };
  return continuous({
    logDensity,
    tails: (x) => incompleteGamma(shape, Math.max(0, x / scale)),
    logTails: (x) => logIncompleteGamma(shape, Math.max(0, x / scale)),
    support: POSITIVE,
    least: 0,
    most: Number.POSITIVE_INFINITY,
    start: Math.log(shape * scale),
  });
}
