import { matrixFromRows } from '../linear/matrix.ts';
import { symmetricEigen } from '../linear/symmetric-eigen.ts';

/** How the end of a search looks. */
export interface Convergence {
  /** Largest |gradient| · max(1, |x|)/max(1, |value|): the relative gradient of Dennis and Schnabel (1983, 7.2); below about 1e-5 the place is stationary. */
  readonly relativeGradient: number;
  /** Largest over smallest eigenvalue of the Hessian; ∞ when it is not positive definite. Above about 1e8 some combination of parameters is hardly determined. */
  readonly condition: number;
  readonly isPositiveDefinite: boolean;
  /** Combination of parameters the data say least about: the eigenvector of the smallest eigenvalue. */
  readonly weakest: Float64Array;
  /** Numbers of the parameters that lie at an end of their range. */
  readonly atBoundary: readonly number[];
}

/**
 * Diagnostics of a minimum: gradient, curvature and boundaries. `bounds`: the range within which each parameter is believable; at its end
 * (within 1e-6 of it, relative) it counts as a boundary. O(n³).
 */
export function describeConvergence(
  end: { readonly point: readonly number[]; readonly value: number; readonly gradient: readonly number[] },
  hessian: readonly (readonly number[])[],
  bounds: readonly (readonly [number, number])[] = [],
): Convergence {
  const scale = Math.max(1, Math.abs(end.value));
  const relativeGradient = end.gradient.reduce((most, g, at) => Math.max(most, (Math.abs(g) * Math.max(1, Math.abs(end.point[at] ?? 0))) / scale), 0);
  const { values, vectors } = symmetricEigen(matrixFromRows(hessian));
  const n = values.length;
  const [largest, smallest] = [values[0] ?? 0, values[n - 1] ?? 0];
  const isAt = (x: number, bound: number): boolean => Number.isFinite(bound) && Math.abs(x - bound) <= 1e-6 * Math.max(1, Math.abs(bound));
  return {
    relativeGradient,
    condition: smallest > 0 ? largest / smallest : Number.POSITIVE_INFINITY,
    isPositiveDefinite: smallest > 0,
    weakest: Float64Array.from({ length: n }, (_, row) => vectors.values[row * n + n - 1] as number),
    atBoundary: end.point.flatMap((x, at) => {
      const [low, high] = bounds[at] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      return x <= low || x >= high || isAt(x, low) || isAt(x, high) ? [at] : [];
    }),
  };
}
