/** Lower triangular L with L Lᵀ = the matrix, or null when it is not positive definite (to rounding). O(n³). */
export function choleskyFactor(matrix: readonly (readonly number[])[]): number[][] | null {
  const n = matrix.length;
  const lower = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row]?.[column] ?? Number.NaN;
      for (let k = 0; k < column; k++) sum -= (lower[row]?.[k] ?? 0) * (lower[column]?.[k] ?? 0);
      if (row !== column) {
        (lower[row] as number[])[column] = sum / (lower[column]?.[column] ?? Number.NaN);
        continue;
      }
      if (!(sum > 1e-14 * Math.abs(matrix[row]?.[row] ?? 0))) return null;
      (lower[row] as number[])[row] = Math.sqrt(sum);
    }
  }
  return lower;
}

/** Inverse of a positive definite matrix by its Cholesky factor; null when it is not positive definite. */
export function invertDefinite(matrix: readonly (readonly number[])[]): number[][] | null {
  const lower = choleskyFactor(matrix);
  if (lower === null) return null;
  const n = matrix.length;
  const inverse = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let unit = 0; unit < n; unit++) {
    const solution = new Array<number>(n).fill(0);
    for (let row = 0; row < n; row++) {
      let sum = row === unit ? 1 : 0;
      for (let k = 0; k < row; k++) sum -= (lower[row]?.[k] ?? 0) * (solution[k] ?? 0);
      solution[row] = sum / (lower[row]?.[row] ?? Number.NaN);
    }
    for (let row = n - 1; row >= 0; row--) {
      let sum = solution[row] ?? 0;
      for (let k = row + 1; k < n; k++) sum -= (lower[k]?.[row] ?? 0) * (solution[k] ?? 0);
      solution[row] = sum / (lower[row]?.[row] ?? Number.NaN);
    }
    for (let row = 0; row < n; row++) (inverse[row] as number[])[unit] = solution[row] ?? 0;
  }
  return inverse;
}
