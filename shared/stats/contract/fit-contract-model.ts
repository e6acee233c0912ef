import { minimiseBfgs } from '../optimise/bfgs.ts';
import { numericalHessian } from '../optimise/hessian.ts';
import { invertSemidefinite } from '../survival/semidefinite-inverse.ts';
import type { ContractParameters } from './beta-discrete-weibull.ts';
import type { ContractHistory } from './contract-history.ts';
import { contractLikelihood } from './contract-likelihood.ts';

/** Contracts that differ in their constant chance to end (sBG), or whose chance drifts with age too (BdW). */
export const CONTRACT_MODELS = ['sbg', 'bdw'] as const;
export type ContractModel = (typeof CONTRACT_MODELS)[number];

export interface ContractFit {
  readonly model: ContractModel;
  readonly parameters: ContractParameters;
  readonly logLikelihood: number;
  /** Variance of ln α, ln β and, for BdW, ln c, by rows; zeros where the likelihood is flat. */
  readonly logVariance: Float64Array;
  /** Of α, β, c by the delta method; NaN where the likelihood is flat, 0 for the fixed c of sBG. */
  readonly standardError: { readonly alpha: number; readonly beta: number; readonly c: number };
  /** The best fit has no differences between contracts: α and β ran away together, and only their ratio means something. */
  readonly isHomogeneous: boolean;
  readonly hasConverged: boolean;
}

/** (ln α, ln β, ln c): one and the same churn, most leave early, most stay for ever. */
const STARTS = [
  [0, 0, 0],
  [-0.7, 1, 0],
  [1.5, 3, 0],
  [3, 5, 0],
  [-1, -1, 0],
] as const;
/** Beyond this α + β, differences between contracts explain less than 1/1000 of the variance of "ends or not". */
const HOMOGENEOUS = 1000;
/** The search stays within e^±14, where the likelihood has long been flat. */
const EDGE = 14;

/**
 * Maximum likelihood by BFGS on logarithms with analytic gradient, from five starts. Null when no contract has ended or none has had a renewal: nothing then says when
 * contracts end. Standard errors from the curvature at the maximum. O(starts · iterations · periods).
 */
export function fitContractModel(history: ContractHistory, model: ContractModel): ContractFit | null {
  const lost = history.ended.reduce((sum, count) => sum + count, 0);
  if (!(lost > 0)) return null;
  const size = model === 'sbg' ? 2 : 3;
  const at = (point: ArrayLike<number>): ContractParameters => ({
    alpha: Math.exp(point[0] as number),
    beta: Math.exp(point[1] as number),
    c: size === 2 ? 1 : Math.exp(point[2] as number),
  });
  const isOutside = (point: ArrayLike<number>): boolean =>
    Math.abs(point[0] as number) > EDGE || Math.abs(point[1] as number) > EDGE || (size === 3 && Math.abs(point[2] as number) > 4);
  const negative = (point: Float64Array, gradient: Float64Array): number => {
    if (isOutside(point)) return Number.POSITIVE_INFINITY;
    const { value, gradient: slope } = contractLikelihood(history, at(point));
    for (let j = 0; j < size; j++) gradient[j] = -(slope[j] as number);
    return -value;
  };
  const [first, ...others] = STARTS.map((start) => minimiseBfgs(negative, start.slice(0, size)));
  const best = others.reduce((found, next) => (next.value < found.value ? next : found), first as NonNullable<typeof first>);
  const parameters = at(best.point);
  const curvature = numericalHessian((point) => -contractLikelihood(history, at(point)).value, best.point);
  const { inverse, redundant } = invertSemidefinite(Float64Array.from(curvature.flat()), size);
  const error = (j: number, value: number): number => {
    if (j >= size) return 0;
    return redundant[j] === 1 || !((inverse[j * size + j] as number) >= 0) ? Number.NaN : value * Math.sqrt(inverse[j * size + j] as number);
  };
  return {
    model,
    parameters,
    logLikelihood: -best.value,
    logVariance: inverse,
    standardError: { alpha: error(0, parameters.alpha), beta: error(1, parameters.beta), c: error(2, parameters.c) },
    isHomogeneous: parameters.alpha + parameters.beta > HOMOGENEOUS,
    hasConverged: best.hasConverged,
  };
}
