import { stepAt } from '../curve/kaplan-meier.ts';
import type { CoxFit } from './fit-cox.ts';

/** Cumulative hazard of somebody whose covariates are all 0 (or at the mean), by event time of one stratum. */
export interface BaselineHazard {
  readonly time: Float64Array;
  readonly hazard: Float64Array;
}

/**
 * Baseline cumulative hazard of a stratum: Σ of the increments of the fit (Breslow's, or Efron's with Efron's ties; R's basehaz). `isCentred`
 * takes covariates at their means instead of 0. O(event times).
 */
export function baselineHazard({ data, at, coefficient }: CoxFit, stratum = 0, isCentred = false): BaselineHazard {
  const [from, to] = [data.eventStarts[stratum] ?? 0, data.eventStarts[stratum + 1] ?? 0];
  const shift = isCentred ? 1 : Math.exp(-linearPredictor(coefficient, data.centre));
  let sum = 0;
  const hazard = at.hazard.slice(from, to).map((increment) => {
    sum += increment * shift;
    return sum;
  });
  return { time: data.eventTime.slice(from, to), hazard };
}

/** Share without the event at t for somebody with these covariates: exp(−H₀(t) e^{xβ}). */
export function predictSurvival(fit: CoxFit, covariates: ArrayLike<number>, t: number, stratum = 0): number {
  const { time, hazard } = baselineHazard(fit, stratum);
  const row = stepAt(time, t);
  return row < 0 ? 1 : Math.exp(-(hazard[row] as number) * Math.exp(linearPredictor(fit.coefficient, covariates)));
}

function linearPredictor(coefficient: Float64Array, covariates: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < coefficient.length; j++) if (!Number.isNaN(coefficient[j])) sum += (coefficient[j] as number) * (covariates[j] as number);
  return sum;
}
