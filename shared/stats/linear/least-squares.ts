import type { Matrix } from './matrix.ts';
import { type Qr, qrFactor } from './qr.ts';

const SPLIT = 134_217_729; // 2^27 + 1
const REFINEMENTS = 4;

/** The x that makes |b − A·x| smallest. */
export interface LeastSquares {
  /** One per column; NaN for a column that is a combination of those before it. */
  readonly coefficients: Float64Array;
  /** b − A·x. */
  readonly residuals: Float64Array;
  readonly qr: Qr;
}

/**
 * Least squares by Householder QR with dependent columns left out, then refined: residuals and solution together, with errors computed at twice the digits
 * (Björck 1967, the augmented system; products split as by Dekker 1971). RangeError when b has not one value per row. O(rows·columns²).
 */
export function solveLeastSquares(matrix: Matrix, b: ArrayLike<number>, tolerance?: number): LeastSquares {
  if (b.length !== matrix.rows) throw new RangeError(`${b.length} values for ${matrix.rows} rows`);
  const qr = qrFactor(matrix, tolerance);
  const columns = qr.order
    .slice(0, qr.rank)
    .map((column) => Float64Array.from({ length: matrix.rows }, (_, i) => matrix.values[i * matrix.columns + column] as number));
  const solution = new Float64Array(qr.rank);
  const residuals = new Float64Array(matrix.rows);
  for (let round = 0; round <= REFINEMENTS; round++) {
    const missing = missingOf(columns, b, solution, residuals);
    const slant = Float64Array.from(columns, (column) => -exactDot(column, residuals));
    const step = solveTriangle(qr, missing, slant);
    for (let i = 0; i < residuals.length; i++) {
      let change = missing[i] as number;
      for (let k = 0; k < step.length; k++) change -= ((columns[k] as Float64Array)[i] as number) * (step[k] as number);
      residuals[i] = (residuals[i] as number) + change;
    }
    let isSettled = round > 0;
    for (let k = 0; k < step.length; k++) {
      isSettled &&= Math.abs(step[k] as number) <= Number.EPSILON * Math.abs(solution[k] as number);
      solution[k] = (solution[k] as number) + (step[k] as number);
    }
    if (isSettled) break;
  }
  const coefficients = new Float64Array(matrix.columns).fill(Number.NaN);
  solution.forEach((value, k) => {
    coefficients[qr.order[k] as number] = value;
  });
  return { coefficients, residuals, qr };
}

/** R⁻¹(Qᵀf − R⁻ᵀg): the step of the solution when b − r − A·x = f and −Aᵀr = g. */
function solveTriangle({ rank, basis, triangle }: Qr, f: Float64Array, g: Float64Array): Float64Array {
  const x = g.slice();
  for (let j = 0; j < rank; j++) {
    const column = triangle[j] as Float64Array;
    for (let i = 0; i < j; i++) x[j] = (x[j] as number) - (column[i] as number) * (x[i] as number);
    x[j] = (x[j] as number) / (column[j] as number);
  }
  basis.forEach((q, k) => {
    x[k] = q.reduce((sum, value, i) => sum + value * (f[i] as number), 0) - (x[k] as number);
  });
  for (let j = rank - 1; j >= 0; j--) {
    const column = triangle[j] as Float64Array;
    x[j] = (x[j] as number) / (column[j] as number);
    for (let i = 0; i < j; i++) x[i] = (x[i] as number) - (column[i] as number) * (x[j] as number);
  }
  return x;
}

/** b − r − A·x, each as if computed with twice the digits and then rounded. */
function missingOf(columns: readonly Float64Array[], b: ArrayLike<number>, x: Float64Array, r: Float64Array): Float64Array {
  return r.map((residual, i) => {
    let sum = b[i] as number;
    let lost = sumError(sum, -residual);
    sum -= residual;
    for (let k = 0; k < x.length; k++) {
      const a = -((columns[k] as Float64Array)[i] as number);
      const product = a * (x[k] as number);
      lost += productError(a, x[k] as number, product) + sumError(sum, product);
      sum += product;
    }
    return sum + lost;
  });
}

/** Σ aᵢbᵢ as if computed with twice the digits (Ogita, Rump and Oishi 2005). */
function exactDot(a: Float64Array, b: Float64Array): number {
  let [sum, lost] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    const product = (a[i] as number) * (b[i] as number);
    lost += productError(a[i] as number, b[i] as number, product) + sumError(sum, product);
    sum += product;
  }
  return sum + lost;
}

/** a + b − fl(a + b), exactly (Knuth). */
function sumError(a: number, b: number): number {
  const sum = a + b;
  const back = sum - a;
  return a - (sum - back) + (b - back);
}

/** a·b − product, exactly (Dekker 1971). */
function productError(a: number, b: number, product: number): number {
  const ta = SPLIT * a;
  const tb = SPLIT * b;
  const ah = ta - (ta - a);
  const bh = tb - (tb - b);
  const al = a - ah;
  const bl = b - bh;
  return al * bl - (product - ah * bh - al * bh - ah * bl);
}
