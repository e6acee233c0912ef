import { describe, expect, test } from 'vitest';
import { quantileOfSorted } from '../../../shared/stats/quantile.ts';
import { quantilesOf } from '../../../shared/stats/quantiles.ts';
import { createRandom } from '../../support/random.ts';

describe('quantiles of type 7', () => {
  test('follow Hyndman and Fan (1996), definition 7: h = (n − 1)·p', () => {
    const values = [1, 3, 3, 6, 7, 8, 9, 15];
    // R: quantile(c(1, 3, 3, 6, 7, 8, 9, 15), c(0, .1, .25, .5, .75, .9, 1)), type 7 is its default.
    expect([0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].map((p) => quantileOfSorted(values, p))).toEqual([
      1,
      expect.closeTo(2.4, 12),
      3,
      6.5,
      8.25,
      expect.closeTo(10.8, 12),
      15,
    ]);
  });

  test('one value is every quantile', () => {
    expect(quantilesOf(Float64Array.of(7), [0, 0.2, 1])).toEqual([7, 7, 7]);
  });

  test('no values have no quantile', () => {
    expect(quantilesOf(new Float64Array(0), [0.5])).toEqual([Number.NaN]);
    expect(() => quantileOfSorted([], 0.5)).toThrow(RangeError);
    expect(() => quantileOfSorted([1], 1.5)).toThrow(RangeError);
  });

  test('unsorted values give what sorted values give, whatever their order', () => {
    const random = createRandom(5);
    const values = Float64Array.from({ length: 20_000 }, () => random.integer(-1_000_000, 50_000_000));
    const sorted = values.slice().sort();
    const probabilities = [0, 0.2, 0.4, 0.5, 0.6, 0.8, 0.99, 1];
    expect(quantilesOf(values, probabilities)).toEqual(probabilities.map((p) => quantileOfSorted(sorted, p)));
    expect(quantilesOf(values.slice().reverse(), probabilities)).toEqual(quantilesOf(values, probabilities));
  });
});
