import type { Differentiable } from './bfgs.ts';

/** Where a parameter may lie: anywhere, above 0, or between 0 and 1. A search runs over ln θ or ln(θ/(1 − θ)), which have no ends. */
export type ParameterScale = 'real' | 'positive' | 'unit';

/** Parameters on the scale of a search. */
export function toFree(point: readonly number[], scales: readonly ParameterScale[]): number[] {
  return point.map((x, at) => (scales[at] === 'positive' ? Math.log(x) : scales[at] === 'unit' ? Math.log(x / (1 - x)) : x));
}

/** Parameters on their own scale. */
export function fromFree(free: ArrayLike<number>, scales: readonly ParameterScale[]): number[] {
  return scales.map((scale, at) => {
    const x = free[at] as number;
    return scale === 'positive' ? Math.exp(x) : scale === 'unit' ? 1 / (1 + Math.exp(-x)) : x;
  });
}

/** dθ/d(free) of each parameter, at parameters on their own scale. */
export function scaleSlopes(point: readonly number[], scales: readonly ParameterScale[]): number[] {
  return point.map((x, at) => (scales[at] === 'positive' ? x : scales[at] === 'unit' ? x * (1 - x) : 1));
}

/** The same function over the scale of a search, its gradient by the chain rule. */
export function onFreeScale(f: Differentiable, scales: readonly ParameterScale[]): Differentiable {
  return (free, gradient) => {
    const point = fromFree(free, scales);
    const value = f(Float64Array.from(point), gradient);
    scaleSlopes(point, scales).forEach((slope, at) => {
      gradient[at] = (gradient[at] as number) * slope;
    });
    return value;
  };
}
