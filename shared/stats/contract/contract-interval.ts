import { normalQuantile } from '../special/normal.ts';
import type { ContractParameters } from './beta-discrete-weibull.ts';
import type { ContractFit } from './fit-contract-model.ts';

/** A figure that follows from a fit, with its interval. */
export interface ContractEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const STEP = 1e-4;

/**
 * Interval of a figure g(α, β, c) by the delta method, symmetric on the scale that keeps it in its range: logit for shares, logarithm for what is above 0. It says how sure the
 * parameters are, not whether the model is right. Where the fit has no variance the ends are NaN. A few evaluations of g.
 */
export function contractInterval(
  fit: ContractFit,
  g: (parameters: ContractParameters) => number,
  scale: 'share' | 'positive',
  level = 0.95,
): ContractEstimate {
  const value = g(fit.parameters);
  const size = fit.model === 'sbg' ? 2 : 3;
  const to = scale === 'share' ? (x: number) => Math.log(x / (1 - x)) : Math.log;
  const back = scale === 'share' ? (x: number) => 1 / (1 + Math.exp(-x)) : Math.exp;
  const moved = (j: number, step: number): number => {
    const { alpha, beta, c } = fit.parameters;
    const factor = Math.exp(step);
    return to(g({ alpha: j === 0 ? alpha * factor : alpha, beta: j === 1 ? beta * factor : beta, c: j === 2 ? c * factor : c }));
  };
  const slope = Array.from({ length: size }, (_, j) => (moved(j, STEP) - moved(j, -STEP)) / (2 * STEP));
  let variance = 0;
  for (let j = 0; j < size; j++)
    for (let k = 0; k < size; k++) variance += (slope[j] as number) * (fit.logVariance[j * size + k] as number) * (slope[k] as number);
  const reach = variance > 0 ? normalQuantile(0.5 + level / 2) * Math.sqrt(variance) : Number.NaN;
  return { value, low: back(to(value) - reach), high: back(to(value) + reach) };
}
