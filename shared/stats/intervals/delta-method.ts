import type { Interval } from '../interval.ts';
import type { Matrix } from '../linear/matrix.ts';
import { normalQuantile } from '../special/normal.ts';
import { CONFIDENCE_LEVEL } from '../wilson-interval.ts';

/** On which scale an estimate is about normal: 'log' keeps an interval above 0, 'logit' within 0 … 1. */
export type NormalScale = 'identity' | 'log' | 'logit';

/** Standard error of a function of estimates: √(gᵀ C g) with its gradient g and their covariance C (the delta method). RangeError when sizes differ. */
export function deltaError(gradient: ArrayLike<number>, covariance: Matrix): number {
  const n = gradient.length;
  if (covariance.rows !== n || covariance.columns !== n) throw new RangeError(`a gradient of ${n} for a covariance of ${covariance.rows}`);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) sum += (gradient[i] as number) * (gradient[j] as number) * (covariance.values[i * n + j] as number);
  }
  return Math.sqrt(sum);
}

/** Normal interval of an estimate with a standard error, formed on a scale and taken back. An error that is undefined gives NaN. */
export function normalInterval(estimate: number, error: number, scale: NormalScale = 'identity', level = CONFIDENCE_LEVEL): Interval {
  const z = -normalQuantile((1 - level) / 2);
  if (scale === 'log') return { low: estimate * Math.exp((-z * error) / estimate), high: estimate * Math.exp((z * error) / estimate) };
  if (scale === 'logit') {
    const logit = Math.log(estimate / (1 - estimate));
    const spread = (z * error) / (estimate * (1 - estimate));
    return { low: 1 / (1 + Math.exp(spread - logit)), high: 1 / (1 + Math.exp(-spread - logit)) };
  }
  return { low: estimate - z * error, high: estimate + z * error };
}
