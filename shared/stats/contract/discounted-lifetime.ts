import { hypergeometric2F1 } from '../special/hypergeometric-2f1.ts';
import { type ContractParameters, logContractSurvival } from './beta-discrete-weibull.ts';

/** Terms after which a sum that has not settled is given up. */
const MAX_TERMS = 1_000_000;

/**
 * Discounted expected lifetime of a new contract in periods, the first at once: DEL = Σ S(t) / (1 + d)^t from t = 0 (Fader and Hardie 2010). `discount` per period, ≥ 0;
 * `horizon` stops after so many periods. Infinite when nothing ends the sum. For c = 1 without horizon ₂F₁(1, β; α + β; 1/(1 + d)).
 */
export function discountedLifetime(parameters: ContractParameters, discount: number, horizon = Number.POSITIVE_INFINITY): number {
  return 1 + (horizon <= 1 ? 0 : discountedResidualLifetime(parameters, 0, discount, horizon - 1) / (1 + discount));
}

/**
 * Discounted expected residual lifetime of a contract that has renewed `renewals` times, seen just before its next renewal: periods still to be paid, the next one undiscounted,
 * Σ_{t > r} S(t)/S(r) / (1 + d)^(t − r − 1). It grows with r: who has stayed long is likely one of those who stay.
 */
export function discountedResidualLifetime(
  parameters: ContractParameters,
  renewals: number,
  discount: number,
  horizon = Number.POSITIVE_INFINITY,
): number {
  if (!(discount >= 0)) throw new RangeError(`discount ${discount}`);
  const { alpha, beta, c } = parameters;
  const v = 1 / (1 + discount);
  if (c === 1 && horizon === Number.POSITIVE_INFINITY) {
    const b = beta + renewals;
    if (discount === 0) return alpha > 1 ? b / (alpha - 1) : Number.POSITIVE_INFINITY;
    return (b / (alpha + b)) * hypergeometric2F1(1, b + 1, alpha + b + 1, v);
  }
  if (discount === 0 && horizon === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  const start = logContractSurvival(parameters, renewals);
  let sum = 0;
  let weight = 1;
  for (let t = 1; t <= Math.min(horizon, MAX_TERMS); t++) {
    const term = weight * Math.exp(logContractSurvival(parameters, renewals + t) - start);
    sum += term;
    weight *= v;
    // What is left is at most the geometric tail of the discount.
    if (discount > 0 && (term * v) / (1 - v) < 1e-13 * sum) break;
  }
  return sum;
}
