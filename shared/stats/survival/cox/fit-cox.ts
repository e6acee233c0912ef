import { normalQuantile, normalTail } from '../../special/normal.ts';
import { type ChiSquareTest, judgeChiSquare } from '../chi-square-test.ts';
import { invertSemidefinite, quadraticForm } from '../semidefinite-inverse.ts';
import { type Arrangement, arrangeCox, type CoxSample } from './arrange.ts';
import { type PartialLikelihood, partialLikelihood, type Ties } from './partial-likelihood.ts';
import { robustVariance } from './robust-variance.ts';

export interface CoxOptions {
  readonly ties?: Ties;
  readonly maxIterations?: number;
  /** Number of the cluster of each subject: variances then hold when subjects of a cluster are alike (Lin and Wei 1989). One number per subject makes them robust only. */
  readonly cluster?: Int32Array | null;
  readonly checkpoint?: (fraction: number) => void;
}

export interface CoxFit {
  readonly subjects: number;
  readonly events: number;
  /** By covariate: log hazard ratio of one unit more; NaN where it repeats earlier covariates. */
  readonly coefficient: Float64Array;
  readonly standardError: Float64Array;
  /** p × p by rows; robust when clusters were given. */
  readonly variance: Float64Array;
  /** The variance that takes the model as true. */
  readonly modelVariance: Float64Array;
  readonly z: Float64Array;
  readonly p: Float64Array;
  /** Of the model without covariates and of the fit. */
  readonly logLikelihood: readonly [number, number];
  /** Three tests of "no covariate matters". */
  readonly likelihoodRatio: ChiSquareTest;
  readonly wald: ChiSquareTest;
  readonly score: ChiSquareTest;
  readonly hasConverged: boolean;
  /** By covariate: 1 when the likelihood keeps rising towards an infinite coefficient, as when a group has no event at all. */
  readonly isUnbounded: Uint8Array;
  readonly ties: Ties;
  /** The sample as it was fitted, and the likelihood there: what residuals and tests go on from. */
  readonly data: Arrangement;
  readonly at: PartialLikelihood;
}

const TOLERANCE = 1e-9;
/** A further step that would move somebody's linear predictor by more than this, and the coefficient by a hundredth, is one of many to come. */
const RUNAWAY = 0.1;

/**
 * Cox proportional hazards model (Cox 1972): Newton–Raphson on the partial likelihood with step halving, from 0, on centred and scaled covariates.
 * Converged when the log-likelihood changes by less than 1e-9 of itself. No subjects or events gives coefficients 0 with infinite errors (NaN z).
 * O(iterations · n p²/2); throws a RangeError as `arrangeCox`.
 */
export function fitCox(sample: CoxSample, options: CoxOptions = {}): CoxFit {
  const { ties = 'efron', maxIterations = 25, cluster = null, checkpoint } = options;
  const data = arrangeCox(sample);
  const p = data.covariateCount;
  const start = partialLikelihood(data, new Float64Array(p), ties);
  const first = invertSemidefinite(start.information, p);
  let beta = new Float64Array(p);
  let at = start;
  let inverse = first;
  let step = multiply(first.inverse, start.gradient, p);
  let hasConverged = p === 0;
  for (let iteration = 1; iteration <= maxIterations && !hasConverged; iteration++) {
    checkpoint?.(iteration / maxIterations);
    let next = beta.map((value, j) => value + (step[j] as number));
    let tried = partialLikelihood(data, next, ties);
    for (let halving = 0; halving < 30 && !(tried.logLikelihood >= at.logLikelihood - TOLERANCE * Math.abs(at.logLikelihood)); halving++) {
      step = step.map((value) => value / 2);
      next = beta.map((value, j) => value + (step[j] as number));
      tried = partialLikelihood(data, next, ties);
    }
    hasConverged = Math.abs(1 - at.logLikelihood / tried.logLikelihood) <= TOLERANCE || tried.logLikelihood === at.logLikelihood;
    beta = next;
    at = tried;
    inverse = invertSemidefinite(at.information, p);
    step = multiply(inverse.inverse, at.gradient, p);
  }
  const isUnbounded = runawayOf(data, beta, step);
  const modelVariance = unscale(inverse.inverse, data.scale);
  const coefficient = beta.map((value, j) => (inverse.redundant[j] === 1 ? Number.NaN : value / (data.scale[j] as number)));
  const variance = cluster === null ? modelVariance : robustVariance(data, at, modelVariance, cluster);
  const standardError = coefficient.map((value, j) => (Number.isNaN(value) ? Number.NaN : Math.sqrt(variance[j * p + j] as number)));
  const z = coefficient.map((value, j) => value / (standardError[j] as number));
  const estimable = coefficient.map((value) => (Number.isNaN(value) ? 0 : value));
  return {
    subjects: data.weight.reduce((sum, own) => sum + own, 0),
    events: data.weight.reduce((sum, own, place) => sum + own * (data.status[place] as number), 0),
    coefficient,
    standardError,
    variance,
    modelVariance,
    z,
    p: z.map((value) => 2 * normalTail(Math.abs(value))),
    logLikelihood: [start.logLikelihood, at.logLikelihood],
    likelihoodRatio: judgeChiSquare(2 * (at.logLikelihood - start.logLikelihood), inverse.rank),
    wald: judgeChiSquare(quadraticForm(invertSemidefinite(variance, p).inverse, estimable), inverse.rank),
    score: judgeChiSquare(quadraticForm(first.inverse, start.gradient), first.rank),
    hasConverged,
    isUnbounded,
    ties,
    data,
    at,
  };
}

/** Hazard ratio of one unit more of a covariate, with its interval. */
export function hazardRatio(
  { coefficient, standardError }: Pick<CoxFit, 'coefficient' | 'standardError'>,
  covariate: number,
  level = 0.95,
): { readonly ratio: number; readonly low: number; readonly high: number } {
  const [b, e] = [coefficient[covariate] as number, (standardError[covariate] as number) * normalQuantile(0.5 + level / 2)];
  return { ratio: Math.exp(b), low: Math.exp(b - e), high: Math.exp(b + e) };
}

function runawayOf(data: Arrangement, beta: Float64Array, step: Float64Array): Uint8Array {
  const p = beta.length;
  const reach = new Float64Array(p);
  data.rows.forEach((value, index) => {
    const j = index % p;
    reach[j] = Math.max(reach[j] as number, Math.abs(value));
  });
  return Uint8Array.from(beta, (value, j) => {
    const move = Math.abs(step[j] as number);
    return move * (reach[j] as number) > RUNAWAY && move > Math.abs(value) / 100 ? 1 : 0;
  });
}

function multiply(matrix: Float64Array, v: Float64Array, p: number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: p }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += (matrix[i * p + j] as number) * (v[j] as number);
    return sum;
  });
}

function unscale(matrix: Float64Array, scale: Float64Array): Float64Array {
  const p = scale.length;
  return matrix.map((value, index) => value / ((scale[Math.floor(index / p)] as number) * (scale[index % p] as number)));
}
