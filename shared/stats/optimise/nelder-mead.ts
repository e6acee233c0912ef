/** Where a search ended. */
export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  /** Times the function was asked. */
  readonly evaluations: number;
  /** The stopping rule was met before the budget ran out. */
  readonly hasConverged: boolean;
}

export interface NelderMeadOptions {
  /** First step along each axis; by default a tenth of the coordinate, at least 0.1. */
  readonly step?: readonly number[];
  /** Stops when the values at the corners differ by less than this, relative to the value (default 1e-12), and the corners by as little. */
  readonly tolerance?: number;
  readonly maxEvaluations?: number;
}

/**
 * Minimum of a function without derivatives: the simplex of Nelder and Mead (1965) with the adaptive coefficients of Gao and Han (2012)
 * and a restart at the end, which gets it off ridges where it collapsed. Infinite and undefined values count as worse than any other.
 * Deterministic. For smooth functions of up to about ten variables; with gradients use `minimiseBfgs`.
 */
export function minimiseNelderMead(f: (point: readonly number[]) => number, start: readonly number[], options: NelderMeadOptions = {}): Minimum {
  const { tolerance = 1e-12, maxEvaluations = 400 * start.length + 2000 } = options;
  const first = descend(f, start, options.step ?? start.map((x) => Math.max(0.1, Math.abs(x) / 10)), tolerance, maxEvaluations);
  if (!first.hasConverged) return first;
  const again = descend(
    f,
    first.point,
    first.point.map((x) => Math.max(0.01, Math.abs(x) / 50)),
    tolerance,
    maxEvaluations,
  );
  const best = again.value <= first.value ? again : first;
  return { ...best, evaluations: first.evaluations + again.evaluations, hasConverged: again.hasConverged };
}

interface Corner {
  readonly point: readonly number[];
  readonly value: number;
}

function descend(
  f: (point: readonly number[]) => number,
  start: readonly number[],
  step: readonly number[],
  tolerance: number,
  maxEvaluations: number,
): Minimum {
  const n = start.length;
  let evaluations = 0;
  const corner = (point: readonly number[]): Corner => {
    evaluations += 1;
    const value = f(point);
    return { point, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const [expand, contract, shrink] = [1 + 2 / n, 0.75 - 1 / (2 * n), 1 - 1 / n];
  const corners = [corner(start), ...start.map((_, axis) => corner(start.map((x, at) => (at === axis ? x + (step[axis] ?? 0.1) : x))))];
  const at = (index: number): Corner => corners[index] as Corner;
  while (evaluations < maxEvaluations) {
    corners.sort((a, b) => a.value - b.value);
    if (hasSettled(corners, tolerance)) return { ...at(0), evaluations, hasConverged: true };
    const worst = at(n);
    const centre = start.map((_, axis) => corners.slice(0, n).reduce((sum, { point }) => sum + (point[axis] ?? 0), 0) / n);
    const along = (factor: number) => corner(centre.map((x, axis) => x + factor * (x - (worst.point[axis] ?? 0))));
    const reflected = along(1);
    if (reflected.value < at(0).value) {
      const expanded = along(expand);
      corners[n] = expanded.value < reflected.value ? expanded : reflected;
      continue;
    }
    if (reflected.value < at(n - 1).value) {
      corners[n] = reflected;
      continue;
    }
    const contracted = reflected.value < worst.value ? along(contract) : along(-contract);
    if (contracted.value < Math.min(reflected.value, worst.value)) {
      corners[n] = contracted;
      continue;
    }
    const best = at(0);
    for (let index = 1; index <= n; index++) {
      corners[index] = corner(at(index).point.map((x, axis) => (best.point[axis] ?? 0) + (n === 1 ? 0.5 : shrink) * (x - (best.point[axis] ?? 0))));
    }
  }
  corners.sort((a, b) => a.value - b.value);
  return { ...at(0), evaluations, hasConverged: false };
}

function hasSettled(corners: readonly Corner[], tolerance: number): boolean {
  const best = corners[0] as Corner;
  const worst = corners.at(-1) as Corner;
  if (!(worst.value - best.value <= tolerance * (Math.abs(best.value) + tolerance))) return false;
  const reach = Math.sqrt(tolerance);
  return corners.every(({ point }) => point.every((x, axis) => Math.abs(x - (best.point[axis] ?? 0)) <= reach * (1 + Math.abs(x))));
}
