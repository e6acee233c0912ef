import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { lorenzCurve, whaleCurve } from '../../../../shared/stats/concentration/concentration-curve.ts';
import { concentrationIntervals } from '../../../../shared/stats/concentration/concentration-intervals.ts';
import { giniCoefficient } from '../../../../shared/stats/concentration/gini.ts';
import { herfindahlIndex } from '../../../../shared/stats/concentration/herfindahl.ts';
import { countForShare, topShare } from '../../../../shared/stats/concentration/top-share.ts';
import { drawExponential } from '../../../../shared/stats/random/exponential.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';

const AMOUNTS = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261];

describe('measures', () => {
  test('the example of ineq::Gini (R), 0.4620911', () => {
    expect(giniCoefficient(AMOUNTS)).toBeCloseTo(0.4620911, 7);
    expect(giniCoefficient(AMOUNTS.map(BigInt))).toBeCloseTo(0.4620911, 7);
  });
  test('Herfindahl by hand: 50, 30, 20', () => {
    expect(herfindahlIndex([50, 30, 20])).toBeCloseTo(0.38, 15);
    expect(herfindahlIndex([500_000n, 300_000n, 200_000n])).toBe(0.38);
  });
  test('shares of the largest, and how many make a share', () => {
    expect(topShare(AMOUNTS, 2)).toBeCloseTo((22261 + 11904) / 66586, 15);
    expect(topShare(AMOUNTS.map(BigInt), 99)).toBe(1);
    expect(topShare([5, -3], 1)).toBe(2.5);
    expect(countForShare(AMOUNTS, 0.8)).toBe(5);
    expect(countForShare([80n, 10n, 10n], 0.8)).toBe(1);
    expect(countForShare([80, 10, 10], 0.8)).toBe(1);
    expect([countForShare(AMOUNTS, 0), countForShare(AMOUNTS, 1)]).toEqual([0, 10]);
  });
  test('equal, one with everything, nothing', () => {
    expect(giniCoefficient([4, 4, 4])).toBe(0);
    expect(giniCoefficient([0, 0, 0, 8])).toBe(0.75);
    expect(giniCoefficient(BigInt64Array.of(0n, 8n))).toBe(0.5);
    for (const measure of [
      giniCoefficient,
      herfindahlIndex,
      (values: readonly number[]) => topShare(values, 1),
      (values: readonly number[]) => countForShare(values, 0.5),
    ]) {
      expect(measure([])).toBeNull();
      expect(measure([0, 0])).toBeNull();
    }
    expect([giniCoefficient([0n]), herfindahlIndex([-1n]), topShare([0n], 1), countForShare([0n], 0.5)]).toEqual([null, null, null, null]);
  });
  test('whole numbers beyond the doubles are exact', () => {
    const large = 9_007_199_254_740_993n;
    expect(topShare([large, large, large], 1)).toBe(1 / 3);
    expect(giniCoefficient([large, large + 2n])).toBeCloseTo(2 / 2 / 2 / (2 * Number(large + 1n)) / 0.5, 24);
  });
  const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 }).filter((values) => values.some((x) => x > 0));
  property.prop([amounts, fc.integer({ min: 2, max: 9 })])(
    'order, scale and cloning change nothing; doubles and whole numbers agree',
    (values, factor) => {
      const gini = giniCoefficient(values) ?? -1;
      expect(giniCoefficient([...values].reverse().map((x) => x * factor))).toBeCloseTo(gini, 12);
      expect(giniCoefficient([...values, ...values])).toBeCloseTo(gini, 12);
      expect(giniCoefficient(values.map(BigInt))).toBeCloseTo(gini, 12);
      expect(gini).toBeGreaterThanOrEqual(-1e-12);
      const index = herfindahlIndex(values) ?? 0;
      expect(index).toBeGreaterThanOrEqual(1 / values.length - 1e-12);
      expect(herfindahlIndex(values.map(BigInt))).toBeCloseTo(index, 12);
      expect(topShare(values.map(BigInt), 3)).toBeCloseTo(topShare(values, 3) ?? -1, 12);
      expect(countForShare(values.map(BigInt), 0.8)).toBe(countForShare(values, 0.8));
    },
  );
});

describe('curves', () => {
  test('twice the area between the diagonal and the Lorenz curve is Gini’s coefficient', () => {
    const curve = lorenzCurve(AMOUNTS);
    let area = 0;
    for (let at = 1; at < curve.length; at++) {
      const [a, b] = [curve[at - 1], curve[at]];
      area += ((b?.holders ?? 0) - (a?.holders ?? 0)) * ((a?.value ?? 0) + (b?.value ?? 0));
    }
    expect(1 - area).toBeCloseTo(0.4620911, 7);
    expect([curve[0], curve.at(-1)]).toEqual([
      { holders: 0, value: 0 },
      { holders: 1, value: 1 },
    ]);
  });
  test('the whale rises above 1 where some lose money, and its highest place is kept', () => {
    const curve = whaleCurve([60, 50, 40, -10, -40], 2);
    expect(curve.map(({ holders, value }) => [holders, value])).toEqual([
      [0, 0],
      [0.6, 1.5],
      [1, 1],
    ]);
    expect(whaleCurve([])).toEqual([]);
    expect(whaleCurve([3n, 1n])).toEqual([
      { holders: 0, value: 0 },
      { holders: 0.5, value: 0.75 },
      { holders: 1, value: 1 },
    ]);
    expect(whaleCurve(new Float64Array(100_000).fill(1), 50).length).toBe(51);
  });
});

describe('intervals', () => {
  test('cover the concentration of an exponential distribution (Gini ½, top fifth 0.2(1 + ln 5)) at about their level', () => {
    const stream = createRandomStream(71);
    let [gini, top] = [0, 0];
    const rounds = 300;
    for (let round = 0; round < rounds; round++) {
      const values = Float64Array.from({ length: 300 }, () => drawExponential(stream));
      const found = concentrationIntervals(values, [0.2], { seed: round, count: 300 });
      if (found.gini.low <= 0.5 && 0.5 <= found.gini.high) gini++;
      const share = 0.2 * (1 + Math.log(5));
      const interval = found.topShares[0] ?? { low: 1, high: 0 };
      if (interval.low <= share && share <= interval.high) top++;
    }
    expect(gini / rounds).toBeGreaterThan(0.9);
    expect(top / rounds).toBeGreaterThan(0.9);
  });
  test('are the same for the same seed, and undefined for one holder', () => {
    const run = { seed: 3, count: 40 };
    expect(concentrationIntervals(AMOUNTS, [0.1, 0.5], run)).toEqual(concentrationIntervals([...AMOUNTS].reverse(), [0.1, 0.5], run));
    expect(concentrationIntervals([4], [], run).gini).toEqual({ low: Number.NaN, high: Number.NaN });
  });
});
