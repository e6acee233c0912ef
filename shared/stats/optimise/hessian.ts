const STEP = Number.EPSILON ** (1 / 5);

/**
 * Second derivatives of a function at a point by central differences with one Richardson extrapolation (error of order h⁴), steps of about 7e-4 of each
 * coordinate. n × n, symmetric. For standard errors of estimates: the inverse at the maximum of a log-likelihood, negated. 4 n² evaluations and a few more.
 */
export function numericalHessian(f: (point: readonly number[]) => number, point: readonly number[]): number[][] {
  const n = point.length;
  const steps = point.map((x) => STEP * Math.max(Math.abs(x), 0.01));
  const coarse = secondDifferences(f, point, steps);
  const fine = secondDifferences(
    f,
    point,
    steps.map((step) => step / 2),
  );
  return Array.from({ length: n }, (_, row) =>
    Array.from({ length: n }, (_, column) => (4 * (fine[row]?.[column] ?? Number.NaN) - (coarse[row]?.[column] ?? Number.NaN)) / 3),
  );
}

function secondDifferences(f: (point: readonly number[]) => number, point: readonly number[], steps: readonly number[]): number[][] {
  const n = point.length;
  const centre = f(point);
  const moved = (row: number, rowSign: number, column: number, columnSign: number) =>
    f(point.map((x, axis) => x + (axis === row ? rowSign * (steps[axis] ?? 0) : 0) + (axis === column ? columnSign * (steps[axis] ?? 0) : 0)));
  const matrix = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let row = 0; row < n; row++) {
    const h = steps[row] ?? 0;
    (matrix[row] as number[])[row] = (moved(row, 1, -1, 0) - 2 * centre + moved(row, -1, -1, 0)) / (h * h);
    for (let column = 0; column < row; column++) {
      const k = steps[column] ?? 0;
      const mixed = (moved(row, 1, column, 1) - moved(row, 1, column, -1) - moved(row, -1, column, 1) + moved(row, -1, column, -1)) / (4 * h * k);
      (matrix[row] as number[])[column] = mixed;
      (matrix[column] as number[])[row] = mixed;
    }
  }
  return matrix;
}
