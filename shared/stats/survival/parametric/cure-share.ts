import { numericalHessian } from '../../optimise/hessian.ts';
import { minimiseNelderMead } from '../../optimise/nelder-mead.ts';
import { normalQuantile } from '../../special/normal.ts';
import { survivalInterval } from '../curve/band.ts';
import type { SurvivalCurve } from '../curve/kaplan-meier.ts';
import type { SurvivalSample } from '../sample.ts';
import { invertSemidefinite } from '../semidefinite-inverse.ts';

/** The share that seems never to have the event: where the curve ends up, and whether anybody watched long enough to know. */
export interface Plateau {
  /** Height of the Kaplan–Meier curve after the last event, with its interval. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly lastEvent: number;
  /** Subjects still watched after the last event. */
  readonly watchedLonger: number;
  /**
   * Maller and Zhou's (1996) α: chance of seeing no event in as long an end of the follow-up as there was if everybody were still exposed. Below 0.05 the plateau is
   * believable; above, the curve may just not have come down yet.
   */
  readonly alpha: number;
  readonly isBelievable: boolean;
}

/** Plateau of a Kaplan–Meier curve. Null without events. O(times). */
export function estimatePlateau(curve: SurvivalCurve, level = 0.95): Plateau | null {
  let last = -1;
  for (let row = 0; row < curve.time.length; row++) if ((curve.events[row] as number) > 0) last = row;
  if (last < 0) return null;
  const lastEvent = curve.time[last] as number;
  const end = curve.time.at(-1) ?? lastEvent;
  const share = curve.survival[last] as number;
  // Events between twice the last event less the end of the follow-up and the last event.
  let late = 0;
  for (let row = 0; row < curve.time.length; row++) {
    const t = curve.time[row] as number;
    if (t > 2 * lastEvent - end && t <= lastEvent) late += curve.events[row] as number;
  }
  const alpha = end > lastEvent ? (1 - late / curve.subjects) ** curve.subjects : 1;
  const watchedLonger = (curve.atRisk[last] as number) - (curve.events[last] as number) - (curve.censored[last] as number);
  const { low, high } = survivalInterval(share, curve.logVariance[last] as number, normalQuantile(0.5 + level / 2), 'log-log');
  return { share, low, high, lastEvent, watchedLonger, alpha, isBelievable: share > 0 && alpha < 0.05 };
}

/** Weibull mixture: a share that never has the event, and Weibull times for the rest. */
export interface CureFit {
  readonly share: number;
  /** Interval on the logit scale; NaN where the likelihood is flat. */
  readonly low: number;
  readonly high: number;
  readonly shape: number;
  readonly scale: number;
  readonly logLikelihood: number;
  /** The share ran to 0 or 1: the data do not ask for a mixture. */
  readonly isAtBoundary: boolean;
}

/**
 * Maximum likelihood of S(t) = π + (1 − π) exp(−(t/λ)^k) (Boag 1949; Farewell 1982) for times > 0 without late entries. The share rests on the shape being Weibull
 * beyond the data: show it beside the plateau, never alone. RangeError without events. Cost of about 400 passes over the subjects.
 */
export function fitCureMixture({ time, status, entry = null }: SurvivalSample, level = 0.95): CureFit {
  if (entry !== null) throw new RangeError('late entries are not supported here');
  const events = status.reduce((sum, own) => sum + (own === 0 ? 0 : 1), 0);
  if (events === 0) throw new RangeError('no event');
  const middle = time.reduce((sum, t) => sum + t, 0) / time.length;
  const negative = ([logit = 0, logShape = 0, logScale = 0]: readonly number[]): number => {
    const share = 1 / (1 + Math.exp(-logit));
    const shape = Math.exp(logShape);
    let sum = 0;
    for (let i = 0; i < time.length; i++) {
      const logRatio = Math.log(time[i] as number) - logScale;
      const power = Math.exp(shape * logRatio);
      if (status[i] === 0) sum += Math.log(share + (1 - share) * Math.exp(-power));
      else sum += Math.log1p(-share) + logShape - Math.log(time[i] as number) + shape * logRatio - power;
    }
    return -sum;
  };
  const left = Math.min(0.95, Math.max(0.05, 1 - events / time.length));
  const found = minimiseNelderMead(negative, [Math.log(left / (1 - left)), 0, Math.log(middle)]);
  const [logit = 0, logShape = 0, logScale = 0] = found.point;
  const { inverse, redundant } = invertSemidefinite(Float64Array.from(numericalHessian(negative, found.point).flat()), 3);
  const isAtBoundary = Math.abs(logit) > 12 || redundant[0] === 1;
  const reach = normalQuantile(0.5 + level / 2) * Math.sqrt(inverse[0] as number);
  const at = (x: number): number => 1 / (1 + Math.exp(-x));
  return {
    share: at(logit),
    low: isAtBoundary ? Number.NaN : at(logit - reach),
    high: isAtBoundary ? Number.NaN : at(logit + reach),
    shape: Math.exp(logShape),
    scale: Math.exp(logScale),
    logLikelihood: -found.value,
    isAtBoundary,
  };
}
