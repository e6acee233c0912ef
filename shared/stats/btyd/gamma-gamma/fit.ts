import { type LikelihoodMaximum, maximiseLikelihood } from '../maximise-likelihood.ts';
import { gammaGammaLogLikelihood, type SpendSummary, spendOf } from './log-likelihood.ts';

/** Gamma-Gamma model fitted: parameters p, q, γ (money), n = customers it rests on. */
export interface SpendFit extends LikelihoodMaximum {
  readonly n: number;
}

const TYPICAL_P = 3;
const TYPICAL_Q = 4;
const FACTORS = [
  [1, 1, 1],
  [3, 0.5, 0.2],
  [0.3, 3, 4],
] as const;
const ROUGH = 4000;

/**
 * Fits the Gamma-Gamma model to the customers with a repeat purchase (Fader and Hardie 2013). The typical values, and the centre of the weak prior, are
 * p = 3, q = 4 and the γ that gives the mean spend seen. `fallbackMean` (mean money of any purchase) stands in where nobody has come back yet.
 */
export function fitGammaGamma(
  summary: SpendSummary,
  fallbackMean: number,
  { priorDeviation, onEvaluation }: { readonly priorDeviation?: number; readonly onEvaluation?: () => void } = {},
): SpendFit {
  const spend = spendOf(summary);
  if (spend.length === 0 && priorDeviation === undefined) throw new RangeError('nobody has bought again: no spend to fit a model to');
  const mean = spend.length === 0 ? fallbackMean : spend.meanValue.reduce((sum, value) => sum + value, 0) / spend.length;
  const typical = [TYPICAL_P, TYPICAL_Q, (Math.max(mean, 1e-4) * (TYPICAL_Q - 1)) / TYPICAL_P];
  const thinned = thin(spend);
  const maximum = maximiseLikelihood((point, gradient) => gammaGammaLogLikelihood(point, spend, gradient), {
    starts: FACTORS.map((factors) => typical.map((value, axis) => value * (factors[axis] ?? 1))),
    rough: (point, gradient) => gammaGammaLogLikelihood(point, thinned, gradient),
    onEvaluation,
    prior: priorDeviation === undefined ? undefined : { centre: typical.map(Math.log), deviations: typical.map(() => priorDeviation) },
  });
  return { ...maximum, n: spend.length };
}

function thin(spend: SpendSummary): SpendSummary {
  const step = Math.ceil(spend.length / ROUGH);
  if (step <= 1) return spend;
  const length = Math.ceil(spend.length / step);
  return {
    length,
    frequency: Int32Array.from({ length }, (_, at) => spend.frequency[at * step] as number),
    meanValue: Float64Array.from({ length }, (_, at) => spend.meanValue[at * step] as number),
  };
}
