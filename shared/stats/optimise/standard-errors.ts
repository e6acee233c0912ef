import { choleskyFactor } from '../linear/cholesky.ts';
import { type Matrix, matrixFromRows } from '../linear/matrix.ts';
import { fromFree, type ParameterScale, scaleSlopes } from './parameter-scale.ts';

/** How sure estimates are. */
export interface Precision {
  /** Parameters on their own scale. */
  readonly estimates: readonly number[];
  /** Standard errors on their own scale, by the delta method. */
  readonly errors: readonly number[];
  /** Covariance on their own scale. */
  readonly covariance: Matrix;
  /** Covariance on the scale of the search, where a normal approximation is better: draw from this one and take back. */
  readonly freeCovariance: Matrix;
}

/**
 * Standard errors of maximum-likelihood estimates from the Hessian of the negative log-likelihood over the scale of the search: its inverse, carried to the
 * parameters' own scale. Null when the Hessian is not positive definite: at a boundary or on a ridge there are none, and saying so is better than a number.
 * O(n³).
 */
export function standardErrors(
  hessian: readonly (readonly number[])[],
  free: ArrayLike<number>,
  scales: readonly ParameterScale[],
): Precision | null {
  const factor = hessian.every((row) => row.every(Number.isFinite)) ? choleskyFactor(matrixFromRows(hessian)) : null;
  if (factor === null) return null;
  const freeCovariance = factor.inverse();
  const estimates = fromFree(free, scales);
  const slopes = scaleSlopes(estimates, scales);
  const n = slopes.length;
  const values = freeCovariance.values.map((value, at) => value * (slopes[Math.floor(at / n)] as number) * (slopes[at % n] as number));
  return {
    estimates,
    errors: slopes.map((_, at) => Math.sqrt(values[at * n + at] as number)),
    covariance: { rows: n, columns: n, values },
    freeCovariance,
  };
}
