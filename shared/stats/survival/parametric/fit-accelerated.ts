import { checkSample, type SurvivalSample } from '../sample.ts';
import { invertSemidefinite } from '../semidefinite-inverse.ts';
import { type LifeDistribution, type LogTerm, logDensity, logSurvival, survivalOfError } from './accelerated-distribution.ts';

/** A fitted accelerated failure time model: ln T = intercept + xβ + scale · ε. */
export interface AcceleratedFit {
  readonly distribution: LifeDistribution;
  /** Intercept first, then one per covariate: e^β is by how much times stretch per unit. NaN where a covariate repeats others. */
  readonly coefficient: Float64Array;
  readonly scale: number;
  /** Of the coefficients and of ln scale (0 for the exponential). */
  readonly standardError: Float64Array;
  /** Variance of coefficients and ln scale, by rows. */
  readonly variance: Float64Array;
  readonly logLikelihood: number;
  readonly hasConverged: boolean;
}

const MAX_ITERATIONS = 60;
const TOLERANCE = 1e-10;

/**
 * Maximum likelihood of an accelerated failure time model with right-censored times > 0 (R's survreg): Newton–Raphson with step halving and analytic second
 * derivatives, covariates centred and scaled within. Throws a RangeError for times ≤ 0, and without any event, for then every longer time fits
 * better. `weight` is the number of subjects behind each entry. Late entries are not supported. O(iterations · n p²).
 */
export function fitAccelerated(
  sample: SurvivalSample & { readonly covariates?: readonly Float64Array[]; readonly weight?: Float64Array },
  distribution: LifeDistribution,
): AcceleratedFit {
  checkSample(sample);
  const { time, status, covariates = [], weight = new Float64Array(sample.time.length).fill(1) } = sample;
  if (sample.entry) throw new RangeError('late entries are not supported here');
  const logTime = time.map((t) => Math.log(t));
  if (logTime.some((value) => !Number.isFinite(value))) throw new RangeError('times must be above 0');
  if (!status.some((own) => own !== 0)) throw new RangeError('no event');
  const design = scaleDesign(covariates, weight);
  const width = design.columns.length;
  const hasScale = distribution !== 'exponential';
  const size = width + (hasScale ? 1 : 0);
  const evaluate = (theta: Float64Array) => evaluateLikelihood(theta, { logTime, status, weight, columns: design.columns, distribution, size });
  let theta = startOf(logTime, status, weight, size, hasScale);
  let at = evaluate(theta);
  let hasConverged = false;
  for (let iteration = 0; iteration < MAX_ITERATIONS && !hasConverged; iteration++) {
    const direction = ascend(at, size);
    let length = 1;
    let next = theta.map((value, j) => value + (direction[j] as number));
    let tried = evaluate(next);
    for (let halving = 0; halving < 40 && !(tried.value >= at.value - TOLERANCE * Math.abs(at.value)); halving++) {
      length /= 2;
      next = theta.map((value, j) => value + length * (direction[j] as number));
      tried = evaluate(next);
    }
    hasConverged = length === 1 && Math.abs(tried.value - at.value) <= TOLERANCE * (1 + Math.abs(at.value));
    theta = next;
    at = tried;
  }
  const { inverse, redundant } = invertSemidefinite(
    at.hessian.map((value) => -value),
    size,
  );
  return backToUnits({ theta, inverse, redundant, design, hasScale, distribution, value: at.value, hasConverged });
}

/** Share still without the event at t for covariates x (intercept left out). */
export function acceleratedSurvival({ coefficient, scale, distribution }: AcceleratedFit, t: number, x: ArrayLike<number> = []): number {
  if (t <= 0) return 1;
  let centre = coefficient[0] as number;
  for (let j = 1; j < coefficient.length; j++) if (!Number.isNaN(coefficient[j])) centre += (coefficient[j] as number) * (x[j - 1] as number);
  return survivalOfError(distribution, (Math.log(t) - centre) / scale);
}

interface Design {
  /** Ones first, then covariates centred and scaled. */
  readonly columns: readonly Float64Array[];
  readonly centre: readonly number[];
  readonly scale: readonly number[];
}

function scaleDesign(covariates: readonly Float64Array[], weight: Float64Array): Design {
  const n = weight.length;
  const total = sumOf(weight, () => 1);
  const centre = [0];
  const scale = [1];
  const columns = [new Float64Array(n).fill(1)];
  for (const column of covariates) {
    if (column.length !== n) throw new RangeError('one value per subject and covariate');
    const mean = sumOf(weight, (i) => column[i] as number) / total;
    const deviation = Math.sqrt(sumOf(weight, (i) => ((column[i] as number) - mean) ** 2) / total) || 1;
    if (!Number.isFinite(mean)) throw new RangeError('a covariate is not finite');
    centre.push(mean);
    scale.push(deviation);
    columns.push(column.map((value) => (value - mean) / deviation));
  }
  return { columns, centre, scale };
}

/** Σ w f over the entries. */
function sumOf(weight: Float64Array, f: (index: number) => number): number {
  let sum = 0;
  for (let i = 0; i < weight.length; i++) sum += (weight[i] as number) * f(i);
  return sum;
}

function startOf(logTime: Float64Array, status: Uint8Array, weight: Float64Array, size: number, hasScale: boolean): Float64Array<ArrayBuffer> {
  const n = sumOf(weight, () => 1);
  const theta = new Float64Array(size);
  const mean = sumOf(weight, (i) => logTime[i] as number) / n;
  const variance = sumOf(weight, (i) => ((logTime[i] as number) - mean) ** 2) / n;
  const events = sumOf(weight, (i) => (status[i] === 0 ? 0 : 1));
  theta[0] = mean + Math.log(n / events);
  if (hasScale) theta[size - 1] = Math.log(Math.max(0.1, Math.sqrt(variance)));
  return theta;
}

interface Likelihood {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

interface Problem {
  readonly logTime: Float64Array;
  readonly status: Uint8Array;
  readonly weight: Float64Array;
  readonly columns: readonly Float64Array[];
  readonly distribution: LifeDistribution;
  readonly size: number;
}

/** Log-likelihood of the times (with the Jacobian −ln t), gradient and second derivatives in (β, ln σ). */
function evaluateLikelihood(theta: Float64Array, { logTime, status, weight, columns, distribution, size }: Problem): Likelihood {
  const width = columns.length;
  const hasScale = size > width;
  const logScale = hasScale ? (theta[size - 1] as number) : 0;
  const inverse = Math.exp(-logScale);
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  const term: LogTerm = { value: 0, slope: 0, curvature: 0 };
  let value = 0;
  for (let i = 0; i < logTime.length; i++) {
    let centre = 0;
    for (let j = 0; j < width; j++) centre += (columns[j]?.[i] as number) * (theta[j] as number);
    const z = ((logTime[i] as number) - centre) * inverse;
    const isEvent = status[i] !== 0;
    if (isEvent) logDensity(distribution, z, term);
    else logSurvival(distribution, z, term);
    const w = weight[i] as number;
    value += w * (term.value - (isEvent ? logScale + (logTime[i] as number) : 0));
    const slope = -w * term.slope * inverse;
    const curvature = w * term.curvature * inverse * inverse;
    const mixed = w * (term.curvature * z + term.slope) * inverse;
    for (let j = 0; j < width; j++) {
      const x = columns[j]?.[i] as number;
      gradient[j] = (gradient[j] as number) + slope * x;
      for (let k = 0; k <= j; k++) hessian[j * size + k] = (hessian[j * size + k] as number) + curvature * x * (columns[k]?.[i] as number);
      if (hasScale) hessian[(size - 1) * size + j] = (hessian[(size - 1) * size + j] as number) + mixed * x;
    }
    if (!hasScale) continue;
    gradient[size - 1] = (gradient[size - 1] as number) - w * (term.slope * z + (isEvent ? 1 : 0));
    hessian[size * size - 1] = (hessian[size * size - 1] as number) + w * (term.curvature * z + term.slope) * z;
  }
  for (let j = 0; j < size; j++) for (let k = 0; k < j; k++) hessian[k * size + j] = hessian[j * size + k] as number;
  return { value: Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value, gradient, hessian };
}

/** Newton's direction; where the likelihood is not concave, the diagonal is strengthened until it is a way up. */
function ascend({ gradient, hessian }: Likelihood, size: number): Float64Array {
  for (let strength = 0; ; strength = strength === 0 ? 1e-3 : strength * 10) {
    const matrix = hessian.map((value, index) => -value + (index % (size + 1) === 0 ? strength * (1 + Math.abs(value)) : 0));
    const { inverse } = invertSemidefinite(matrix, size);
    const direction = new Float64Array(size);
    let slope = 0;
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < size; k++) direction[j] = (direction[j] as number) + (inverse[j * size + k] as number) * (gradient[k] as number);
      slope += (direction[j] as number) * (gradient[j] as number);
    }
    if (slope > 0 || strength > 1e6 || gradient.every((value) => value === 0)) return direction;
  }
}

interface Found {
  readonly theta: Float64Array;
  readonly inverse: Float64Array;
  readonly redundant: Uint8Array;
  readonly design: Design;
  readonly hasScale: boolean;
  readonly distribution: LifeDistribution;
  readonly value: number;
  readonly hasConverged: boolean;
}

/** Coefficients of the covariates as given: β / s, and the intercept loses Σ β m / s. */
function backToUnits({ theta, inverse, redundant, design, hasScale, distribution, value, hasConverged }: Found): AcceleratedFit {
  const width = design.columns.length;
  const size = theta.length;
  const matrix = new Float64Array(size * size);
  for (let j = 0; j < size; j++) matrix[j * size + j] = j < width ? 1 / (design.scale[j] as number) : 1;
  for (let j = 1; j < width; j++) matrix[j] = -(design.centre[j] as number) / (design.scale[j] as number);
  const product = (a: Float64Array, b: Float64Array, isTransposed: boolean): Float64Array =>
    Float64Array.from({ length: size * size }, (_, index) => {
      const [row, column] = [Math.floor(index / size), index % size];
      let sum = 0;
      for (let k = 0; k < size; k++) sum += (a[row * size + k] as number) * (b[isTransposed ? column * size + k : k * size + column] as number);
      return sum;
    });
  const variance = product(product(matrix, inverse, false), matrix, true);
  const coefficient = new Float64Array(width);
  for (let j = 0; j < width; j++) {
    for (let k = 0; k < width; k++)
      coefficient[j] = (coefficient[j] as number) + (matrix[j * size + k] as number) * (redundant[k] === 1 ? 0 : (theta[k] as number));
    if (redundant[j] === 1) coefficient[j] = Number.NaN;
  }
  const standardError = new Float64Array(width + 1);
  for (let j = 0; j < size; j++) standardError[j] = Math.sqrt(variance[j * size + j] as number);
  return {
    distribution,
    coefficient,
    scale: hasScale ? Math.exp(theta[size - 1] as number) : 1,
    standardError,
    variance,
    logLikelihood: value,
    hasConverged,
  };
}
