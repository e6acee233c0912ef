import { normalQuantile } from '../../special/normal.ts';
import type { SurvivalCurve } from './kaplan-meier.ts';

/** Scale on which the interval is symmetric. log-log stays within 0…1 and covers best in small samples; R's survfit takes log by default. */
export const BAND_SCALES = ['plain', 'log', 'log-log'] as const;
export type BandScale = (typeof BAND_SCALES)[number];

/** Pointwise ends by time; NaN where the curve is at 0, for nothing is left to say how sure that is. */
export interface Band {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Pointwise confidence band of a Kaplan–Meier curve, as R's survfit computes it (Kalbfleisch and Prentice 2002, 1.4). O(times). */
export function survivalBand(curve: SurvivalCurve, level = 0.95, scale: BandScale = 'log-log'): Band {
  const z = normalQuantile(0.5 + level / 2);
  const low = new Float64Array(curve.time.length);
  const high = new Float64Array(curve.time.length);
  for (let row = 0; row < low.length; row++) {
    const ends = survivalInterval(curve.survival[row] as number, curve.logVariance[row] as number, z, scale);
    low[row] = ends.low;
    high[row] = ends.high;
  }
  return { low, high };
}

/** Interval of one survival share from the variance of its logarithm; 1 stays 1, 0 gives NaN. */
export function survivalInterval(
  survival: number,
  logVariance: number,
  z: number,
  scale: BandScale,
): { readonly low: number; readonly high: number } {
  if (survival <= 0) return { low: Number.NaN, high: Number.NaN };
  const error = z * Math.sqrt(logVariance);
  if (scale === 'plain') return { low: Math.max(0, survival * (1 - error)), high: Math.min(1, survival * (1 + error)) };
  if (scale === 'log') return { low: survival * Math.exp(-error), high: Math.min(1, survival * Math.exp(error)) };
  if (survival >= 1) return { low: 1, high: 1 };
  const spread = error / -Math.log(survival);
  return { low: survival ** Math.exp(spread), high: survival ** Math.exp(-spread) };
}
