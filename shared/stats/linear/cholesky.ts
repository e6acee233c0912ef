import { type Matrix, sizeOfSquare } from './matrix.ts';

/** L with L·Lᵀ = A. */
export interface Cholesky {
  /** Lower triangle, zeros above. */
  readonly lower: Matrix;
  /** ln det A. */
  readonly logDeterminant: number;
  /** x with A·x = b. */
  readonly solve: (b: ArrayLike<number>) => Float64Array;
  readonly inverse: () => Matrix;
}

/**
 * Cholesky factor of a symmetric positive definite matrix (its lower triangle is read; Golub and Van Loan, algorithm 4.2.1); null when a pivot is not above
 * n·ε of its diagonal element, that is when the matrix is not positive definite in doubles. n³/3 operations. RangeError unless square.
 */
export function choleskyFactor(matrix: Matrix): Cholesky | null {
  const n = sizeOfSquare(matrix);
  const l = new Float64Array(n * n);
  let logDeterminant = 0;
  for (let j = 0; j < n; j++) {
    const own = matrix.values[j * n + j] as number;
    let pivot = own;
    for (let k = 0; k < j; k++) pivot -= (l[j * n + k] as number) ** 2;
    if (!(pivot > n * Number.EPSILON * own) || !(own > 0)) return null;
    const root = Math.sqrt(pivot);
    logDeterminant += 2 * Math.log(root);
    l[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let sum = matrix.values[i * n + j] as number;
      for (let k = 0; k < j; k++) sum -= (l[i * n + k] as number) * (l[j * n + k] as number);
      l[i * n + j] = sum / root;
    }
  }
  const solve = (b: ArrayLike<number>): Float64Array => solveFactor(l, n, b);
  const inverse = (): Matrix => {
    const values = new Float64Array(n * n);
    for (let column = 0; column < n; column++) {
      const unit = new Float64Array(n);
      unit[column] = 1;
      solve(unit).forEach((value, row) => {
        values[row * n + column] = value;
      });
    }
    return { rows: n, columns: n, values };
  };
  return { lower: { rows: n, columns: n, values: l }, logDeterminant, solve, inverse };
}

function solveFactor(l: Float64Array, n: number, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    let sum = x[i] as number;
    for (let k = 0; k < i; k++) sum -= (l[i * n + k] as number) * (x[k] as number);
    x[i] = sum / (l[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (l[k * n + i] as number) * (x[k] as number);
    x[i] = sum / (l[i * n + i] as number);
  }
  return x;
}
