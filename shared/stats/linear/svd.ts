import type { Matrix } from './matrix.ts';

const MAX_SWEEPS = 60;

/** A = U · diag(singular) · Vᵀ with orthonormal columns. */
export interface SingularValues {
  /** rows × columns. */
  readonly left: Matrix;
  /** Largest first, one per column. */
  readonly singular: Float64Array;
  /** columns × columns. */
  readonly right: Matrix;
}

/**
 * Thin singular value decomposition by one-sided Jacobi rotations (Hestenes 1958; Demmel and Veselić 1992: small singular values keep their digits).
 * Columns of U that belong to a singular value of 0 are 0. About 6 rows·columns² operations per sweep, 6 to 10 sweeps. RangeError with fewer rows than columns.
 */
export function singularValues({ rows, columns, values }: Matrix): SingularValues {
  if (rows < columns) throw new RangeError(`${rows} rows are fewer than ${columns} columns: decompose the transpose`);
  const u = Array.from({ length: columns }, (_, j) => Float64Array.from({ length: rows }, (__, i) => values[i * columns + j] as number));
  const v = Array.from({ length: columns }, (_, j) => Float64Array.from({ length: columns }, (__, i) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let rotations = 0;
    for (let p = 0; p < columns; p++) {
      for (let q = p + 1; q < columns; q++) {
        const [up, uq] = [u[p] as Float64Array, u[q] as Float64Array];
        const [alpha, beta, gamma] = [dot(up, up), dot(uq, uq), dot(up, uq)];
        if (Math.abs(gamma) <= 1e-16 * Math.sqrt(alpha * beta) || gamma === 0) continue;
        rotations++;
        const zeta = (beta - alpha) / (2 * gamma);
        const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        const c = 1 / Math.sqrt(1 + t * t);
        turn(up, uq, c, c * t);
        turn(v[p] as Float64Array, v[q] as Float64Array, c, c * t);
      }
    }
    if (rotations === 0) break;
  }
  const norms = u.map((column) => Math.sqrt(dot(column, column)));
  const order = norms.map((_, at) => at).sort((i, j) => (norms[j] as number) - (norms[i] as number));
  const left = new Float64Array(rows * columns);
  const right = new Float64Array(columns * columns);
  order.forEach((from, to) => {
    const norm = norms[from] as number;
    (u[from] as Float64Array).forEach((value, row) => {
      left[row * columns + to] = norm > 0 ? value / norm : 0;
    });
    (v[from] as Float64Array).forEach((value, row) => {
      right[row * columns + to] = value;
    });
  });
  return {
    left: { rows, columns, values: left },
    singular: Float64Array.from(order, (at) => norms[at] as number),
    right: { rows: columns, columns, values: right },
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

function turn(a: Float64Array, b: Float64Array, c: number, s: number): void {
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a[at] as number, b[at] as number];
    a[at] = c * x - s * y;
    b[at] = s * x + c * y;
  }
}
