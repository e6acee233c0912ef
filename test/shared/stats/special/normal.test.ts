import { describe, expect, test } from 'vitest';
import { normalCumulative, normalDensity, normalQuantile, normalTail } from '../../../../shared/stats/special/normal.ts';

/** Expected digits: mpmath 1.3 with 40 digits. */
describe('normal distribution', () => {
  test.each([
    [-38, 2.88542835e-316, 1.0],
    [-10, 7.619853024160525e-24, 1.0],
    [-5, 2.866515718791939e-7, 0.9999997133484281],
    [-1.96, 0.024997895148220435, 0.9750021048517795],
    [-0.1, 0.460172162722971, 0.539827837277029],
    [0, 0.5, 0.5],
    [0.3, 0.6179114221889527, 0.3820885778110474],
    [1, 0.8413447460685429, 0.15865525393145705],
    [2.5, 0.9937903346742238, 0.006209665325776135],
    [6, 0.9999999990134123, 9.86587645037698e-10],
    [12, 1.0, 1.776482112077679e-33],
    [37, 1.0, 5.725571222524577e-300],
  ])('tails at %s', (z, lower, upper) => {
    expect(Math.abs(normalCumulative(z) / lower - 1)).toBeLessThan(1e-13);
    expect(Math.abs(normalTail(z) / upper - 1)).toBeLessThan(1e-13);
  });
  test.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798407],
    [1e-5, -4.264890793922825],
    [0.025, -1.9599639845400543],
    [0.1, -1.2815515655446004],
    [0.4, -0.2533471031357997],
    [0.5, 0.0],
    [0.77, 0.7388468491852137],
    [0.975, 1.9599639845400538],
    [0.999999, 4.753424308817087],
  ])('quantile of %s', (p, expected) => {
    expect(Math.abs(normalQuantile(p) - expected)).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(expected)));
  });
  test('density, ends and what lies outside', () => {
    expect(normalDensity(0)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 15);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(1.1)).toBeNaN();
  });
});
