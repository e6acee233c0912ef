import { type Matrix, sizeOfSquare } from './matrix.ts';

const MAX_SWEEPS = 60;

/** Eigenvalues and eigenvectors of a symmetric matrix. */
export interface SymmetricEigen {
  /** Largest first. */
  readonly values: Float64Array;
  /** Column k is the unit eigenvector of values[k]; its largest component is positive. */
  readonly vectors: Matrix;
}

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan 8.5): slow for hundreds of
 * rows, but exact to the last digits for small ones. About 10 n³ operations per sweep, 6 to 10 sweeps. RangeError unless square.
 */
export function symmetricEigen(matrix: Matrix): SymmetricEigen {
  const n = sizeOfSquare(matrix);
  const a = matrix.values.slice();
  const v = new Float64Array(n * n);
  for (let k = 0; k < n; k++) v[k * n + k] = 1;
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let rotations = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotations += rotate(a, v, n, p, q);
    if (rotations === 0) break;
  }
  const order = Array.from({ length: n }, (_, k) => k).sort((i, j) => (a[j * n + j] as number) - (a[i * n + i] as number));
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    let largest = 0;
    for (let row = 0; row < n; row++) if (Math.abs(v[row * n + from] as number) > Math.abs(largest)) largest = v[row * n + from] as number;
    for (let row = 0; row < n; row++) vectors[row * n + to] = (v[row * n + from] as number) * (largest < 0 ? -1 : 1);
  });
  return { values: Float64Array.from(order, (k) => a[k * n + k] as number), vectors: { rows: n, columns: n, values: vectors } };
}

/** Makes element (p, q) zero; 0 when it already counts as zero. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): number {
  const off = a[p * n + q] as number;
  const [app, aqq] = [a[p * n + p] as number, a[q * n + q] as number];
  if (Math.abs(off) <= 1e-17 * Math.sqrt(Math.abs(app * aqq)) || Math.abs(off) < 1e-300) return 0;
  const tau = (aqq - app) / (2 * off);
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[k * n + p] as number, a[k * n + q] as number];
    a[k * n + p] = c * x - s * y;
    a[k * n + q] = s * x + c * y;
  }
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[p * n + k] as number, a[q * n + k] as number];
    a[p * n + k] = c * x - s * y;
    a[q * n + k] = s * x + c * y;
    const [vx, vy] = [v[k * n + p] as number, v[k * n + q] as number];
    v[k * n + p] = c * vx - s * vy;
    v[k * n + q] = s * vx + c * vy;
  }
  a[p * n + q] = 0;
  a[q * n + p] = 0;
  return 1;
}
