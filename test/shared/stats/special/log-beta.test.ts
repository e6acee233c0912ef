import { describe, expect, test } from 'vitest';
import { logBeta } from '../../../../shared/stats/special/log-beta.ts';

/** Expected digits: mpmath 1.3 with 30 digits. */
describe('logarithm of the beta function', () => {
  test.each([
    [0.5, 0.5, 1.1447298858494002],
    [0.2426, 4.4136, 0.9807845499290176],
    [0.793, 2.426, -0.5115692885937033],
    [0.001, 0.001, 7.600900817008347],
    [0.001, 50, 6.903276885609827],
    [3, 100000.0, -33.84565921410074],
    [12, 15, -18.568172732389435],
    [1000, 2000, -1911.8746142144516],
    [1000000.0, 3.5, -47.15331772552351],
    [0.7929221, 100000000.0, -14.44721708414951],
  ])('logBeta(%s, %s)', (x, y, expected) => {
    expect(Math.abs(logBeta(x, y) - expected)).toBeLessThanOrEqual(4e-15 * Math.abs(expected));
  });

  test('symmetric, infinite at nought', () => {
    expect(logBeta(3.25, 17)).toBe(logBeta(17, 3.25));
    expect(logBeta(0, 2)).toBe(Number.POSITIVE_INFINITY);
    expect(logBeta(-1, 2)).toBeNaN();
  });
});
