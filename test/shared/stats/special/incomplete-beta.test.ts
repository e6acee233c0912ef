import { describe, expect, test } from 'vitest';
import { incompleteBeta } from '../../../../shared/stats/special/incomplete-beta.ts';

/** Expected digits: mpmath 1.3 with 40 digits. */
describe('incomplete beta', () => {
  test.each([
    [0.5, 0.5, 0.3, 0.36901011956554536, 0.6309898804344546],
    [2, 3, 0.1, 0.052300000000000006, 0.9477],
    [2, 3, 0.99, 0.99999603, 0.00000397000000000001],
    [0.2426, 4.41, 0.05, 0.7231435692864835, 0.2768564307135165],
    [10, 10, 0.5, 0.5, 0.5],
    [30, 0.5, 0.4, 1.510860857718348e-13, 0.9999999999998489],
    [100, 200, 0.2, 3.5460073665672474e-8, 0.9999999645399263],
    [5, 0.01, 0.999, 0.047204119992922754, 0.9527958800070773],
    [1, 1, 0.7, 0.7, 0.30000000000000004],
    [50, 60, 0.9, 1.0, 1.7930035382382417e-31],
    [0.793, 2.426, 1e-9, 1.5342584771889437e-7, 0.9999998465741523],
    [100_000, 5000, 0.95, 0.00017748968395515276, 0.9998225103160449],
    [1e-10, 7.5, 0.02, 0.9999999998485455, 1.5145454252676834e-10],
    [12.5, 2e-7, 0.97, 1.5272383461100562e-7, 0.9999998472761654],
    [1e-6, 1e-6, 0.4, 0.49999979726772975, 0.5000002027322702],
    [500, 500, 0.55, 0.9992363210604736, 0.0007636789395264908],
  ])('I of %s, %s at %s', (a, b, x, lower, upper) => {
    const tails = incompleteBeta(a, b, x);
    expect(Math.abs(tails.lower / lower - 1)).toBeLessThan(1e-13);
    expect(Math.abs(tails.upper / upper - 1)).toBeLessThan(1e-13);
  });
  test('ends, mirror image and what lies outside', () => {
    expect(incompleteBeta(2, 3, 0)).toEqual({ lower: 0, upper: 1 });
    expect(incompleteBeta(2, 3, 1)).toEqual({ lower: 1, upper: 0 });
    expect(incompleteBeta(2, 7, 0.25).lower).toBeCloseTo(incompleteBeta(7, 2, 0.75).upper, 15);
    expect(incompleteBeta(0, 3, 0.5).lower).toBeNaN();
    expect(incompleteBeta(1, 3, 1.5).lower).toBeNaN();
  });
});
