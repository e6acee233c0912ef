import { logBeta } from '../special/log-beta.ts';

/**
 * Lifetimes of contracts: each has its own constant chance to end at a renewal, drawn from a beta(α, β) distribution; with c ≠ 1 the chance also drifts with age
 * (c > 1 rises, c < 1 falls). c = 1 is the shifted beta-geometric of Fader and Hardie (2007), otherwise the beta-discrete-Weibull of Fader, Hardie, Liu, Davin and
 * Steenburgh (2018).
 */
export interface ContractParameters {
  readonly alpha: number;
  readonly beta: number;
  readonly c: number;
}

/** ln S(t): chance to be paid for beyond the t-th renewal, ln B(α, β + t^c) − ln B(α, β). Any t ≥ 0. */
export function logContractSurvival({ alpha, beta, c }: ContractParameters, t: number): number {
  if (t <= 0) return 0;
  return logBeta(alpha, beta + (c === 1 ? t : t ** c)) - logBeta(alpha, beta);
}

/** S(t). */
export function contractSurvival(parameters: ContractParameters, t: number): number {
  return Math.exp(logContractSurvival(parameters, t));
}

/** Share of those who came up for renewal t who renewed: S(t) / S(t − 1). It rises with t although nobody becomes more loyal: those likely to leave have left. */
export function retentionRate(parameters: ContractParameters, t: number): number {
  const { alpha, beta, c } = parameters;
  if (c === 1) return (beta + t - 1) / (alpha + beta + t - 1);
  return Math.exp(logContractSurvival(parameters, t) - logContractSurvival(parameters, t - 1));
}
