import { choleskyFactor } from '../linear/cholesky.ts';
import { matrixFromRows, toRows } from '../linear/matrix.ts';
import { minimiseBfgs } from '../optimise/bfgs.ts';

/** Log-likelihood at the logarithms of the parameters, with its gradient. */
export type LogLikelihood = (logParameters: Float64Array, gradient: Float64Array) => number;

/** A weak belief about the logarithms of the parameters: independent normal distributions. For data too few to say. */
export interface WeakPrior {
  readonly centre: readonly number[];
  readonly deviations: readonly number[];
}

/** Where a likelihood of positive parameters is greatest, and how sharply. */
export interface LikelihoodMaximum {
  readonly parameters: readonly number[];
  /** Standard errors of the parameters; null where the likelihood does not determine them. */
  readonly standardErrors: readonly number[] | null;
  /** Covariance of the logarithms of the parameters; null likewise. */
  readonly logCovariance: readonly (readonly number[])[] | null;
  /** Without the prior. */
  readonly logLikelihood: number;
  readonly hasConverged: boolean;
  /** Parameters that ran towards 0 or infinity or that the data leave open within a factor of 20: their positions. */
  readonly undetermined: readonly number[];
  readonly isPenalised: boolean;
  readonly evaluations: number;
}

export interface SearchOptions {
  /** Points the search begins at (natural parameters); the best of a rough search is taken further. At least one. */
  readonly starts: readonly (readonly number[])[];
  /** A cheaper function of the same shape for the rough search; absent = the likelihood itself. */
  readonly rough?: LogLikelihood;
  /** The likelihood of a large part of the data: its maximum and curvature lead to the whole's in a few steps. Absent = BFGS on the whole. */
  readonly part?: LogLikelihood | undefined;
  readonly prior?: WeakPrior | undefined;
  /** Called before each evaluation, so that a long search can be given up. */
  readonly onEvaluation?: (() => void) | undefined;
  /** Values from which a parameter that goes very far counts as lost; absent = the first start. */
  readonly typical?: readonly number[];
}

const ROUGH_ITERATIONS = 40;
const TOLERANCE = 1e-10;
const STEP = 1e-4;
const MOST_STEPS = 12;
/** A parameter further than e^7 from where the search began has left for the boundary. */
const FAR = 7;
/** A logarithm with a larger standard error leaves the parameter open within a factor of 20. */
const OPEN = 3;

/**
 * Maximum of a likelihood of positive parameters over their logarithms: a rough search from several points, then BFGS from the best with the analytic gradient;
 * the Hessian by central differences of the gradient; standard errors by θ · SE(ln θ).
 */
export function maximiseLikelihood(
  likelihood: LogLikelihood,
  { starts, rough, part, prior, typical, onEvaluation }: SearchOptions,
): LikelihoodMaximum {
  let evaluations = 0;
  const negative =
    (f: LogLikelihood) =>
    (point: Float64Array, gradient: Float64Array): number => {
      evaluations += 1;
      onEvaluation?.();
      let value = -f(point, gradient);
      for (let axis = 0; axis < point.length; axis++) gradient[axis] = -(gradient[axis] as number);
      if (prior !== undefined) value += penalty(point, gradient, prior);
      return value;
    };
  const target = negative(likelihood);
  const candidates = starts.map((start) => {
    const from = start.map(Math.log);
    return starts.length === 1
      ? { point: from, value: 0 }
      : minimiseBfgs(negative(rough ?? likelihood), from, { maxIterations: ROUGH_ITERATIONS, tolerance: 1e-6 });
  });
  const best = candidates.reduce((a, b) => (b.value < a.value ? b : a));
  const found =
    (part === undefined ? null : stepFromPart(target, negative(part), best.point)) ??
    minimiseBfgs(target, best.point, { tolerance: TOLERANCE, maxIterations: 300 });
  const parameters = found.point.map(Math.exp);
  const logCovariance = invertDefinite(hessianOf(target, found.point));
  const first = (typical ?? starts[0] ?? []).map(Math.log);
  const undetermined = found.point.flatMap((at, axis) => {
    const variance = logCovariance?.[axis]?.[axis];
    return Math.abs(at - (first[axis] ?? 0)) > FAR || (variance !== undefined && variance > OPEN * OPEN) ? [axis] : [];
  });
  return {
    parameters,
    standardErrors: logCovariance === null ? null : parameters.map((value, axis) => value * Math.sqrt(logCovariance[axis]?.[axis] ?? Number.NaN)),
    logCovariance,
    logLikelihood: likelihood(Float64Array.from(found.point), new Float64Array(parameters.length)),
    hasConverged: found.hasConverged,
    undetermined: undetermined.length === 0 && logCovariance === null ? parameters.map((_, axis) => axis) : undetermined,
    isPenalised: prior !== undefined,
    evaluations,
  };
}

type Negative = (point: Float64Array, gradient: Float64Array) => number;

/**
 * From the maximum of a part of the data to that of the whole: Newton steps with the curvature of the part, scaled by the likelihoods. As the part is like the
 * whole, each step leaves a small share of the way. Null when the part has no clear maximum or the steps do not settle.
 */
function stepFromPart(
  whole: Negative,
  part: Negative,
  start: readonly number[],
): { readonly point: number[]; readonly hasConverged: boolean } | null {
  const near = minimiseBfgs(part, start, { tolerance: 1e-8, maxIterations: 200 });
  const inverse = invertDefinite(hessianOf(part, near.point));
  if (inverse === null) return null;
  let point = Float64Array.from(near.point);
  let gradient = new Float64Array(point.length);
  let value = whole(point, gradient);
  const share = near.value / value;
  for (let round = 0; round < MOST_STEPS; round++) {
    if (gradient.every((slope) => Math.abs(slope) <= TOLERANCE * Math.max(1, Math.abs(value)))) return { point: [...point], hasConverged: true };
    const next = point.map((at, row) => at - share * gradient.reduce((sum, slope, column) => sum + (inverse[row]?.[column] ?? 0) * slope, 0));
    const slopes = new Float64Array(point.length);
    const there = whole(next, slopes);
    if (!(there <= value + 1e-12 * Math.abs(value))) return null;
    [point, gradient, value] = [next, slopes, there];
  }
  return null;
}

/** Inverse of a positive definite matrix; null when it is none. */
function invertDefinite(matrix: readonly (readonly number[])[]): number[][] | null {
  const factor = choleskyFactor(matrixFromRows(matrix));
  return factor === null ? null : toRows(factor.inverse());
}

function penalty(point: Float64Array, gradient: Float64Array, { centre, deviations }: WeakPrior): number {
  let sum = 0;
  for (let axis = 0; axis < point.length; axis++) {
    const deviation = deviations[axis] ?? 1;
    const distance = ((point[axis] as number) - (centre[axis] ?? 0)) / deviation;
    sum += (distance * distance) / 2;
    gradient[axis] = (gradient[axis] as number) + distance / deviation;
  }
  return sum;
}

/** Second derivatives by central differences of the gradient (error of the order of 1e-8), symmetrised. 2 n gradients. */
function hessianOf(f: Negative, at: readonly number[]): number[][] {
  const n = at.length;
  const gradientAt = (axis: number, step: number): Float64Array => {
    const gradient = new Float64Array(n);
    f(
      Float64Array.from(at, (x, k) => (k === axis ? x + step : x)),
      gradient,
    );
    return gradient;
  };
  const columns = at.map((_, axis) => {
    const below = gradientAt(axis, -STEP);
    return gradientAt(axis, STEP).map((above, k) => (above - (below[k] as number)) / (2 * STEP));
  });
  return at.map((_, row) => at.map((_, column) => ((columns[column]?.[row] ?? 0) + (columns[row]?.[column] ?? 0)) / 2));
}
