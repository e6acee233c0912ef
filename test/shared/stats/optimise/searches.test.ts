import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { minimiseBfgs } from '../../../../shared/stats/optimise/bfgs.ts';
import { minimiseOnLine } from '../../../../shared/stats/optimise/brent-minimum.ts';
import { findRoot } from '../../../../shared/stats/optimise/brent-root.ts';
import { describeConvergence } from '../../../../shared/stats/optimise/convergence.ts';
import { minimiseFromStarts } from '../../../../shared/stats/optimise/multi-start.ts';
import { minimiseNelderMead } from '../../../../shared/stats/optimise/nelder-mead.ts';
import { minimiseNewton } from '../../../../shared/stats/optimise/newton.ts';
import { fromFree, onFreeScale, type ParameterScale, toFree } from '../../../../shared/stats/optimise/parameter-scale.ts';
import { standardErrors } from '../../../../shared/stats/optimise/standard-errors.ts';

describe('on a line', () => {
  test('the root Wallis gave Newton, one at an end, one of a steep function', () => {
    expect(findRoot((x) => x ** 3 - 2 * x - 5, 2, 3)).toBeCloseTo(2.0945514815423265, 15);
    expect(findRoot((x) => x, 0, 5)).toBe(0);
    expect(findRoot((x) => Math.exp(x) - 1e10, -50, 50)).toBeCloseTo(Math.log(1e10), 13);
    expect(findRoot((x) => (x < 1 ? -1 : 1), 0, 3)).toBeCloseTo(1, 14);
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(RangeError);
  });
  property.prop([fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.double({ min: 0.01, max: 50, noNaN: true })])(
    'finds the root of a cubic',
    (root, width) => {
      expect(findRoot((x) => (x - root) ** 3 + (x - root), root - width, root + 2 * width)).toBeCloseTo(root, 9);
    },
  );
  test('a minimum within, one at an end, one past undefined values', () => {
    expect(minimiseOnLine((x) => Math.cos(x), 0, 6).x).toBeCloseTo(Math.PI, 7);
    expect(minimiseOnLine((x) => x, 2, 5).x).toBeCloseTo(2, 6);
    expect(minimiseOnLine((x) => x - Math.log(x), -1, 9).x).toBeCloseTo(1, 6);
  });
});

describe('Newton', () => {
  test('the banana, from where its Hessian is not definite', () => {
    const found = minimiseNewton(
      ([x = 0, y = 0], g, h) => {
        g.set([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]);
        h.set([2 - 400 * (y - 3 * x * x), -400 * x, -400 * x, 200]);
        return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
      },
      [-1.2, 3],
    );
    expect(found.hasConverged).toBe(true);
    for (const x of found.point) expect(x).toBeCloseTo(1, 10);
    expect(found.evaluations).toBeLessThan(60);
  });
});

describe('several starts', () => {
  const wells = ([x = 0]: readonly number[]) => Math.cos(3 * x) + 0.1 * x * x;
  test('keep the lowest and count who agrees', () => {
    const found = minimiseFromStarts((start) => minimiseNelderMead(wells, start), [[-3], [-1], [0.9], [1.2], [3], [9]]);
    expect(Math.abs(found.best.point[0] ?? 0)).toBeCloseTo(1.0247, 3);
    expect(found.agreeing).toBeGreaterThanOrEqual(3);
    expect(found.elsewhere).toBeLessThan(found.agreeing);
    expect(found.tried).toBe(6);
    expect(found.elsewhere).toBeGreaterThan(0); // the well at −1 is as deep as the one at 1
    expect(found.evaluations).toBeGreaterThan(100);
    expect(() => minimiseFromStarts((start) => minimiseNelderMead(wells, start), [])).toThrow(RangeError);
  });
  test('undefined values never win', () => {
    const searches = [Number.NaN, 4].map((value) => ({ point: [0], value, evaluations: 1, hasConverged: true }));
    expect(minimiseFromStarts(([at = 0]) => searches[at] as (typeof searches)[number], [[0], [1]]).best.value).toBe(4);
  });
});

describe('parameters on the scale of a search', () => {
  const scales: readonly ParameterScale[] = ['real', 'positive', 'unit'];
  property.prop([
    fc.double({ min: -50, max: 50, noNaN: true }),
    fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
    fc.double({ min: 1e-6, max: 0.999999, noNaN: true }),
  ])('go there and back', (...point) => {
    fromFree(toFree(point, scales), scales).forEach((x, at) => {
      expect(Math.abs(x / (point[at] ?? 1) - 1) || 0).toBeLessThan(1e-10);
    });
  });
  test('a gamma likelihood is found over logarithms, with the errors of its own scale', () => {
    // n ln λ − λ Σx: λ̂ = n/Σx with error λ̂/√n.
    const [n, sum] = [40, 16];
    const f = onFreeScale(
      (p, g) => {
        const rate = p[0] as number;
        g[0] = sum - n / rate;
        return rate * sum - n * Math.log(rate);
      },
      ['positive'],
    );
    const { point, gradient, value } = minimiseBfgs(f, [0]);
    const hessian = [[n]]; // over ln λ
    const precision = standardErrors(hessian, point, ['positive']);
    expect(precision?.estimates[0]).toBeCloseTo(2.5, 7);
    expect(precision?.errors[0]).toBeCloseTo(2.5 / Math.sqrt(40), 7);
    expect(precision?.freeCovariance.values[0]).toBeCloseTo(1 / 40, 12);
    const ended = describeConvergence({ point, gradient, value }, hessian, [[-10, 10]]);
    expect(ended.relativeGradient).toBeLessThan(1e-6);
    expect([ended.condition, ended.isPositiveDefinite, ended.atBoundary]).toEqual([1, true, []]);
  });
  test('no errors at a ridge; the weakest combination and the boundary are named', () => {
    expect(
      standardErrors(
        [
          [1, 1],
          [1, 1],
        ],
        [0, 0],
        ['real', 'real'],
      ),
    ).toBeNull();
    expect(standardErrors([[Number.NaN]], [0], ['real'])).toBeNull();
    const ended = describeConvergence(
      { point: [3, 20], gradient: [0, 0], value: 5 },
      [
        [1, 1],
        [1, 1 + 1e-10],
      ],
      [
        [0, 10],
        [-20, 20],
      ],
    );
    expect(ended.condition).toBeGreaterThan(1e9);
    expect(Math.abs(ended.weakest[0] ?? 0)).toBeCloseTo(Math.SQRT1_2, 8);
    expect(ended.atBoundary).toEqual([1]);
  });
});
