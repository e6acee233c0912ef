/** Inverse of a symmetric positive semidefinite matrix, and which rows repeat earlier ones. */
export interface SemidefiniteInverse {
  /** n × n by rows; rows and columns of redundant variables are 0. */
  readonly inverse: Float64Array;
  /** 1 where the variable is a combination of earlier ones (or has no information at all). */
  readonly redundant: Uint8Array;
  readonly rank: number;
}

/** Pivots below this share of the variable's own diagonal are 0: the tolerance of R's coxph. */
const TOLERANCE = Number.EPSILON ** 0.75;

/**
 * Generalised inverse by LDLᵀ, leaving out variables whose pivot vanishes (the method of R's cholesky2). `matrix` is n × n by rows and is not
 * changed. A redundant variable gets no estimate rather than an arbitrary one. O(n³).
 */
export function invertSemidefinite(matrix: Float64Array, n: number): SemidefiniteInverse {
  const factor = matrix.slice();
  const redundant = new Uint8Array(n);
  let rank = 0;
  for (let i = 0; i < n; i++) {
    const pivot = factor[i * n + i] as number;
    const own = matrix[i * n + i] as number;
    if (!(pivot > TOLERANCE * own) || !(own > 0) || !Number.isFinite(pivot)) {
      redundant[i] = 1;
      for (let j = 0; j < n; j++) {
        factor[j * n + i] = 0;
        factor[i * n + j] = 0;
      }
      continue;
    }
    rank += 1;
    for (let j = i + 1; j < n; j++) {
      const ratio = (factor[j * n + i] as number) / pivot;
      factor[j * n + i] = ratio;
      for (let k = j; k < n; k++) factor[k * n + j] = (factor[k * n + j] as number) - ratio * (factor[i * n + k] as number);
      for (let k = j; k < n; k++) factor[j * n + k] = factor[k * n + j] as number;
    }
  }
  return { inverse: invertFactor(factor, redundant, n), redundant, rank };
}

/** Columns of (L D Lᵀ)⁻¹ by solving for unit vectors. */
function invertFactor(factor: Float64Array, redundant: Uint8Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  const column = new Float64Array(n);
  for (let unit = 0; unit < n; unit++) {
    if (redundant[unit] === 1) continue;
    column.fill(0);
    column[unit] = 1;
    for (let i = unit; i < n; i++) {
      const value = column[i] as number;
      if (value !== 0) for (let j = i + 1; j < n; j++) column[j] = (column[j] as number) - (factor[j * n + i] as number) * value;
    }
    for (let i = n - 1; i >= 0; i--) {
      if (redundant[i] === 1) {
        column[i] = 0;
        continue;
      }
      let value = (column[i] as number) / (factor[i * n + i] as number);
      for (let j = i + 1; j < n; j++) value -= (factor[j * n + i] as number) * (column[j] as number);
      column[i] = value;
    }
    for (let i = 0; i < n; i++) inverse[i * n + unit] = column[i] as number;
  }
  return inverse;
}

/** vᵀ M v for an n × n matrix by rows. */
export function quadraticForm(matrix: Float64Array, v: ArrayLike<number>, n = v.length): number {
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += (v[i] as number) * (matrix[i * n + j] as number) * (v[j] as number);
  return sum;
}
