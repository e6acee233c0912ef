import { choleskyFactor } from '../linear/cholesky.ts';
import type { Matrix } from '../linear/matrix.ts';
import type { Minimum } from './nelder-mead.ts';

/** Value at a point; writes the gradient, and the Hessian by rows (n × n, symmetric). */
export type TwiceDifferentiable = (point: Float64Array, gradient: Float64Array, hessian: Float64Array) => number;

const MAX_HALVINGS = 40;

/**
 * Minimum of a smooth function with gradient and Hessian: Newton steps, made to descend by adding to the diagonal where the Hessian is not positive definite
 * (Nocedal and Wright 2006, 3.4), and halved until the value falls. Converged when the Newton decrement gᵀH⁻¹g/2 is below `tolerance` · max(1, |value|).
 * O(n³) per iteration; digits double with each one near the minimum.
 */
export function minimiseNewton(
  f: TwiceDifferentiable,
  start: readonly number[],
  options: { readonly tolerance?: number; readonly maxIterations?: number } = {},
): Minimum & { readonly hessian: Matrix } {
  const { tolerance = 1e-14, maxIterations = 100 } = options;
  const n = start.length;
  let [point, gradient, hessian] = [Float64Array.from(start), new Float64Array(n), new Float64Array(n * n)];
  let value = f(point, gradient, hessian);
  let evaluations = 1;
  let hasConverged = false;
  for (let iteration = 0; iteration < maxIterations && !hasConverged; iteration++) {
    const step = descent({ rows: n, columns: n, values: hessian }, gradient);
    const decrement = step.reduce((sum, s, at) => sum - s * (gradient[at] as number), 0) / 2;
    const isLast = decrement <= tolerance * Math.max(1, Math.abs(value));
    let length = 1;
    let improved = false;
    for (let halving = 0; halving < (isLast ? 1 : MAX_HALVINGS); halving++) {
      const [next, slope, bend] = [point.map((x, at) => x + length * (step[at] as number)), new Float64Array(n), new Float64Array(n * n)];
      const there = f(next, slope, bend);
      evaluations += 1;
      if (there <= value) {
        [point, value, gradient, hessian] = [next, there, slope, bend];
        improved = true;
        break;
      }
      length /= 2;
    }
    hasConverged = isLast;
    if (!improved) break;
  }
  return { point: [...point], value, evaluations, hasConverged, hessian: { rows: n, columns: n, values: hessian } };
}

/** −H⁻¹g, with as much added to the diagonal as makes H positive definite. */
function descent(hessian: Matrix, gradient: Float64Array): Float64Array {
  const n = gradient.length;
  let largest = 1e-3;
  for (let at = 0; at < n; at++) largest = Math.max(largest, Math.abs(hessian.values[at * n + at] as number));
  for (let added = 0; added < 1e20 * largest; added = added === 0 ? 1e-6 * largest : 10 * added) {
    const values = hessian.values.slice();
    for (let at = 0; at < n; at++) values[at * n + at] = (values[at * n + at] as number) + added;
    const factor = choleskyFactor({ rows: n, columns: n, values });
    if (factor !== null) return factor.solve(gradient).map((x) => -x);
  }
  return gradient.map((g) => -g);
}
