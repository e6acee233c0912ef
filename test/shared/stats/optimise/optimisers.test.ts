import { describe, expect, test } from 'vitest';
import { minimiseBfgs } from '../../../../shared/stats/optimise/bfgs.ts';
import { numericalHessian } from '../../../../shared/stats/optimise/hessian.ts';
import { minimiseNelderMead } from '../../../../shared/stats/optimise/nelder-mead.ts';

const rosenbrock = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
const rosenbrockGradient = (p: Float64Array, g: Float64Array) => {
  const [x = 0, y = 0] = p;
  g[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  g[1] = 200 * (y - x * x);
  return rosenbrock([x, y]);
};
/** Powell's singular function: the Hessian at the minimum (0, 0, 0, 0) is singular (Moré, Garbow and Hillstrom 1981, no. 13). */
const powell = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) => (a + 10 * b) ** 2 + 5 * (c - d) ** 2 + (b - 2 * c) ** 4 + 10 * (a - d) ** 4;

describe('Nelder and Mead', () => {
  test('finds the bottom of the banana', () => {
    const { point, value, hasConverged } = minimiseNelderMead(rosenbrock, [-1.2, 1]);
    expect(hasConverged).toBe(true);
    expect(value).toBeLessThan(1e-14);
    for (const x of point) expect(x).toBeCloseTo(1, 6);
  });
  test('gets by without values where the function is undefined', () => {
    const { point } = minimiseNelderMead(([x = 0]) => x - Math.log(x), [5]);
    expect(point[0]).toBeCloseTo(1, 5);
  });
  test('one variable, and a singular minimum of four', () => {
    expect(minimiseNelderMead(([x = 0]) => (x - 3) ** 2 + 2, [100]).point[0]).toBeCloseTo(3, 5);
    expect(minimiseNelderMead(powell, [3, -1, 0, 1]).value).toBeLessThan(1e-9);
  });
  test('says when its budget ran out', () => {
    expect(minimiseNelderMead(rosenbrock, [-1.2, 1], { maxEvaluations: 20 }).hasConverged).toBe(false);
  });
});

describe('BFGS', () => {
  test('finds the bottom of the banana with few gradients', () => {
    const { point, hasConverged, evaluations } = minimiseBfgs(rosenbrockGradient, [-1.2, 1]);
    expect(hasConverged).toBe(true);
    for (const x of point) expect(x).toBeCloseTo(1, 8);
    expect(evaluations).toBeLessThan(100);
  });
  test('a stretched bowl of thirty variables', () => {
    const { point } = minimiseBfgs((p, g) => {
      let value = 0;
      p.forEach((x, axis) => {
        const weight = 10 ** (axis / 6);
        value += weight * (x - axis) ** 2;
        g[axis] = 2 * weight * (x - axis);
      });
      return value;
    }, new Array(30).fill(0));
    for (const [axis, x] of point.entries()) expect(x).toBeCloseTo(axis, 6);
  });
  test('steps back from where the function ends', () => {
    const { point } = minimiseBfgs(
      (p, g) => {
        const x = p[0] ?? 0;
        g[0] = 1 - 1 / x;
        return x - Math.log(x);
      },
      [30],
    );
    expect(point[0]).toBeCloseTo(1, 7);
  });
});

describe('numerical Hessian', () => {
  test('of the banana at its bottom', () => {
    const [first, second] = numericalHessian(rosenbrock, [1, 1]);
    for (const [at, expected] of [802, -400].entries()) expect(Math.abs((first?.[at] ?? 0) / expected - 1)).toBeLessThan(1e-8);
    for (const [at, expected] of [-400, 200].entries()) expect(Math.abs((second?.[at] ?? 0) / expected - 1)).toBeLessThan(1e-8);
  });
  test('of a sum of exponentials and logarithms', () => {
    const f = ([x = 0, y = 0]: readonly number[]) => Math.exp(0.3 * x + 2 * y) - 5 * Math.log(x);
    const e = Math.exp(0.3 * 4 + 2 * 0.1);
    const [[xx = 0, xy = 0] = [], [, yy = 0] = []] = numericalHessian(f, [4, 0.1]);
    expect(Math.abs(xx - (0.09 * e + 5 / 16))).toBeLessThan(1e-7);
    expect(Math.abs(xy - 0.6 * e)).toBeLessThan(1e-7);
    expect(Math.abs(yy - 4 * e)).toBeLessThan(1e-6);
  });
});
