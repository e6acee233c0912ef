import { describe, expect, test } from 'vitest';
import { drawBeta } from '../../../../shared/stats/random/beta.ts';
import { drawBinomial } from '../../../../shared/stats/random/binomial.ts';
import { drawBootstrapCounts } from '../../../../shared/stats/random/bootstrap-counts.ts';
import { createCategorical } from '../../../../shared/stats/random/categorical.ts';
import { drawExponential } from '../../../../shared/stats/random/exponential.ts';
import { drawGamma, drawLogGamma } from '../../../../shared/stats/random/gamma.ts';
import { drawMultinomial } from '../../../../shared/stats/random/multinomial.ts';
import { drawNormal } from '../../../../shared/stats/random/normal.ts';
import { drawPoisson } from '../../../../shared/stats/random/poisson.ts';
import { shuffle } from '../../../../shared/stats/random/shuffle.ts';
import { createRandomStream, type RandomStream } from '../../../../shared/stats/random/stream.ts';
import { incompleteBeta } from '../../../../shared/stats/special/incomplete-beta.ts';
import { incompleteGamma } from '../../../../shared/stats/special/incomplete-gamma.ts';
import { normalCumulative } from '../../../../shared/stats/special/normal.ts';

const N = 50_000;

type Draw = (stream: RandomStream) => number;
type Cumulative = (x: number) => number;

/** Largest distance between the drawn and the true distribution, times √n: above 1.63 in one of a hundred fair samples (Kolmogorov). */
function kolmogorov(draw: Draw, cumulative: Cumulative): number {
  const stream = createRandomStream(7, 1);
  const sorted = Float64Array.from({ length: N }, () => draw(stream)).sort();
  let most = 0;
  sorted.forEach((x, at) => {
    const p = cumulative(x);
    most = Math.max(most, p - at / N, (at + 1) / N - p);
  });
  return most * Math.sqrt(N);
}

/** Distance of the mean from the true one, and of the variance, in standard errors. */
function moments(draw: Draw, mean: number, variance: number): readonly [number, number] {
  const stream = createRandomStream(8, 2);
  const drawn = Float64Array.from({ length: N }, () => draw(stream));
  const centre = drawn.reduce((sum, x) => sum + x, 0) / N;
  const squares = drawn.map((x) => (x - mean) ** 2);
  const spread = squares.reduce((sum, x) => sum + x, 0) / N;
  const error = Math.sqrt(squares.reduce((sum, x) => sum + (x - spread) ** 2, 0)) / N;
  return [(centre - mean) / Math.sqrt(variance / N), (spread - variance) / error];
}

const continuous: readonly (readonly [string, Draw, Cumulative, number, number])[] = [
  ['uniform', ({ uniform }) => uniform(), (x) => x, 0.5, 1 / 12],
  ['normal', drawNormal, normalCumulative, 0, 1],
  ['exponential of rate 3', (s) => drawExponential(s, 3), (x) => 1 - Math.exp(-3 * x), 1 / 3, 1 / 9],
  ['gamma of shape 0.25, scale 4', (s) => drawGamma(s, 0.25, 4), (x) => incompleteGamma(0.25, x / 4).lower, 1, 4],
  ['gamma of shape 1', (s) => drawGamma(s, 1), (x) => 1 - Math.exp(-x), 1, 1],
  ['gamma of shape 7.5', (s) => drawGamma(s, 7.5), (x) => incompleteGamma(7.5, x).lower, 7.5, 7.5],
  ['gamma of shape 300', (s) => drawGamma(s, 300), (x) => incompleteGamma(300, x).lower, 300, 300],
  ['beta of 0.3 and 0.2', (s) => drawBeta(s, 0.3, 0.2), (x) => incompleteBeta(0.3, 0.2, x).lower, 0.6, 0.16],
  ['beta of 2 and 5', (s) => drawBeta(s, 2, 5), (x) => incompleteBeta(2, 5, x).lower, 2 / 7, 10 / 392],
];

describe('continuous distributions', () => {
  test.each(continuous)('%s', (_, draw, cumulative, mean, variance) => {
    expect(kolmogorov(draw, cumulative)).toBeLessThan(1.63);
    for (const distance of moments(draw, mean, variance)) expect(Math.abs(distance)).toBeLessThan(3);
  });
  test('the tail of the normal beyond the base of the ziggurat', () => {
    const stream = createRandomStream(3);
    let beyond = 0;
    for (let draw = 0; draw < 1_000_000; draw++) if (Math.abs(drawNormal(stream)) > 3.5) beyond++;
    expect(Math.abs(beyond - 465.26) / Math.sqrt(465.26)).toBeLessThan(3); // 2·Φ(−3.5)·10⁶
  });
  test('shapes near 0 keep their logarithm', () => {
    const stream = createRandomStream(11);
    const logs = Array.from({ length: 4000 }, () => drawLogGamma(stream, 1e-4));
    expect(logs.every(Number.isFinite)).toBe(true);
    expect(logs.reduce((sum, x) => sum + x, 0) / 4000 / -10_000.577).toBeCloseTo(1, 1); // mean ψ(1e-4)
    const betas = Array.from({ length: 4000 }, () => drawBeta(stream, 1e-4, 1e-4));
    expect(betas.every((x) => x >= 0 && x <= 1)).toBe(true);
    expect(() => drawGamma(stream, 0)).toThrow(RangeError);
  });
});

/** χ² of counts against chances, tail cells with fewer than 5 expected together, and its degrees of freedom. */
function chiSquare(draw: Draw, chance: (count: number) => number, reach: number): { readonly statistic: number; readonly degrees: number } {
  const stream = createRandomStream(9, 3);
  const counts = new Float64Array(reach + 1);
  for (let at = 0; at < N; at++) {
    const count = Math.min(reach, draw(stream));
    counts[count] = (counts[count] ?? 0) + 1;
  }
  let [statistic, cells, restExpected, restSeen] = [0, 0, N, N];
  counts.forEach((seen, count) => {
    const expected = N * chance(count);
    if (expected < 5) return;
    statistic += (seen - expected) ** 2 / expected;
    cells += 1;
    restExpected -= expected;
    restSeen -= seen;
  });
  return {
    statistic: restExpected > 5 ? statistic + (restSeen - restExpected) ** 2 / restExpected : statistic,
    degrees: cells - (restExpected > 5 ? 0 : 1),
  };
}

const poisson = (mean: number) => {
  let [at, value] = [0, Math.exp(-mean)];
  return (count: number) => {
    for (; at < count; at++) value *= mean / (at + 1);
    return value;
  };
};
const binomial = (n: number, p: number): ((count: number) => number) => {
  if (p > 0.5) {
    const chances = Array.from(
      { length: n + 1 },
      (
        (mirrored) => (_, count) =>
          mirrored(count)
      )(binomial(n, 1 - p)),
    );
    return (count) => chances[n - count] ?? 0;
  }
  let [at, value] = [0, (1 - p) ** n];
  return (count: number) => {
    for (; at < count; at++) value *= ((n - at) / (at + 1)) * (p / (1 - p));
    return value;
  };
};

describe('counts', () => {
  test.each([
    ['Poisson of mean 0.7', (s: RandomStream) => drawPoisson(s, 0.7), poisson(0.7), 0.7, 0.7],
    ['Poisson of mean 9.9', (s: RandomStream) => drawPoisson(s, 9.9), poisson(9.9), 9.9, 9.9],
    ['Poisson of mean 10', (s: RandomStream) => drawPoisson(s, 10), poisson(10), 10, 10],
    ['Poisson of mean 200', (s: RandomStream) => drawPoisson(s, 200), poisson(200), 200, 200],
    ['binomial of 12 and 0.2', (s: RandomStream) => drawBinomial(s, 12, 0.2), binomial(12, 0.2), 2.4, 1.92],
    ['binomial of 30 and 0.5', (s: RandomStream) => drawBinomial(s, 30, 0.5), binomial(30, 0.5), 15, 7.5],
    ['binomial of 400 and 0.9', (s: RandomStream) => drawBinomial(s, 400, 0.9), binomial(400, 0.9), 360, 36],
  ] as const)('%s', (_, draw, chance, mean, variance) => {
    const { statistic, degrees } = chiSquare(draw, chance, Math.ceil(mean + 12 * Math.sqrt(variance)));
    expect((statistic - degrees) / Math.sqrt(2 * degrees)).toBeLessThan(2.8);
    for (const distance of moments(draw, mean, variance)) expect(Math.abs(distance)).toBeLessThan(3);
  });
  test('ends: no trials, no chance, certainty, no mean; what lies outside is refused', () => {
    const stream = createRandomStream(1);
    expect([drawBinomial(stream, 0, 0.4), drawBinomial(stream, 9, 0), drawBinomial(stream, 9, 1), drawPoisson(stream, 0)]).toEqual([0, 0, 9, 0]);
    expect(() => drawBinomial(stream, 1.5, 0.4)).toThrow(RangeError);
    expect(() => drawBinomial(stream, 3, 1.1)).toThrow(RangeError);
    expect(() => drawPoisson(stream, -1)).toThrow(RangeError);
    expect(() => drawPoisson(stream, Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
  test('a multinomial sums to n, and each group has its binomial mean and variance', () => {
    const stream = createRandomStream(4);
    const weights = [5, 0, 1, 3, 1, 0];
    const sums = new Float64Array(6);
    const squares = new Float64Array(6);
    for (let round = 0; round < 5000; round++) {
      const counts = drawMultinomial(stream, 40, weights);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
      counts.forEach((count, group) => {
        sums[group] = (sums[group] ?? 0) + count;
        squares[group] = (squares[group] ?? 0) + (count - 4 * (weights[group] ?? 0)) ** 2;
      });
    }
    weights.forEach((weight, group) => {
      const variance = 40 * (weight / 10) * (1 - weight / 10);
      expect(Math.abs((sums[group] ?? 0) / 5000 - 4 * weight)).toBeLessThanOrEqual(3 * Math.sqrt(variance / 5000));
      expect(Math.abs((squares[group] ?? 0) / 5000 - variance)).toBeLessThanOrEqual(0.1 * variance);
    });
    expect(() => drawMultinomial(stream, 3, [0, 0])).toThrow(RangeError);
    expect(() => drawMultinomial(stream, 3, [1, -1])).toThrow(RangeError);
  });
  test('bootstrap counts sum to n and leave out about a share of 1/e', () => {
    const counts = drawBootstrapCounts(createRandomStream(6), new Uint32Array(100_000).fill(9));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100_000);
    expect(counts.filter((count) => count === 0).length / 100_000).toBeCloseTo(Math.exp(-1), 2);
  });
});

describe('choices and orders', () => {
  test('categories come up with their chances, those without weight never', () => {
    const weights = [0, 0.1, 3, 1.4, 0, 0.5];
    const draw = createCategorical(weights);
    const stream = createRandomStream(12);
    const counts = new Float64Array(6);
    for (let at = 0; at < N; at++) {
      const choice = draw(stream);
      counts[choice] = (counts[choice] ?? 0) + 1;
    }
    let statistic = 0;
    weights.forEach((weight, at) => {
      if (weight === 0) expect(counts[at]).toBe(0);
      else statistic += ((counts[at] ?? 0) - (N * weight) / 5) ** 2 / ((N * weight) / 5);
    });
    expect(statistic).toBeLessThan(11.34); // 99 % quantile of χ² with 3 degrees of freedom
    expect(() => createCategorical([0, 0])).toThrow(RangeError);
    expect(() => createCategorical([Number.NaN])).toThrow(RangeError);
  });
  test('a shuffle keeps the values and makes every order of three equally likely', () => {
    const stream = createRandomStream(13);
    const seen = new Map<string, number>();
    for (let round = 0; round < 60_000; round++) {
      const values = ['a', 'b', 'c'];
      shuffle(stream, values);
      const order = values.join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
    const statistic = [...seen.values()].reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(statistic).toBeLessThan(15.09); // 99 % quantile of χ² with 5 degrees of freedom
    const typed = Float64Array.of(3, 1, 2);
    shuffle(stream, typed);
    expect([...typed].sort()).toEqual([1, 2, 3]);
  });
});
