import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';
import { normalCumulative } from '../../../../shared/stats/special/normal.ts';
import { compareDistributions, testDistribution } from '../../../../shared/stats/tests/ranks/kolmogorov-smirnov.ts';
import { kruskalWallis } from '../../../../shared/stats/tests/ranks/kruskal-wallis.ts';
import { mannWhitney } from '../../../../shared/stats/tests/ranks/mann-whitney.ts';
import { midranks } from '../../../../shared/stats/tests/ranks/midranks.ts';
import { pairwiseDifference } from '../../../../shared/stats/tests/ranks/pairwise-differences.ts';
import { permutationTest } from '../../../../shared/stats/tests/ranks/permutation-test.ts';
import { rankSumChances } from '../../../../shared/stats/tests/ranks/rank-sum-counts.ts';

/** Expected digits: R 4.2.2. Permeability of Hollander and Wolfe 1973, ozone of `airquality` in May and August. */
const AT_TERM = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
const EARLIER = [1.15, 0.88, 0.9, 0.74, 1.21];
const MAY = [41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37];
const AUGUST = [39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85];

describe('Mann–Whitney', () => {
  test('exact, with the shift and its interval', () => {
    const found = mannWhitney(AT_TERM, EARLIER);
    expect([found.statistic, found.isExact]).toEqual([35, true]);
    expect(found.pValue).toBeCloseTo(0.2544122544122544, 14);
    expect(found.shift).toBeCloseTo(0.305, 14);
    expect(found.interval).toEqual({ low: expect.closeTo(-0.15, 14), high: expect.closeTo(0.76, 14) });
    expect(found.rankBiserial).toBeCloseTo(0.4, 14);
  });
  test('with ties: normal with both corrections (R’s interval is the root of a step function, to 1e-4)', () => {
    const found = mannWhitney(MAY, AUGUST);
    expect([found.statistic, found.isExact]).toEqual([127.5, false]);
    expect(Math.abs(found.pValue / 0.0001208078307687744 - 1)).toBeLessThan(1e-11);
    expect([found.shift, found.interval.low, found.interval.high]).toEqual([-32, -53, -15]);
  });
  test('all equal, and nothing at all', () => {
    expect(mannWhitney([3, 3, 3], [3, 3])).toMatchObject({ statistic: 3, pValue: 1, shift: 0, rankBiserial: 0 });
    expect(() => mannWhitney([], [1])).toThrow(RangeError);
  });
  test('the chances of 3 and 2 values by counting', () => {
    const chances = rankSumChances(3, 2);
    [1, 1, 2, 2, 2, 1, 1].forEach((count, at) => {
      expect(chances[at]).toBeCloseTo(count / 10, 15);
    });
    expect(rankSumChances(49, 49).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 11);
  });
  const values = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 30 });
  property.prop([values, values])('differences by rank are those of the sorted list; sides change the sign', (a, b) => {
    const [xs, ys] = [Float64Array.from(a, (x) => x / 7).sort(), Float64Array.from(b, (x) => x / 3).sort()];
    const all = Float64Array.from([...xs].flatMap((x) => [...ys].map((y) => x - y))).sort();
    for (const k of [1, Math.ceil(all.length / 3), Math.ceil(all.length / 2), all.length]) expect(pairwiseDifference(xs, ys, k)).toBe(all[k - 1]);
    const [straight, turned] = [mannWhitney(a, b), mannWhitney(b, a)];
    expect(straight.pValue).toBeCloseTo(turned.pValue, 12);
    expect(straight.rankBiserial).toBeCloseTo(-turned.rankBiserial, 12);
    expect(straight.shift).toBe(turned.shift === 0 ? 0 : -turned.shift);
  });
});

describe('ranks', () => {
  test('ties share the mean of their ranks', () => {
    expect(midranks([5, 1, 5, 2, 5, 1])).toEqual({ ranks: Float64Array.of(5, 1.5, 5, 3, 5, 1.5), ties: [2, 1, 3] });
    expect(midranks([])).toEqual({ ranks: new Float64Array(0), ties: [] });
  });
  test('Kruskal–Wallis: mucociliary efficiency (Hollander and Wolfe 1973), and with ties', () => {
    const found = kruskalWallis([
      [2.9, 3, 2.5, 2.6, 3.2],
      [3.8, 2.7, 4, 2.4],
      [2.8, 3.4, 3.7, 2.2, 2],
    ]);
    expect(found.statistic).toBeCloseTo(0.7714285714285722, 12);
    expect(found.pValue).toBeCloseTo(0.6799647735788936, 12);
    expect(kruskalWallis([MAY, AUGUST]).pValue).toBeCloseTo(0.0001163772600435353, 15);
    expect(kruskalWallis([[1, 1], [1]])).toMatchObject({ statistic: 0, pValue: 1 });
    expect(() => kruskalWallis([[1], []])).toThrow(RangeError);
  });
});

describe('Kolmogorov and Smirnov', () => {
  const sample = [
    0.61, 0.29, 0.06, 0.59, -1.73, -0.74, 0.51, -0.56, 0.39, 1.64, 0.05, -0.06, 0.64, -0.82, 0.37, 1.77, 1.09, -1.28, 2.36, 1.31, 1.05, -0.32, -0.4,
    1.06, -2.47,
  ];
  test('one sample against the normal distribution', () => {
    const found = testDistribution(sample, normalCumulative);
    expect(found.statistic).toBeCloseTo(0.1740918811988774, 13);
    expect(found.pValue).toBeCloseTo(0.3897411718679186, 12);
    expect(testDistribution([...sample, 0.61], normalCumulative).isExact).toBe(false);
  });
  test('two samples, exact with and without ties', () => {
    expect(compareDistributions(AT_TERM, EARLIER)).toEqual({ statistic: 0.6, pValue: expect.closeTo(0.1658341658341637, 12), isExact: true });
    const tied = compareDistributions([1, 2, 2, 3, 3, 4, 7], [2, 3, 5, 5, 6, 8, 9, 9]);
    expect(tied).toEqual({ statistic: expect.closeTo(17 / 28, 14), pValue: expect.closeTo(0.07536907536907655, 12), isExact: true });
    expect(compareDistributions([1, 2, 3], [1, 2, 3])).toEqual({ statistic: 0, pValue: 1, isExact: true });
  });
  test('the limit, above and below 1 (R: 0.18130 for z = 0.6 √(10/3), 0.43478 for 25 values)', () => {
    const many = Float64Array.from({ length: 200 }, (_, at) => at);
    const shifted = many.map((x) => x + 0.5 + 20);
    expect(compareDistributions(many, shifted).isExact).toBe(false);
    // 2 Σ (−1)^(k−1) exp(−2k²z²) with z = 0.105 √100: computed with mpmath.
    expect(compareDistributions(many, shifted).pValue).toBeCloseTo(0.2202055587019503, 12);
    expect(
      testDistribution(
        Float64Array.from({ length: 4 * 25 }, (_, at) => sample[at % 25] as number),
        normalCumulative,
      ).statistic,
    ).toBeCloseTo(0.174, 3);
  });
});

describe('permutations', () => {
  test('come to the exact answer: all 252 divisions of ten values', () => {
    const [a, b] = [
      [1.1, 2.3, 2.9, 3.8, 4.1],
      [3.2, 4.4, 5.1, 5.9, 6.3],
    ];
    const difference = (x: Float64Array, y: Float64Array) => x.reduce((s, v) => s + v, 0) / x.length - y.reduce((s, v) => s + v, 0) / y.length;
    const together = [...a, ...b];
    let [asLarge, all] = [0, 0];
    for (let mask = 0; mask < 1024; mask++) {
      const chosen = together.filter((_, at) => (mask >> at) & 1);
      if (chosen.length !== 5) continue;
      const others = together.filter((_, at) => !((mask >> at) & 1));
      all++;
      if (Math.abs(difference(Float64Array.from(chosen), Float64Array.from(others))) >= 2.14 - 1e-9) asLarge++;
    }
    const found = permutationTest(a, b, difference, createRandomStream(2), 20_000);
    expect(found.statistic).toBeCloseTo(-2.14, 12);
    expect(Math.abs(found.pValue - asLarge / all)).toBeLessThan(0.005);
    expect(permutationTest(a, b, difference, createRandomStream(2), 50).pValue).toBe(
      permutationTest(a, b, difference, createRandomStream(2), 50).pValue,
    );
    expect(() => permutationTest(a, b, difference, createRandomStream(2), 0)).toThrow(RangeError);
  });
});
