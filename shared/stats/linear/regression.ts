import { fDistribution } from '../distributions/f.ts';
import { studentT } from '../distributions/student-t.ts';
import type { Interval } from '../interval.ts';
import { compensatedSum } from '../moments/compensated-sum.ts';
import { mean } from '../moments/mean.ts';
import { CONFIDENCE_LEVEL } from '../wilson-interval.ts';
import { solveLeastSquares } from './least-squares.ts';
import type { Matrix } from './matrix.ts';
import type { Qr } from './qr.ts';

/** One coefficient of a linear model. */
export interface RegressionTerm {
  /** NaN, as all the rest, for a column that is a combination of those before it. */
  readonly estimate: number;
  readonly standardError: number;
  readonly t: number;
  /** Two-sided. */
  readonly pValue: number;
  readonly interval: Interval;
  /** HC3: holds when the spread differs from row to row (MacKinnon and White 1985). */
  readonly robustError: number;
}

/** A linear model fitted by least squares. */
export interface Regression {
  /** The intercept first when there is one, then the columns in their order. */
  readonly terms: readonly RegressionTerm[];
  readonly residuals: Float64Array;
  /** Root of the residual mean square. */
  readonly residualError: number;
  readonly residualDegrees: number;
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  /** Against the model without the columns. */
  readonly f: { readonly statistic: number; readonly above: number; readonly below: number; readonly pValue: number };
}

/** How a regression is fitted. */
export interface RegressionOptions {
  /** With a constant term (default). */
  readonly hasIntercept?: boolean;
  readonly level?: number;
  /** Share of its length below which what is left of a column counts as nothing (default 1e-11). */
  readonly tolerance?: number;
}

/**
 * Ordinary least squares of y on the columns of x, as R's lm: errors, t and p of each coefficient, R², F, and HC3 errors. R² without an intercept is about 0.
 * No degree of freedom left: errors NaN. RangeError when y has not one value per row. O(rows·columns²).
 */
export function fitRegression(x: Matrix, y: ArrayLike<number>, options: RegressionOptions = {}): Regression {
  const { hasIntercept = true, level = CONFIDENCE_LEVEL, tolerance } = options;
  const { coefficients, residuals, qr } = solveLeastSquares(hasIntercept ? withOnes(x) : x, y, tolerance);
  const residualDegrees = x.rows - qr.rank;
  const residualSquares = compensatedSum(residuals, (value) => value * value);
  const centre = hasIntercept ? mean(y) : 0;
  const totalSquares = compensatedSum(y, (value) => (value - centre) ** 2);
  const variance = residualDegrees > 0 ? residualSquares / residualDegrees : Number.NaN;
  const { plain, robust } = errorsOf(qr, residuals, variance);
  const place = new Map(qr.order.slice(0, qr.rank).map((column, at) => [column, at]));
  const distribution = residualDegrees > 0 ? studentT(residualDegrees) : null;
  const reach = distribution?.tailQuantile((1 - level) / 2) ?? Number.NaN;
  const terms = Array.from(coefficients, (estimate, column): RegressionTerm => {
    const at = place.get(column);
    const standardError = at === undefined ? Number.NaN : (plain[at] as number);
    const t = estimate / standardError;
    return {
      estimate,
      standardError,
      t,
      pValue: distribution === null ? Number.NaN : Math.min(1, 2 * distribution.tail(Math.abs(t))),
      interval: { low: estimate - reach * standardError, high: estimate + reach * standardError },
      robustError: at === undefined ? Number.NaN : (robust[at] as number),
    };
  });
  const above = qr.rank - (hasIntercept ? 1 : 0);
  const statistic = (totalSquares - residualSquares) / above / variance;
  const rSquared = 1 - residualSquares / totalSquares;
  return {
    terms,
    residuals,
    residualError: Math.sqrt(variance),
    residualDegrees,
    rSquared,
    adjustedRSquared: 1 - ((1 - rSquared) * (x.rows - (hasIntercept ? 1 : 0))) / residualDegrees,
    f: {
      statistic,
      above,
      below: residualDegrees,
      pValue: above > 0 && residualDegrees > 0 ? fDistribution(above, residualDegrees).tail(statistic) : Number.NaN,
    },
  };
}

function withOnes({ rows, columns, values }: Matrix): Matrix {
  const wider = new Float64Array(rows * (columns + 1));
  for (let row = 0; row < rows; row++) {
    wider[row * (columns + 1)] = 1;
    wider.set(values.subarray(row * columns, (row + 1) * columns), row * (columns + 1) + 1);
  }
  return { rows, columns: columns + 1, values: wider };
}

/** Standard errors in the order of the factors: s·√(R⁻¹R⁻ᵀ), and √(R⁻¹QᵀDQR⁻ᵀ) with D = e²/(1 − h)². */
function errorsOf(
  { rank, basis, triangle }: Qr,
  residuals: Float64Array,
  variance: number,
): { readonly plain: Float64Array; readonly robust: Float64Array } {
  const weights = residuals.map((residual, i) => {
    const leverage = basis.reduce((sum, q) => sum + (q[i] as number) ** 2, 0);
    return (residual / (1 - leverage)) ** 2;
  });
  const [plain, robust] = [new Float64Array(rank), new Float64Array(rank)];
  for (let row = 0; row < rank; row++) {
    const inverse = rowOfInverse(triangle, row);
    plain[row] = Math.sqrt(variance * inverse.reduce((sum, value) => sum + value * value, 0));
    let sum = 0;
    for (let i = 0; i < residuals.length; i++) {
      let influence = 0;
      for (let k = row; k < rank; k++) influence += (inverse[k] as number) * ((basis[k] as Float64Array)[i] as number);
      sum += influence * influence * (weights[i] as number);
    }
    robust[row] = Math.sqrt(sum);
  }
  return { plain, robust };
}

/** One row of R⁻¹: v with vᵀR = the unit vector of the row. */
function rowOfInverse(triangle: readonly Float64Array[], row: number): Float64Array {
  const inverse = new Float64Array(triangle.length);
  for (let k = row; k < triangle.length; k++) {
    const column = triangle[k] as Float64Array;
    let sum = k === row ? 1 : 0;
    for (let i = row; i < k; i++) sum -= (inverse[i] as number) * (column[i] as number);
    inverse[k] = sum / (column[k] as number);
  }
  return inverse;
}
