import { describe, expect, test } from 'vitest';
import { summariseSample } from '../../../../shared/stats/moments/sample-summary.ts';
import { drawNormal } from '../../../../shared/stats/random/normal.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';
import { pairedTest } from '../../../../shared/stats/tests/means/paired-t.ts';
import { welchAnova } from '../../../../shared/stats/tests/means/welch-anova.ts';
import { welchTest } from '../../../../shared/stats/tests/means/welch-t.ts';

/** Student's sleep data and PlantGrowth of R; expected digits: R 4.2.2. */
const DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
const PLANTS = [
  [4.17, 5.58, 5.18, 6.11, 4.5, 4.61, 5.17, 4.53, 5.33, 5.14],
  [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69],
  [6.31, 5.12, 5.54, 5.5, 5.37, 5.29, 4.92, 6.15, 5.8, 5.26],
];

describe('Welch’s t test', () => {
  test('sleep', () => {
    const found = welchTest(summariseSample(DRUG_1), summariseSample(DRUG_2));
    expect(found.t).toBeCloseTo(-1.860813467486853, 13);
    expect(found.degrees).toBeCloseTo(17.7764735161785, 12);
    expect(found.pValue).toBeCloseTo(0.07939414018735817, 13);
    expect(found.interval).toEqual({ low: expect.closeTo(-3.3654832307117104, 12), high: expect.closeTo(0.20548323071171018, 12) });
    // g = −1.58/s_pooled · J(18): computed with mpmath 1.3.
    expect(found.hedgesG).toBeCloseTo(-0.796935239191121, 12);
  });
  test('samples that do not vary, and too small ones', () => {
    const same = { n: 5, mean: 2, variance: 0 };
    expect(welchTest(same, same).pValue).toBe(1);
    expect(welchTest(same, { ...same, mean: 3 }).pValue).toBe(0);
    expect(() => welchTest(same, summariseSample([1]))).toThrow(RangeError);
  });
  test('covers the true difference at its level though sizes and variances differ', () => {
    const stream = createRandomStream(17);
    let covered = 0;
    for (let round = 0; round < 3000; round++) {
      const a = summariseSample(Float64Array.from({ length: 8 }, () => 3 + 4 * drawNormal(stream)));
      const b = summariseSample(Float64Array.from({ length: 25 }, () => 1 + drawNormal(stream)));
      const { low, high } = welchTest(a, b).interval;
      if (low <= 2 && 2 <= high) covered++;
    }
    expect(Math.abs(covered / 3000 - 0.95)).toBeLessThan(0.012);
  });
});

test('pairs: sleep', () => {
  const found = pairedTest(DRUG_1, DRUG_2);
  expect([found.t, found.degrees]).toEqual([expect.closeTo(-4.062127683382037, 12), 9]);
  expect(found.pValue).toBeCloseTo(0.00283289019738427, 14);
  expect(found.interval).toEqual({ low: expect.closeTo(-2.4598857632769824, 12), high: expect.closeTo(-0.7001142367230175, 12) });
  expect(() => pairedTest([1, 2], [1])).toThrow(RangeError);
});

test('several means: PlantGrowth; with two it is the t test', () => {
  const found = welchAnova(PLANTS.map(summariseSample));
  expect(found.statistic).toBeCloseTo(5.180972408113189, 12);
  expect([found.degreesAbove, found.degreesBelow]).toEqual([2, expect.closeTo(17.12841861664413, 11)]);
  expect(found.pValue).toBeCloseTo(0.01739282149017, 13);
  const two = welchAnova([DRUG_1, DRUG_2].map(summariseSample));
  expect([two.statistic, two.pValue]).toEqual([expect.closeTo(1.860813467486853 ** 2, 12), expect.closeTo(0.07939414018735817, 13)]);
  expect(() => welchAnova([summariseSample([1, 1]), summariseSample([1, 2])])).toThrow(RangeError);
});
