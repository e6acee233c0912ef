import { logBeta } from '../../special/log-beta.ts';
import { logGamma } from '../../special/log-gamma.ts';
import { type LikelihoodMaximum, maximiseLikelihood } from '../maximise-likelihood.ts';
import { bgBbLogLikelihood, type OccasionSummary } from './log-likelihood.ts';

type Four = readonly [number, number, number, number];

const STARTS = [
  [1, 1, 1, 3],
  [0.5, 2, 0.5, 1],
  [2, 1, 1, 10],
] as const;

/** Fits the BG/BB model (Fader, Hardie and Shang 2010) by maximum likelihood: α, β of buying at an occasion, γ, δ of leaving after it. */
export function fitBgBb(summary: OccasionSummary): LikelihoodMaximum {
  return maximiseLikelihood((point, gradient) => bgBbLogLikelihood(point, summary, gradient), { starts: STARTS });
}

/** P(still active at occasion n + 1 | x, t_x, n): eq. 11 of the paper. */
export function bgBbProbabilityAlive(parameters: readonly number[], x: number, tx: number, n: number): number {
  const [alpha, beta, gamma, delta] = parameters as unknown as Four;
  const log = logBeta(alpha + x, beta + n - x) - logBeta(alpha, beta) + logBeta(gamma, delta + n + 1) - logBeta(gamma, delta);
  return Math.exp(log - likelihoodOf(parameters, x, tx, n));
}

/** Purchases expected at the first n occasions of a new customer: eq. 8, summed over the occasions instead of by its closed form, which is 0/0 at γ = 1. */
export function bgBbExpectedPurchases(parameters: readonly number[], n: number): number {
  const [alpha, beta, gamma, delta] = parameters as unknown as Four;
  return (alpha / (alpha + beta)) * occasionsActive(gamma, delta, n);
}

/** Purchases expected at the next `ahead` occasions given x, t_x, n: eq. 13. */
export function bgBbConditionalPurchases(parameters: readonly number[], x: number, tx: number, n: number, ahead: number): number {
  const [alpha, beta, gamma, delta] = parameters as unknown as Four;
  const log = logBeta(alpha + x + 1, beta + n - x) - logBeta(alpha, beta) + logBeta(gamma, delta + n) - logBeta(gamma, delta);
  return Math.exp(log - likelihoodOf(parameters, x, tx, n)) * occasionsActive(gamma, delta + n, ahead);
}

/** P(purchases at exactly x of n occasions) of a new customer: eq. 7. */
export function bgBbProbabilityOfCount(parameters: readonly number[], n: number, x: number): number {
  const [alpha, beta, gamma, delta] = parameters as unknown as Four;
  const term = (until: number, isActive: boolean): number =>
    Math.exp(
      logGamma(until + 1) -
        logGamma(x + 1) -
        logGamma(until - x + 1) +
        logBeta(alpha + x, beta + until - x) -
        logBeta(alpha, beta) +
        logBeta(gamma + (isActive ? 0 : 1), delta + until) -
        logBeta(gamma, delta),
    );
  let sum = term(n, true);
  for (let until = x; until < n; until++) sum += term(until, false);
  return sum;
}

/** Σ over i = 1 … n of P(active at occasion i) = B(γ, δ + i)/B(γ, δ). */
function occasionsActive(gamma: number, delta: number, n: number): number {
  let [chance, sum] = [1, 0];
  for (let i = 0; i < n; i++) {
    chance *= (delta + i) / (gamma + delta + i);
    sum += chance;
  }
  return sum;
}

function likelihoodOf(parameters: readonly number[], x: number, tx: number, n: number): number {
  const one = { length: 1, frequency: Int32Array.of(x), recency: Int32Array.of(tx), occasions: Int32Array.of(n), count: Float64Array.of(1) };
  return bgBbLogLikelihood(Float64Array.from(parameters, Math.log), one, new Float64Array(4));
}
