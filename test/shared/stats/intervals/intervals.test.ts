import { describe, expect, test } from 'vitest';
import { basicInterval } from '../../../../shared/stats/intervals/basic-interval.ts';
import { bcaInterval, jackknifeValues } from '../../../../shared/stats/intervals/bca-interval.ts';
import { bootstrapReplicates } from '../../../../shared/stats/intervals/bootstrap-replicates.ts';
import { deltaError, normalInterval } from '../../../../shared/stats/intervals/delta-method.ts';
import { createMultivariateNormal } from '../../../../shared/stats/intervals/multivariate-normal.ts';
import { percentileInterval } from '../../../../shared/stats/intervals/percentile-interval.ts';
import { profileInterval } from '../../../../shared/stats/intervals/profile-interval.ts';
import { matrixFromRows } from '../../../../shared/stats/linear/matrix.ts';
import { drawExponential } from '../../../../shared/stats/random/exponential.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';

/** Replicates and leave-one-out values made up for the formulas; expected digits: numpy 2.4.6 and scipy 1.17.1 on the same numbers. */
const REPLICATES = Float64Array.from({ length: 1000 }, (_, at) => 3 * (((at * 37) % 1000) / 1000) ** 2);
const LEFT_OUT = [0.85, 0.88, 0.91, 0.93, 0.7, 0.95, 0.9];

const meanOf = (values: ArrayLike<number>) => (counts: Uint32Array) => {
  let [sum, n] = [0, 0];
  counts.forEach((count, at) => {
    sum += count * (values[at] as number);
    n += count;
  });
  return sum / n;
};

describe('bootstrap', () => {
  test('percentile, basic and BCa of given replicates', () => {
    expect(percentileInterval(REPLICATES)).toEqual({ low: expect.closeTo(0.0018713250000000005, 12), high: expect.closeTo(2.846174175, 12) });
    expect(basicInterval(0.9, REPLICATES)).toEqual({
      low: expect.closeTo(1.8 - 2.846174175, 12),
      high: expect.closeTo(1.8 - 0.0018713250000000005, 12),
    });
    expect(bcaInterval(0.9, REPLICATES, LEFT_OUT)).toEqual({
      low: expect.closeTo(0.01581624732508761, 11),
      high: expect.closeTo(2.9722747077308225, 11),
    });
  });
  test('without bias and acceleration BCa is the percentile interval; undefined replicates are left out', () => {
    const even = Float64Array.from({ length: 2001 }, (_, at) => at / 2000);
    const plain = percentileInterval(even);
    const corrected = bcaInterval(0.5, even, [1, 2, 3]);
    expect(corrected.low).toBeCloseTo(plain.low, 12);
    expect(percentileInterval(Float64Array.of(Number.NaN, 1, 2, Number.NaN, 3), 0.5)).toEqual({ low: 1.5, high: 2.5 });
    expect(percentileInterval(new Float64Array(0))).toEqual({ low: Number.NaN, high: Number.NaN });
    expect(bcaInterval(1, new Float64Array(0), [])).toEqual({ low: Number.NaN, high: Number.NaN });
  });
  test('a part of a run is the same part of the whole run', () => {
    const statistic = meanOf([3, 1, 4, 1, 5, 9, 2, 6]);
    const whole = bootstrapReplicates(8, statistic, { seed: 9, count: 50 });
    expect(bootstrapReplicates(8, statistic, { seed: 9, count: 20, from: 30 })).toEqual(whole.slice(30));
    const asked: number[] = [];
    bootstrapReplicates(8, statistic, { seed: 9, count: 3, onReplicate: (done) => asked.push(done) });
    expect(asked).toEqual([0, 1, 2]);
  });
  test('the jackknife of a mean, one by one and in groups', () => {
    expect([...jackknifeValues(4, meanOf([1, 2, 3, 10]))]).toEqual([5, 14 / 3, 13 / 3, 2]);
    expect([...jackknifeValues(4, meanOf([1, 2, 3, 10]), 2)]).toEqual([6, 2]);
  });
  test('spread of a bootstrapped mean is s/√n; BCa covers the mean of a skewed distribution better than percentiles', () => {
    const stream = createRandomStream(77);
    let [percentile, bca] = [0, 0];
    const rounds = 600;
    for (let round = 0; round < rounds; round++) {
      const sample = Float64Array.from({ length: 25 }, () => drawExponential(stream));
      const statistic = meanOf(sample);
      const replicates = bootstrapReplicates(25, statistic, { seed: round, count: 600 });
      const all = new Uint32Array(25).fill(1);
      const [plain, corrected] = [percentileInterval(replicates), bcaInterval(statistic(all), replicates, jackknifeValues(25, statistic))];
      if (plain.low <= 1 && 1 <= plain.high) percentile++;
      if (corrected.low <= 1 && 1 <= corrected.high) bca++;
    }
    expect(bca / rounds).toBeGreaterThan(0.89);
    expect(bca / rounds).toBeLessThan(0.97);
    expect(bca).toBeGreaterThanOrEqual(percentile);
  });
});

describe('normal intervals', () => {
  test('the delta method of a ratio', () => {
    // Var(a/b) ≈ (1/b)² Vₐ + (a/b²)² V_b − 2 a/b³ C, by hand.
    const found = deltaError(
      [1 / 4, -2 / 16],
      matrixFromRows([
        [0.09, 0.01],
        [0.01, 0.16],
      ]),
    );
    expect(found).toBeCloseTo(Math.sqrt(0.09 / 16 + (4 / 256) * 0.16 - 2 * (1 / 4) * (2 / 16) * 0.01), 14);
    expect(() =>
      deltaError(
        [1],
        matrixFromRows([
          [1, 0],
          [0, 1],
        ]),
      ),
    ).toThrow(RangeError);
  });
  test('on three scales', () => {
    const z = 1.959963984540054;
    expect(normalInterval(3, 0.5)).toEqual({ low: expect.closeTo(3 - z / 2, 13), high: expect.closeTo(3 + z / 2, 13) });
    const log = normalInterval(2, 3, 'log');
    expect(log.low * log.high).toBeCloseTo(4, 12);
    expect(log.low).toBeGreaterThan(0);
    const logit = normalInterval(0.9, 0.2, 'logit');
    expect((logit.low / (1 - logit.low)) * (logit.high / (1 - logit.high))).toBeCloseTo(81, 9);
    expect(logit.high).toBeLessThan(1);
  });
});

describe('profile likelihood', () => {
  test('of a rate: ten events in five units of time (roots with mpmath, 30 digits)', () => {
    const leastAt = (rate: number) => 5 * rate - 10 * Math.log(rate);
    const found = profileInterval({ leastAt, estimate: 2, least: leastAt(2), step: 0.6, from: 0 });
    expect(found).toEqual({ low: expect.closeTo(1.002153108282119, 8), high: expect.closeTo(3.5078689584598486, 8) });
  });
  test('an end that the data do not bound is the end of the range', () => {
    const leastAt = (x: number) => Math.exp(-x);
    const found = profileInterval({ leastAt, estimate: 30, least: leastAt(30), step: 1, to: 100 });
    expect(found.high).toBe(100);
    expect(leastAt(found.low)).toBeCloseTo(1.920729410347062, 6);
    expect(profileInterval({ leastAt: () => 1, estimate: 2, least: 1, step: 1 })).toEqual({
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
    });
  });
});

describe('the multivariate normal', () => {
  const moments = (rows: readonly (readonly number[])[]) => {
    const draw = createMultivariateNormal([1, -2, 0.5], matrixFromRows(rows));
    const stream = createRandomStream(5);
    const drawn = Array.from({ length: 40_000 }, () => draw(stream));
    const centre = [0, 1, 2].map((i) => drawn.reduce((sum, x) => sum + (x[i] ?? 0), 0) / drawn.length);
    const covariance = [0, 1, 2].map((i) =>
      [0, 1, 2].map((j) => drawn.reduce((sum, x) => sum + ((x[i] ?? 0) - (centre[i] ?? 0)) * ((x[j] ?? 0) - (centre[j] ?? 0)), 0) / drawn.length),
    );
    return { centre, covariance };
  };
  test.each([
    [
      'full',
      [
        [4, 1.2, -0.3],
        [1.2, 1, 0.1],
        [-0.3, 0.1, 0.25],
      ],
    ],
    [
      'with a parameter that does not vary',
      [
        [4, 0, 1],
        [0, 0, 0],
        [1, 0, 0.25],
      ],
    ],
  ])('has its mean and covariance: %s', (_, rows) => {
    const { centre, covariance } = moments(rows);
    [1, -2, 0.5].forEach((value, i) => {
      expect(Math.abs((centre[i] ?? 0) - value)).toBeLessThan(0.04);
    });
    rows.forEach((row, i) => {
      row.forEach((value, j) => {
        expect(Math.abs((covariance[i]?.[j] ?? 9) - value)).toBeLessThan(0.1);
      });
    });
  });
  test('what is no covariance is refused', () => {
    expect(() =>
      createMultivariateNormal(
        [0, 0],
        matrixFromRows([
          [1, 2],
          [2, 1],
        ]),
      ),
    ).toThrow(RangeError);
    expect(() =>
      createMultivariateNormal(
        [0],
        matrixFromRows([
          [1, 0],
          [0, 1],
        ]),
      ),
    ).toThrow(RangeError);
  });
});
