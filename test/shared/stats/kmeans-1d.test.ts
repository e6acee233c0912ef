import { describe, expect, test } from 'vitest';
import { kmeansCuts } from '../../../shared/stats/kmeans-1d.ts';
import { createRandom } from '../../support/random.ts';

function squaredDistances(values: readonly number[], cuts: readonly number[]): number {
  const classes = new Map<number, number[]>();
  for (const value of values) {
    const key = cuts.filter((cut) => value > cut).length;
    classes.set(key, [...(classes.get(key) ?? []), value]);
  }
  return [...classes.values()].reduce((total, members) => {
    const mean = members.reduce((sum, value) => sum + value, 0) / members.length;
    return total + members.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  }, 0);
}

function* choose(items: readonly number[], count: number, from = 0): Generator<number[]> {
  if (count === 0) yield [];
  else for (let i = from; i <= items.length - count; i++) for (const rest of choose(items, count - 1, i + 1)) yield [items[i] ?? 0, ...rest];
}

describe('k-means on a line', () => {
  test('is never worse than any other way to cut (brute force)', () => {
    const random = createRandom(17);
    for (let round = 0; round < 60; round++) {
      const values = Array.from({ length: random.integer(5, 12) }, () => random.integer(0, 40));
      const distinct = [...new Set(values)].sort((a, b) => a - b);
      for (const k of [2, 3, 4]) {
        if (distinct.length <= k) continue;
        const best = Math.min(...[...choose(distinct.slice(0, -1), k - 1)].map((cuts) => squaredDistances(values, cuts)));
        expect(squaredDistances(values, kmeansCuts(Float64Array.from(values), k))).toBeCloseTo(best, 8);
      }
    }
  });

  test('finds planted clusters', () => {
    const random = createRandom(4);
    const values = Float64Array.from({ length: 3000 }, (_, index) => [10, 100, 1000, 5000, 20_000][index % 5] as number).map(
      (centre) => centre * (0.9 + 0.2 * random.number()),
    );
    const cuts = kmeansCuts(values, 3);
    expect(cuts).toHaveLength(2);
    expect(cuts[0]).toBeLessThan(3000);
    expect(cuts[1]).toBeGreaterThan(4400);
    expect(cuts[1]).toBeLessThan(5600);
  });

  test('order of the values does not matter', () => {
    const values = Float64Array.of(5, 1, 9, 9, 2, 30, 31, 29);
    expect(kmeansCuts(values, 3)).toEqual(kmeansCuts(values.slice().reverse(), 3));
    expect(kmeansCuts(values, 3)).toEqual([5, 9]);
  });

  test('asks often whether to go on, and stops when told to', () => {
    const random = createRandom(6);
    const values = Float64Array.from({ length: 100_000 }, () => random.number());
    let asked = 0;
    kmeansCuts(values, 3, () => {
      asked++;
    });
    expect(asked).toBeGreaterThan(5);
    const stop = (): never => {
      throw new Error('cancelled');
    };
    expect(() => kmeansCuts(values, 3, stop)).toThrow('cancelled');
  });

  test('too few distinct values leave the upper classes empty', () => {
    expect(kmeansCuts(Float64Array.of(4, 4, 4), 5)).toEqual([4, 4, 4, 4]);
    expect(kmeansCuts(Float64Array.of(4, 8), 4)).toEqual([4, 8, 8]);
    expect(kmeansCuts(new Float64Array(0), 3)).toEqual([0, 0]);
    expect(() => kmeansCuts(Float64Array.of(1), 0)).toThrow(RangeError);
  });
});
