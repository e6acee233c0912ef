import type { Interval } from '../interval.ts';
import { type Cholesky, choleskyFactor } from '../linear/cholesky.ts';
import type { Matrix } from '../linear/matrix.ts';
import { normalQuantile, normalTail } from '../special/normal.ts';
import { CONFIDENCE_LEVEL } from '../wilson-interval.ts';
import { standardiseColumns } from './standardise-columns.ts';

/** One coefficient of a logistic model. */
export interface LogisticTerm {
  /** Change of the log odds per unit; 0 with an undefined error for a column that does not vary. */
  readonly estimate: number;
  readonly standardError: number;
  /** Two-sided, Wald. */
  readonly pValue: number;
  readonly interval: Interval;
}

/** A logistic regression. */
export interface LogisticRegression {
  /** Intercept first, then the columns in their order. */
  readonly terms: readonly LogisticTerm[];
  /** Fitted chance of each row. */
  readonly fitted: Float64Array;
  /** −2 log-likelihood, without the penalty, and that of the model without columns. */
  readonly deviance: number;
  readonly nullDeviance: number;
  readonly hasConverged: boolean;
  /** Some rows are told apart completely: estimates run off to infinity, use a ridge. */
  readonly isSeparated: boolean;
}

/** How a logistic regression is fitted. */
export interface LogisticOptions {
  /** Penalty ridge/2 · Σβ² on the coefficients of standardised columns, not on the intercept (default 0: maximum likelihood). */
  readonly ridge?: number;
  readonly level?: number;
  /** How often each row counts (default once). */
  readonly weights?: ArrayLike<number>;
}

const MAX_ITERATIONS = 60;
/** Penalty that keeps collinear columns apart where there is no other. */
const COLLINEAR = 1e-10;
/** Fitted chances closer than this to 0 and 1 for some rows mean separation. */
const CERTAIN = 1e-10;

/**
 * Logistic regression of outcomes 0 and 1 on the columns of x: Newton–Raphson, which is iteratively reweighted least squares (R's glm, binomial), on
 * standardised columns, with halved steps where the likelihood falls. With a ridge the errors are those of the penalised estimate around its mean (H⁻¹IH⁻¹).
 * Where columns are collinear or do not vary, a penalty of 1e-10 keeps them apart. RangeError when lengths differ or an outcome is neither 0 nor 1. O(iterations · rows · columns²).
 */
export function fitLogistic(x: Matrix, outcomes: ArrayLike<number>, options: LogisticOptions = {}): LogisticRegression {
  const { ridge = 0, level = CONFIDENCE_LEVEL, weights } = options;
  checkOutcomes(x.rows, outcomes);
  const { design, centres, scales } = standardiseColumns(x);
  const p = x.columns + 1;
  let beta = new Float64Array(p);
  let state = evaluate(design, outcomes, weights, beta, ridge);
  let hasConverged = false;
  for (let iteration = 0; iteration < MAX_ITERATIONS && !hasConverged; iteration++) {
    const factor = factorOf(state.information, p, ridge);
    if (factor === null) break;
    const step = factor.solve(state.score);
    let length = 1;
    let next = state;
    let moved = beta;
    for (let halving = 0; halving < 30; halving++) {
      moved = beta.map((b, at) => b + length * (step[at] as number));
      next = evaluate(design, outcomes, weights, moved, ridge);
      if (next.objective <= state.objective * (1 + 1e-15) + 1e-12) break;
      length /= 2;
    }
    const decrement = state.score.reduce((sum, s, at) => sum + s * (step[at] as number), 0);
    hasConverged = decrement <= 1e-16 * (1 + Math.abs(state.objective)) || (decrement <= 1e-9 && next.objective >= state.objective);
    [beta, state] = [moved, next];
  }
  const extreme = state.fitted.some((chance) => chance < CERTAIN || chance > 1 - CERTAIN);
  return {
    terms: termsOf(beta, covarianceOf(state.information, p, ridge), centres, scales, level),
    fitted: state.fitted,
    deviance: state.deviance,
    nullDeviance: nullDevianceOf(outcomes, weights),
    hasConverged,
    isSeparated: ridge === 0 && extreme && (!hasConverged || beta.some((b) => Math.abs(b) > 15)),
  };
}

function checkOutcomes(rows: number, outcomes: ArrayLike<number>): void {
  if (outcomes.length !== rows) throw new RangeError(`${outcomes.length} outcomes for ${rows} rows`);
  for (let at = 0; at < rows; at++) if (outcomes[at] !== 0 && outcomes[at] !== 1) throw new RangeError(`outcome ${outcomes[at]} is neither 0 nor 1`);
}

interface State {
  readonly fitted: Float64Array;
  readonly deviance: number;
  /** Half the deviance plus the penalty. */
  readonly objective: number;
  /** Gradient of the log-likelihood minus the penalty. */
  readonly score: Float64Array;
  readonly information: Float64Array;
}

function evaluate(design: Matrix, outcomes: ArrayLike<number>, weights: ArrayLike<number> | undefined, beta: Float64Array, ridge: number): State {
  const p = beta.length;
  const [score, information, fitted] = [new Float64Array(p), new Float64Array(p * p), new Float64Array(design.rows)];
  let deviance = 0;
  for (let row = 0; row < design.rows; row++) {
    const from = row * p;
    let eta = 0;
    for (let k = 0; k < p; k++) eta += (design.values[from + k] as number) * (beta[k] as number);
    const weight = weights === undefined ? 1 : (weights[row] as number);
    const outcome = outcomes[row] as number;
    const small = 1 / (1 + Math.exp(Math.abs(eta)));
    const chance = eta >= 0 ? 1 - small : small;
    fitted[row] = chance;
    deviance += 2 * weight * (Math.log1p(Math.exp(-Math.abs(eta))) + (eta >= 0 === (outcome === 1) ? 0 : Math.abs(eta)));
    const residual = weight * (outcome === 1 ? (eta >= 0 ? small : 1 - small) : -chance);
    const spread = weight * small * (1 - small);
    for (let k = 0; k < p; k++) {
      const value = design.values[from + k] as number;
      score[k] = (score[k] as number) + residual * value;
      for (let j = 0; j <= k; j++) information[k * p + j] = (information[k * p + j] as number) + spread * value * (design.values[from + j] as number);
    }
  }
  let penalty = 0;
  for (let k = 1; k < p; k++) {
    penalty += (ridge * (beta[k] as number) ** 2) / 2;
    score[k] = (score[k] as number) - ridge * (beta[k] as number);
  }
  for (let k = 0; k < p; k++) for (let j = 0; j < k; j++) information[j * p + k] = information[k * p + j] as number;
  return { fitted, deviance, objective: deviance / 2 + penalty, score, information };
}

/** Factor of the information with the ridge; a tiny ridge where columns are collinear; null where nothing is left of it. */
function factorOf(information: Float64Array, p: number, ridge: number): Cholesky | null {
  const withPenalty = (penalty: number): Matrix => {
    const values = information.slice();
    for (let k = 1; k < p; k++) values[k * p + k] = (values[k * p + k] as number) + penalty;
    return { rows: p, columns: p, values };
  };
  return choleskyFactor(withPenalty(ridge)) ?? choleskyFactor(withPenalty(Math.max(ridge, COLLINEAR)));
}

/** H⁻¹IH⁻¹ with H = I + penalty. */
function covarianceOf(information: Float64Array, p: number, ridge: number): Float64Array {
  const inverse = factorOf(information, p, ridge)?.inverse().values ?? new Float64Array(p * p).fill(Number.NaN);
  if (ridge === 0) return inverse;
  const times = (a: Float64Array, b: Float64Array) =>
    Float64Array.from({ length: p * p }, (_, at) => {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += (a[Math.floor(at / p) * p + k] as number) * (b[k * p + (at % p)] as number);
      return sum;
    });
  return times(times(inverse, information), inverse);
}

/** Coefficients of the columns as they are, from those of the standardised ones: βⱼ/sⱼ, and β₀ − Σ βⱼ mⱼ/sⱼ. */
function termsOf(beta: Float64Array, covariance: Float64Array, centres: Float64Array, scales: Float64Array, level: number): LogisticTerm[] {
  const p = beta.length;
  const z = -normalQuantile((1 - level) / 2);
  return Array.from(beta, (_, term): LogisticTerm => {
    const contrast = new Float64Array(p);
    if (term === 0) {
      contrast[0] = 1;
      for (let k = 1; k < p; k++) contrast[k] = (scales[k - 1] as number) > 0 ? -(centres[k - 1] as number) / (scales[k - 1] as number) : 0;
    } else contrast[term] = (scales[term - 1] as number) > 0 ? 1 / (scales[term - 1] as number) : 0;
    const estimate = contrast.reduce((sum, c, k) => sum + c * (beta[k] as number), 0);
    let variance = 0;
    for (let j = 0; j < p; j++)
      for (let k = 0; k < p; k++) variance += (contrast[j] as number) * (contrast[k] as number) * (covariance[j * p + k] as number);
    const standardError = variance > 0 ? Math.sqrt(variance) : Number.NaN;
    return {
      estimate,
      standardError,
      pValue: Math.min(1, 2 * normalTail(Math.abs(estimate) / standardError)),
      interval: { low: estimate - z * standardError, high: estimate + z * standardError },
    };
  });
}

function nullDevianceOf(outcomes: ArrayLike<number>, weights: ArrayLike<number> | undefined): number {
  let [ones, all] = [0, 0];
  for (let at = 0; at < outcomes.length; at++) {
    const weight = weights === undefined ? 1 : (weights[at] as number);
    ones += weight * (outcomes[at] as number);
    all += weight;
  }
  const term = (count: number): number => (count > 0 ? -2 * count * Math.log(count / all) : 0);
  return term(ones) + term(all - ones);
}
