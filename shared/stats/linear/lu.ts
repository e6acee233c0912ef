import { type Matrix, sizeOfSquare } from './matrix.ts';

/** A factored square matrix. */
export interface Lu {
  readonly determinant: number;
  /** x with A·x = b; null when A is singular. */
  readonly solve: (b: ArrayLike<number>) => Float64Array | null;
  /** Null when A is singular. */
  readonly inverse: () => Matrix | null;
}

/** LU factors with partial pivoting (Golub and Van Loan, algorithm 3.4.1). A pivot of exactly 0 makes the matrix singular. 2n³/3 operations. RangeError unless square. */
export function luFactor(matrix: Matrix): Lu {
  const n = sizeOfSquare(matrix);
  const a = matrix.values.slice();
  const order = Array.from({ length: n }, (_, at) => at);
  let determinant = 1;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k] as number) > Math.abs(a[best * n + k] as number)) best = i;
    if (best !== k) {
      determinant = -determinant;
      [order[k], order[best]] = [order[best] as number, order[k] as number];
      for (let j = 0; j < n; j++) [a[k * n + j], a[best * n + j]] = [a[best * n + j] as number, a[k * n + j] as number];
    }
    const pivot = a[k * n + k] as number;
    determinant *= pivot;
    if (pivot === 0) continue;
    for (let i = k + 1; i < n; i++) {
      const factor = (a[i * n + k] as number) / pivot;
      a[i * n + k] = factor;
      if (factor !== 0) for (let j = k + 1; j < n; j++) a[i * n + j] = (a[i * n + j] as number) - factor * (a[k * n + j] as number);
    }
  }
  const isSingular = order.some((_, k) => !(Math.abs(a[k * n + k] as number) > 0));
  const solve = (b: ArrayLike<number>): Float64Array | null => {
    if (isSingular) return null;
    const x = Float64Array.from(order, (at) => b[at] as number);
    for (let i = 0; i < n; i++) for (let k = 0; k < i; k++) x[i] = (x[i] as number) - (a[i * n + k] as number) * (x[k] as number);
    for (let i = n - 1; i >= 0; i--) {
      for (let k = i + 1; k < n; k++) x[i] = (x[i] as number) - (a[i * n + k] as number) * (x[k] as number);
      x[i] = (x[i] as number) / (a[i * n + i] as number);
    }
    return x;
  };
  const inverse = (): Matrix | null => {
    if (isSingular) return null;
    const values = new Float64Array(n * n);
    for (let column = 0; column < n; column++) {
      const unit = new Float64Array(n);
      unit[column] = 1;
      solve(unit)?.forEach((value, row) => {
        values[row * n + column] = value;
      });
    }
    return { rows: n, columns: n, values };
  };
  return { determinant, solve, inverse };
}
