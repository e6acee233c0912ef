import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { matrixFromRows } from '../../../../shared/stats/linear/matrix.ts';
import { areaUnderCurve, compareAreas } from '../../../../shared/stats/models/area-under-curve.ts';
import { brierScore, calibrationBins, logLoss } from '../../../../shared/stats/models/calibration.ts';
import { isotonicRegression } from '../../../../shared/stats/models/isotonic-regression.ts';
import { fitLogistic } from '../../../../shared/stats/models/logistic-regression.ts';
import { drawNormal } from '../../../../shared/stats/random/normal.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';

/** `mtcars`: transmission by weight and horsepower. Expected digits: R 4.2.2 (glm with epsilon 1e-14; DeLong's formulas written out). */
const WEIGHT = [
  2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435,
  3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78,
];
const POWER = [
  110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215, 230, 66, 52, 65, 97, 150, 150, 245, 175, 66, 91, 113, 264, 175, 335,
  109,
];
const MANUAL = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1];
const CARS = matrixFromRows(WEIGHT.map((weight, at) => [weight, POWER[at] ?? 0]));
const near = (expected: number, digits = 9) => expect.closeTo(expected, digits);

describe('logistic regression', () => {
  test('mtcars: coefficients, errors, p, deviances, fitted chances', () => {
    const fit = fitLogistic(CARS, MANUAL);
    expect(fit.hasConverged).toBe(true);
    expect(fit.isSeparated).toBe(false);
    expect(fit.terms.map(({ estimate }) => estimate)).toEqual([near(18.8662987172041, 8), near(-8.08347518244863), near(0.0362555960822165, 11)]);
    // R takes its errors from the weights of the last but one step (7 digits here); these are Newton's to the end with numpy 2.4.6.
    expect(fit.terms.map(({ standardError }) => standardError)).toEqual([
      near(7.443558427982046, 8),
      near(3.068675275390733),
      near(0.01773415433194753, 11),
    ]);
    expect(fit.terms.map(({ pValue }) => pValue)).toEqual([near(0.011258202740766504), near(0.008433816061294131), near(0.040914654210389936)]);
    expect([fit.deviance, fit.nullDeviance]).toEqual([near(10.059110472267), near(43.2297332768578)]);
    expect(fit.fitted[0]).toBeCloseTo(0.8423355365169382, 9);
    expect((fit.fitted[15] ?? 0) / 3.4458244538230584e-8).toBeCloseTo(1, 7);
  });
  test('rows that count several times', () => {
    const x = matrixFromRows([1, 2, 3, 4, 5, 6, 7, 8].map((at) => [at / 3]));
    const { terms, deviance } = fitLogistic(x, [1, 0, 1, 0, 0, 1, 1, 0], { weights: [5, 1, 3, 2, 1, 4, 1, 1] });
    expect(terms.map(({ estimate }) => estimate)).toEqual([near(1.8598339222824056), near(-0.6733894679809088)]);
    expect(terms.map(({ standardError }) => standardError)).toEqual([near(1.1619715181152783), near(0.7228034401200915)]);
    expect(deviance).toBeCloseTo(20.35994430881904, 10);
  });
  test('with a ridge on standardised columns (computed with numpy)', () => {
    const { terms } = fitLogistic(CARS, MANUAL, { ridge: 2 });
    expect(terms.map(({ estimate }) => estimate)).toEqual([near(4.260507739546849), near(-1.6848316824607605), near(0.004051834685749878, 11)]);
  });
  test('complete separation is said, and a ridge ends it', () => {
    const x = matrixFromRows([[1], [2], [3], [4], [5], [6]]);
    expect(fitLogistic(x, [0, 0, 0, 1, 1, 1]).isSeparated).toBe(true);
    const fit = fitLogistic(x, [0, 0, 0, 1, 1, 1], { ridge: 1 });
    expect([fit.isSeparated, fit.hasConverged]).toEqual([false, true]);
    expect(fit.terms[1]?.estimate).toBeGreaterThan(0);
  });
  test('columns that do not vary, outcomes that are all alike or none', () => {
    const fit = fitLogistic(matrixFromRows(WEIGHT.map((weight) => [weight, 7])), MANUAL);
    expect(fit.terms[2]).toMatchObject({ estimate: 0, standardError: Number.NaN });
    expect(fit.terms[1]?.estimate).toBeCloseTo(-4.02398, 4); // R 4.2.2: glm(am ~ wt)
    expect(fitLogistic(matrixFromRows([[1], [2]]), [1, 1]).nullDeviance).toBe(0);
    expect(() => fitLogistic(matrixFromRows([[1], [2]]), [1, 2])).toThrow(RangeError);
    expect(() => fitLogistic(matrixFromRows([[1], [2]]), [1])).toThrow(RangeError);
  });
  test('intervals cover known coefficients', () => {
    const stream = createRandomStream(51);
    let covered = 0;
    const rounds = 400;
    for (let round = 0; round < rounds; round++) {
      const rows = Array.from({ length: 250 }, () => [drawNormal(stream), drawNormal(stream)]);
      const outcomes = rows.map(([a = 0, b = 0]) => (stream.uniform() < 1 / (1 + Math.exp(0.5 - 0.8 * a + 0.3 * b)) ? 1 : 0));
      const { low, high } = fitLogistic(matrixFromRows(rows), outcomes).terms[1]?.interval ?? { low: 9, high: 9 };
      if (low <= 0.8 && 0.8 <= high) covered++;
    }
    expect(Math.abs(covered / rounds - 0.95)).toBeLessThan(0.035);
  });
});

describe('area under the curve', () => {
  const [light, weak] = [WEIGHT.map((w) => -w), POWER.map((p) => -p)];
  test('DeLong’s error, and the paired comparison', () => {
    expect(areaUnderCurve(weak, MANUAL)).toMatchObject({ area: near(0.7125506072874493, 13), standardError: near(0.107313969850468, 13) });
    expect(areaUnderCurve(light, MANUAL)).toMatchObject({ area: near(0.933198380566802, 13), standardError: near(0.04811212812409146, 13) });
    const compared = compareAreas(weak, light, MANUAL);
    expect(compared).toEqual({
      difference: near(-0.22064777327935226, 13),
      standardError: near(0.08129574146037467, 13),
      pValue: near(0.006644869601364086, 12),
    });
    expect(compareAreas(weak, weak, MANUAL)?.pValue).toBe(1);
  });
  test('one outcome only has none; the interval stays within 0 and 1', () => {
    expect(areaUnderCurve([1, 2], [1, 1])).toBeNull();
    const { low = 0, high = 1 } = areaUnderCurve(light, MANUAL)?.interval ?? {};
    expect([low, high].map((bound) => bound > 0 && bound < 1)).toEqual([true, true]);
    expect(() => areaUnderCurve([1], [1, 0])).toThrow(RangeError);
  });
});

describe('calibration', () => {
  test('Brier score and logarithmic loss by hand', () => {
    expect(brierScore([0.8, 0.1], [1, 0])).toBeCloseTo((0.04 + 0.01) / 2, 15);
    expect(logLoss([0.8, 0.1], [1, 0])).toBeCloseTo(-(Math.log(0.8) + Math.log(0.9)) / 2, 15);
    expect(logLoss([0], [1])).toBe(Number.POSITIVE_INFINITY);
    expect(brierScore([], [])).toBeNaN();
  });
  test('chances that are right lie within their bins', () => {
    const stream = createRandomStream(61);
    const chances = Array.from({ length: 20_000 }, () => stream.uniform() ** 2);
    const outcomes = chances.map((chance) => (stream.uniform() < chance ? 1 : 0));
    const bins = calibrationBins(chances, outcomes);
    expect(bins.length).toBe(10);
    expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(20_000);
    expect(bins.filter(({ predicted, interval }) => interval.low <= predicted && predicted <= interval.high).length).toBeGreaterThanOrEqual(8);
  });
  test('many equal chances are one group, and leave no crumbs of one row behind', () => {
    const chances = Array.from({ length: 100 }, (_, at) => (at < 45 ? 0 : at));
    const bins = calibrationBins(
      chances,
      chances.map(() => 0),
    );
    expect(bins.map(({ n }) => n)).toEqual([45, 5, 10, 10, 10, 10, 10]);
  });
  property.prop([fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 1 })), { maxLength: 60 })])(
    'equal chances stay together, nobody is lost',
    (rows) => {
      const bins = calibrationBins(
        rows.map(([chance]) => chance / 4),
        rows.map(([, outcome]) => outcome),
        4,
      );
      expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(rows.length);
      bins.forEach(({ predicted }, at) => {
        if (at > 0) expect(predicted).toBeGreaterThan(bins[at - 1]?.predicted ?? 9);
      });
    },
  );
});

describe('isotonic regression', () => {
  test('R’s isoreg, and with weights', () => {
    expect([...isotonicRegression([1, 0, 4, 3, 3, 5, 4, 2, 0])]).toEqual([0.5, 0.5, 3, 3, 3, 3, 3, 3, 3]);
    expect([...isotonicRegression([3, 0, 5], [1, 2, 1])]).toEqual([1, 1, 5]);
    expect([...isotonicRegression([])]).toEqual([]);
    expect(() => isotonicRegression([1], [1, 2])).toThrow(RangeError);
  });
  property.prop([fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 })])(
    'never falls, keeps the sum, and leaves alone what never falls',
    (values) => {
      const fitted = isotonicRegression(values);
      expect(fitted.reduce((sum, x) => sum + x, 0)).toBeCloseTo(
        values.reduce((sum, x) => sum + x, 0),
        8,
      );
      fitted.forEach((x, at) => {
        if (at > 0) expect(x).toBeGreaterThanOrEqual(fitted[at - 1] as number);
      });
      const sorted = [...values].sort((a, b) => a - b);
      expect([...isotonicRegression(sorted)].map((x) => Math.round(x * 1e9) / 1e9 + 0)).toEqual(sorted.map((x) => x + 0));
    },
  );
});
