import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { kendallCorrelation } from '../../../../shared/stats/tests/correlation/kendall.ts';
import { pearsonCorrelation } from '../../../../shared/stats/tests/correlation/pearson.ts';
import { spearmanCorrelation } from '../../../../shared/stats/tests/correlation/spearman.ts';

/** Tuna (Hollander and Wolfe 1973) and `mtcars`; expected digits: R 4.2.2, cor.test. */
const LIGHTNESS = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1];
const PANEL = [2.6, 3.1, 2.5, 5, 3.6, 4, 5.2, 2.8, 3.8];
const MPG = [
  21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2,
  27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
];
const CYLINDERS = [6, 6, 4, 6, 8, 6, 8, 4, 4, 6, 6, 8, 8, 8, 8, 8, 8, 4, 4, 4, 4, 8, 8, 8, 8, 4, 4, 4, 8, 6, 8, 4];
const WEIGHT = [
  2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435,
  3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78,
];

describe('correlation', () => {
  test('Pearson', () => {
    const { estimate, pValue, interval, n } = pearsonCorrelation(LIGHTNESS, PANEL);
    expect([estimate, pValue, n]).toEqual([expect.closeTo(0.5711815575638287, 13), expect.closeTo(0.1081730543494938, 13), 9]);
    expect(interval).toEqual({ low: expect.closeTo(-0.1497426330367572, 12), high: expect.closeTo(0.8955794618387393, 12) });
  });
  test('Kendall, exact and with ties', () => {
    const exact = kendallCorrelation(LIGHTNESS, PANEL);
    expect([exact.estimate, exact.pValue]).toEqual([expect.closeTo(4 / 9, 14), expect.closeTo(0.1194389329805996, 13)]);
    const tied = kendallCorrelation(MPG, CYLINDERS);
    expect(tied.estimate).toBeCloseTo(-0.7953134086195347, 13);
    expect(Math.abs(tied.pValue / 2.253620432020278e-8 - 1)).toBeLessThan(1e-10);
  });
  test('Spearman, exact and with ties', () => {
    const exact = spearmanCorrelation(LIGHTNESS, PANEL);
    expect([exact.estimate, exact.pValue]).toEqual([expect.closeTo(0.6, 14), expect.closeTo(0.09679783950617284, 13)]);
    const tied = spearmanCorrelation(MPG, WEIGHT);
    expect(tied.estimate).toBeCloseTo(-0.8864220332702979, 13);
    expect(Math.abs(tied.pValue / 1.487594858127433e-11 - 1)).toBeLessThan(1e-9);
  });
  test('complete, none, undefined, too few', () => {
    expect(pearsonCorrelation([1, 2, 3, 4], [2, 4, 6, 8])).toMatchObject({ estimate: 1, pValue: 0, interval: { low: 1, high: 1 } });
    expect(kendallCorrelation([1, 2, 3, 4], [4, 3, 2, 1]).estimate).toBe(-1);
    expect(pearsonCorrelation([1, 1, 1], [1, 2, 3]).estimate).toBeNaN();
    for (const correlation of [pearsonCorrelation, spearmanCorrelation, kendallCorrelation]) {
      expect(() => correlation([1, 2], [1, 2])).toThrow(RangeError);
      expect(() => correlation([1, 2, 3], [1, 2])).toThrow(RangeError);
    }
  });
  const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { minLength: 3, maxLength: 25 });
  property.prop([pairs])('Kendall’s τ is the count over all pairs; sides change places', (points) => {
    const [x, y] = [points.map(([a]) => a), points.map(([, b]) => b)];
    let [score, ux, uy] = [0, 0, 0];
    points.forEach(([a, b], i) => {
      for (const [c, d] of points.slice(i + 1)) {
        score += Math.sign(a - c) * Math.sign(b - d);
        ux += a === c ? 0 : 1;
        uy += b === d ? 0 : 1;
      }
    });
    const found = kendallCorrelation(x, y);
    if (ux * uy > 0) {
      expect(found.estimate).toBeCloseTo(score / Math.sqrt(ux * uy), 12);
      expect(kendallCorrelation(y, x).estimate).toBeCloseTo(found.estimate, 12);
      expect(found.pValue).toBeGreaterThanOrEqual(0);
    } else expect(found.estimate).toBeNaN();
  });
});
