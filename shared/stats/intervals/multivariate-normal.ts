import { choleskyFactor } from '../linear/cholesky.ts';
import { type Matrix, sizeOfSquare } from '../linear/matrix.ts';
import { symmetricEigen } from '../linear/symmetric-eigen.ts';
import { drawNormal } from '../random/normal.ts';
import type { RandomStream } from '../random/stream.ts';

/** Negative eigenvalues up to this share of the largest count as rounding. */
const ROUNDING = 1e-9;

/**
 * A function that draws from a multivariate normal distribution, for instance parameters around their estimates: mean + L·z with the Cholesky factor of the covariance.
 * A covariance that is only semidefinite (a parameter that does not vary) goes by its eigenvectors. RangeError when it is no covariance or sizes differ.
 */
export function createMultivariateNormal(mean: ArrayLike<number>, covariance: Matrix): (stream: RandomStream) => Float64Array<ArrayBuffer> {
  const n = sizeOfSquare(covariance);
  if (mean.length !== n) throw new RangeError(`${mean.length} means for a covariance of ${n}`);
  const root = choleskyFactor(covariance)?.lower ?? semidefiniteRoot(covariance);
  return (stream) => {
    const z = Float64Array.from({ length: n }, () => drawNormal(stream));
    return Float64Array.from({ length: n }, (_, i) => {
      let sum = mean[i] as number;
      for (let k = 0; k < n; k++) sum += (root.values[i * n + k] as number) * (z[k] as number);
      return sum;
    });
  };
}

function semidefiniteRoot(covariance: Matrix): Matrix {
  const n = covariance.rows;
  const { values, vectors } = symmetricEigen(covariance);
  const least = values[n - 1] ?? 0;
  if (!(least >= -ROUNDING * Math.max(0, values[0] ?? 0))) throw new RangeError('the matrix is no covariance: it has a negative eigenvalue');
  return { rows: n, columns: n, values: vectors.values.map((value, at) => value * Math.sqrt(Math.max(0, values[at % n] as number))) };
}
