import type { Minimum } from './nelder-mead.ts';

/** Value at a point; writes the gradient into `gradient`. */
export type Differentiable = (point: Float64Array, gradient: Float64Array) => number;

export interface BfgsOptions {
  /** Stops when the largest component of the gradient is below this, relative to the value (default 1e-9). */
  readonly tolerance?: number;
  readonly maxIterations?: number;
  /** Pairs of steps remembered (default 60: for few variables that is the full method). */
  readonly memory?: number;
}

const ARMIJO = 1e-4;
const CURVATURE = 0.9;
const MAX_TRIALS = 40;

/**
 * Minimum of a smooth function with its gradient: limited-memory BFGS (Nocedal and Wright 2006, algorithms 7.4 and 3.5) with a line search for the
 * strong Wolfe conditions. Points where the function is not finite are stepped back from. Deterministic; O(memory · n) per iteration.
 */
export function minimiseBfgs(
  f: Differentiable,
  start: readonly number[],
  options: BfgsOptions = {},
): Minimum & { readonly gradient: readonly number[] } {
  const { tolerance = 1e-9, maxIterations = 500, memory = 60 } = options;
  const n = start.length;
  let evaluations = 0;
  const evaluate = (point: Float64Array, gradient: Float64Array): number => {
    evaluations += 1;
    const value = f(point, gradient);
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  };
  let point = Float64Array.from(start);
  let gradient = new Float64Array(n);
  let value = evaluate(point, gradient);
  const history: { readonly step: Float64Array; readonly change: Float64Array; readonly rho: number }[] = [];
  let hasConverged = false;
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    if (largest(gradient) <= tolerance * Math.max(1, Math.abs(value))) {
      hasConverged = true;
      break;
    }
    let direction = towards(gradient, history);
    if (dot(direction, gradient) >= 0) {
      history.length = 0;
      direction = gradient.map((g) => -g);
    }
    const first = history.length === 0 ? Math.min(1, 1 / largest(gradient)) : 1;
    const found = searchLine(evaluate, { point, value, gradient }, direction, first);
    if (found === null) break;
    const step = found.point.map((x, axis) => x - (point[axis] ?? 0));
    const change = found.gradient.map((g, axis) => g - (gradient[axis] ?? 0));
    const curvature = dot(step, change);
    if (curvature > 1e-12 * Math.sqrt(dot(step, step) * dot(change, change))) {
      history.push({ step, change, rho: 1 / curvature });
      if (history.length > memory) history.shift();
    }
    const gain = value - found.value;
    ({ point, value, gradient } = found);
    if (gain <= 1e-15 * Math.abs(value) && largest(gradient) <= Math.sqrt(tolerance) * Math.max(1, Math.abs(value))) {
      hasConverged = true;
      break;
    }
  }
  return { point: [...point], value, gradient: [...gradient], evaluations, hasConverged };
}

interface Place {
  readonly point: Float64Array<ArrayBuffer>;
  readonly value: number;
  readonly gradient: Float64Array<ArrayBuffer>;
}

/** −H g by the two loops over the remembered steps. */
function towards(gradient: Float64Array, history: readonly { step: Float64Array; change: Float64Array; rho: number }[]): Float64Array {
  const q = gradient.slice();
  const weights: number[] = [];
  for (let k = history.length - 1; k >= 0; k--) {
    const { step, change, rho } = history[k] as (typeof history)[number];
    const weight = rho * dot(step, q);
    weights[k] = weight;
    addTo(q, change, -weight);
  }
  const last = history.at(-1);
  if (last !== undefined) {
    const scale = dot(last.step, last.change) / dot(last.change, last.change);
    for (let axis = 0; axis < q.length; axis++) q[axis] = (q[axis] ?? 0) * scale;
  }
  history.forEach(({ step, change, rho }, k) => {
    addTo(q, step, (weights[k] ?? 0) - rho * dot(change, q));
  });
  return q.map((x) => -x);
}

/** A step that lowers the value enough and flattens the slope, by bisection between steps too short and too long; null when there is none. */
function searchLine(evaluate: Differentiable, from: Place, direction: Float64Array, first: number): Place | null {
  const slope = dot(from.gradient, direction);
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let length = first;
  let best: Place | null = null;
  for (let trial = 0; trial < MAX_TRIALS; trial++) {
    const point = from.point.map((x, axis) => x + length * (direction[axis] ?? 0));
    const gradient = new Float64Array(point.length);
    const value = evaluate(point, gradient);
    const tried: Place = { point, value, gradient };
    if (!Number.isFinite(value) || value > from.value + ARMIJO * length * slope) {
      high = length;
    } else {
      if (best === null || value < best.value) best = tried;
      const here = dot(gradient, direction);
      if (Math.abs(here) <= -CURVATURE * slope) return tried;
      if (here < 0) low = length;
      else high = length;
    }
    length = Number.isFinite(high) ? (low + high) / 2 : 2 * length;
    if (high - low < 1e-16 * (1 + high)) break;
  }
  return best;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let axis = 0; axis < a.length; axis++) sum += (a[axis] ?? 0) * (b[axis] ?? 0);
  return sum;
}

function addTo(target: Float64Array, other: Float64Array, factor: number): void {
  for (let axis = 0; axis < target.length; axis++) target[axis] = (target[axis] ?? 0) + factor * (other[axis] ?? 0);
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
