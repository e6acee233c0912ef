import type { Interval } from '../interval.ts';
import { minimiseBfgs } from '../optimise/bfgs.ts';
import { numericalHessian } from '../optimise/hessian.ts';
import { digamma } from '../special/digamma.ts';
import { logGamma } from '../special/log-gamma.ts';
import { normalQuantile } from '../special/normal.ts';
import { CONFIDENCE_LEVEL } from '../wilson-interval.ts';

/** How regular the gaps between events are: 1 = at random (Poisson), above = regular, below = in bursts. */
export interface Regularity {
  readonly shape: number;
  readonly interval: Interval;
}

/**
 * Wheat and Morrison (1990): with gamma gaps of shape k, the share M = g₁/(g₁ + g₂) of two neighbouring gaps of one subject is beta(k, k) whatever
 * the subject's pace, so k = (1 − 4V) ÷ 8V with V = mean (M − ½)². Interval by the standard error of V. Fewer than ten pairs give null.
 */
export function wheatMorrison(pairs: { readonly count: number; readonly squares: number; readonly fourths: number }): Regularity | null {
  const { count, squares, fourths } = pairs;
  if (count < 10 || squares <= 0) return null;
  const v = squares / count;
  const error = Math.sqrt(Math.max(0, fourths / count - v * v) / count);
  const z = normalQuantile(0.5 + CONFIDENCE_LEVEL / 2);
  const shapeAt = (variance: number): number => Math.max(0, (1 - 4 * variance) / (8 * variance));
  return { shape: shapeAt(v), interval: { low: shapeAt(v + z * error), high: v > z * error ? shapeAt(v - z * error) : Number.POSITIVE_INFINITY } };
}

/**
 * The same shape from all gaps of a subject: given their sum, n gamma gaps are shares of a symmetric Dirichlet distribution, which is free of the
 * subject's pace. Maximum likelihood of Σ lnΓ(nk) − n lnΓ(k) + (k − 1) Σ ln share. `bySize[n]` = subjects with n gaps (n ≥ 2),
 * `logShares` = Σ over all gaps of ln (gap ÷ sum of the subject's gaps). Interval from the curvature on ln k. Fewer than ten subjects give null.
 */
export function dirichletRegularity(bySize: ArrayLike<number>, logShares: number): Regularity | null {
  let subjects = 0;
  for (let n = 2; n < bySize.length; n++) subjects += bySize[n] as number;
  if (subjects < 10) return null;
  const negative = (log: number, gradient?: Float64Array): number => {
    const k = Math.exp(log);
    let [value, slope] = [(k - 1) * logShares, logShares];
    for (let n = 2; n < bySize.length; n++) {
      const count = bySize[n] as number;
      if (count === 0) continue;
      value += count * (logGamma(n * k) - n * logGamma(k));
      slope += count * n * (digamma(n * k) - digamma(k));
    }
    if (gradient !== undefined) gradient[0] = -slope * k;
    return -value;
  };
  const { point, hasConverged } = minimiseBfgs((at, gradient) => negative(at[0] as number, gradient), [0]);
  const log = point[0] ?? 0;
  const curvature = numericalHessian(([at = 0]) => negative(at), [log])[0]?.[0] ?? 0;
  if (!hasConverged || !(curvature > 0)) return null;
  const spread = normalQuantile(0.5 + CONFIDENCE_LEVEL / 2) / Math.sqrt(curvature);
  return { shape: Math.exp(log), interval: { low: Math.exp(log - spread), high: Math.exp(log + spread) } };
}
