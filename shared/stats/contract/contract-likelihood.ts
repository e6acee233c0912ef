import { digamma } from '../special/digamma.ts';
import { type ContractParameters, logContractSurvival } from './beta-discrete-weibull.ts';
import type { ContractHistory } from './contract-history.ts';

/** Log-likelihood of a history, and its derivatives by ln α, ln β, ln c. */
export interface ContractLikelihood {
  readonly value: number;
  readonly gradient: Float64Array;
}

/**
 * Σ ended(t) ln (S(t − 1) − S(t)) + Σ running(t) ln S(t) with analytic gradient. For c = 1 the chance to end is S(t − 1) α / (α + β + t − 1), which does not cancel.
 * O(periods).
 */
export function contractLikelihood(history: ContractHistory, parameters: ContractParameters): ContractLikelihood {
  const { alpha, beta, c } = parameters;
  const { ended, running } = history;
  const gradient = new Float64Array(3);
  let value = 0;
  let before = { log: 0, slope: [0, 0, 0] as const as readonly number[] };
  for (let t = 1; t < ended.length; t++) {
    const now = { log: logContractSurvival(parameters, t), slope: slopes(parameters, t) };
    const lost = ended[t] as number;
    const kept = running[t] as number;
    if (lost > 0) {
      const ratio = c === 1 ? (beta + t - 1) / (alpha + beta + t - 1) : Math.exp(now.log - before.log);
      const chance = c === 1 ? alpha / (alpha + beta + t - 1) : -Math.expm1(now.log - before.log);
      value += lost * (before.log + Math.log(chance));
      for (let j = 0; j < 3; j++) {
        const [from, to] = [before.slope[j] as number, now.slope[j] as number];
        gradient[j] = (gradient[j] as number) + lost * (from - (ratio / chance) * (to - from));
      }
    }
    if (kept > 0) {
      value += kept * now.log;
      for (let j = 0; j < 3; j++) gradient[j] = (gradient[j] as number) + kept * (now.slope[j] as number);
    }
    before = now;
  }
  return { value, gradient };
}

/** Derivatives of ln S(t) by ln α, ln β, ln c. */
function slopes({ alpha, beta, c }: ContractParameters, t: number): readonly number[] {
  const age = c === 1 ? t : t ** c;
  const whole = digamma(alpha + beta + age);
  const byAlpha = digamma(alpha + beta) - whole;
  const byAge = digamma(beta + age) - whole;
  const byBeta = byAge - digamma(beta) + digamma(alpha + beta);
  return [alpha * byAlpha, beta * byBeta, c * age * Math.log(t) * byAge];
}
