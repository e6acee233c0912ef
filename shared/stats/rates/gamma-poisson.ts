import { minimiseBfgs } from '../optimise/bfgs.ts';
import { digamma } from '../special/digamma.ts';
import { logGamma } from '../special/log-gamma.ts';

/** Subjects counted by events, and by exposure: all that the likelihood needs. */
export interface CountsWithExposure {
  /** Subjects with x events, by x. */
  readonly byEvents: ArrayLike<number>;
  /** Subjects and their events by whole exposure (index = exposure in the unit of time). */
  readonly subjects: ArrayLike<number>;
  readonly events: ArrayLike<number>;
}

export interface GammaPoissonFit {
  /** Rates are gamma distributed with this shape and this rate (unit of time): mean shape/rate. */
  readonly shape: number;
  readonly rate: number;
  /** Without the terms that do not depend on the parameters. */
  readonly logLikelihood: number;
  /** The same for one rate for everybody. */
  readonly poissonLogLikelihood: number;
  /** No spread between subjects is seen: the likelihood rises towards one rate for everybody. */
  readonly isBoundary: boolean;
  readonly hasConverged: boolean;
}

const LARGEST_SHAPE = 1e5;
const START_SHAPE = 0.7;

/**
 * Gamma–Poisson (negative binomial) model of counts over exposures of different length, by maximum likelihood (Ehrenberg 1959; Fader and
 * Hardie): x ~ Poisson(λT), λ ~ gamma(r, α), so LL = Σ lnΓ(r + x) − lnΓ(r) + r ln α − (r + x) ln(α + T) + const. Analytic gradient over the
 * compressed counts, so its cost does not grow with subjects. Null without events or exposure.
 */
export function fitGammaPoisson({ byEvents, subjects, events }: CountsWithExposure): GammaPoissonFit | null {
  let [people, total, exposure] = [0, 0, 0];
  for (let at = 0; at < subjects.length; at++) {
    people += subjects[at] as number;
    total += events[at] as number;
    exposure += at * (subjects[at] as number);
  }
  if (people === 0 || total === 0 || exposure === 0) return null;
  const negative = (point: Float64Array, gradient: Float64Array): number => {
    const [shape, rate] = [Math.exp(point[0] as number), Math.exp(point[1] as number)];
    let [value, byShape, byRate] = [people * shape * (point[1] as number), people * (point[1] as number), (people * shape) / rate];
    const [base, slope] = [logGamma(shape), digamma(shape)];
    for (let x = 1; x < byEvents.length; x++) {
      const count = byEvents[x] as number;
      if (count === 0) continue;
      value += count * (logGamma(shape + x) - base);
      byShape += count * (digamma(shape + x) - slope);
    }
    for (let at = 0; at < subjects.length; at++) {
      const count = subjects[at] as number;
      if (count === 0) continue;
      const [weight, log] = [count * shape + (events[at] as number), Math.log(rate + at)];
      value -= weight * log;
      byShape -= count * log;
      byRate -= weight / (rate + at);
    }
    gradient[0] = -byShape * shape;
    gradient[1] = -byRate * rate;
    return -value;
  };
  const mean = total / exposure;
  const start = [Math.log(START_SHAPE), Math.log(START_SHAPE / mean)];
  const { point, value, hasConverged } = minimiseBfgs(negative, start);
  const shape = Math.exp(point[0] ?? 0);
  return {
    shape,
    rate: Math.exp(point[1] ?? 0),
    logLikelihood: -value,
    poissonLogLikelihood: total * Math.log(mean) - mean * exposure,
    isBoundary: !(shape < LARGEST_SHAPE),
    hasConverged,
  };
}

/** Chance of x events within an exposure under a fit: negative binomial. */
export function gammaPoissonProbability({ shape, rate }: Pick<GammaPoissonFit, 'shape' | 'rate'>, x: number, exposure: number): number {
  if (exposure === 0) return x === 0 ? 1 : 0;
  const log =
    logGamma(shape + x) - logGamma(shape) - logGamma(x + 1) + shape * Math.log(rate / (rate + exposure)) + x * Math.log(exposure / (rate + exposure));
  return Math.exp(log);
}
