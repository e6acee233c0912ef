import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { toSeedWords } from '../../../../shared/stats/random/seed-sequence.ts';
import { createRandomStream, streamFrom } from '../../../../shared/stats/random/stream.ts';

const take = (count: number, next: () => number) => Array.from({ length: count }, next);

describe('seeds', () => {
  /** numpy 2.4.6: numpy.random.SeedSequence(seed, spawn_key=path).generate_state(4). */
  test.each([
    [0, [], [2968811710, 3677149159, 745650761, 2884920346]],
    [42, [], [3444837047, 2669555309, 2046530742, 3581440988]],
    [42, [0], [2684470948, 3757501821, 1691896351, 1126406280]],
    [42, [7], [3479688010, 3766494414, 1355697314, 3579773816]],
    [20261122, [3, 5], [262309786, 2018236191, 2610515921, 4079990197]],
    [2 ** 53 - 1, [2 ** 40, 1], [2819784, 4196177184, 3817524759, 2193528739]],
  ])('%s on the path %j as NumPy mixes them', (seed, path, words) => {
    expect([...toSeedWords(seed, path)]).toEqual(words);
  });
  test('what is no whole number is refused', () => {
    for (const seed of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => createRandomStream(seed)).toThrow(RangeError);
    expect(() => createRandomStream(1, -1)).toThrow(RangeError);
  });
});

describe('streams', () => {
  test('are xoshiro128** 1.1: the numbers after the state 1, 2, 3, 4 (as its authors’ program and rand_xoshiro print them)', () => {
    const { bits } = streamFrom(Uint32Array.of(1, 2, 3, 4));
    expect(take(10, bits)).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804]);
  });
  property.prop([fc.maxSafeNat(), fc.nat(1000), fc.nat(1000)])('are the same again, and others on another path', (seed, a, b) => {
    const first = take(5, createRandomStream(seed, a, b).uniform);
    expect(take(5, createRandomStream(seed, a, b).uniform)).toEqual(first);
    expect(take(5, createRandomStream(seed, a, b + 1).uniform)).not.toEqual(first);
    expect(take(5, createRandomStream(seed, a).uniform)).not.toEqual(first);
  });
  test('neighbours do not correlate', () => {
    const n = 20_000;
    const streams = [createRandomStream(1, 0), createRandomStream(1, 1), createRandomStream(2, 0)].map(({ uniform }) => take(n, uniform));
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      let sum = 0;
      for (let at = 0; at < n; at++) sum += ((streams[i]?.[at] ?? 0) - 0.5) * ((streams[j]?.[at] ?? 0) - 0.5) * 12;
      expect(Math.abs(sum / Math.sqrt(n))).toBeLessThan(3);
    }
  });
  test('below(n) reaches every number about equally often', () => {
    const { below } = createRandomStream(5);
    const counts = new Array<number>(7).fill(0);
    for (let draw = 0; draw < 70_000; draw++) {
      const at = below(7);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(16.81); // 99 % quantile of χ² with 6 degrees of freedom
  });
});
