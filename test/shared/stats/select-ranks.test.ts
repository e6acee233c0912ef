import { expect, test } from 'vitest';
import { selectRanks } from '../../../shared/stats/select-ranks.ts';
import { createRandom, type Random } from '../../support/random.ts';

const SHAPES: Record<string, (random: Random) => number> = {
  spread: (random) => Math.exp(random.number() * 20) * (random.chance(0.3) ? -1 : 1),
  'few distinct': (random) => random.integer(-2, 2),
  constant: () => 42,
  'whole and negative': (random) => random.integer(-1000, 1000),
  'one bucket': (random) => 1 + random.number() / 1000,
};

test.each(Object.keys(SHAPES))('gives what sorting gives: %s', (shape) => {
  const random = createRandom(11);
  for (const n of [1, 2, 100, 2048, 2049, 30_000]) {
    const values = Float64Array.from({ length: n }, () => SHAPES[shape]?.(random) ?? 0);
    const before = values.slice();
    const sorted = values.slice().sort();
    const ranks = [0, n - 1, n >> 1, Math.floor(n * 0.2), Math.floor(n * 0.8)];
    expect(selectRanks(values, ranks)).toEqual(ranks.map((rank) => sorted[rank]));
    expect(values).toEqual(before);
  }
});

test('works on a part of a larger array', () => {
  const values = Float64Array.from({ length: 10_000 }, (_, index) => 10_000 - index);
  expect(selectRanks(values.subarray(5000), [0, 4999])).toEqual([1, 5000]);
});

test('refuses ranks that do not exist', () => {
  expect(() => selectRanks(Float64Array.of(1, 2), [2])).toThrow(RangeError);
  expect(() => selectRanks(new Float64Array(0), [0])).toThrow(RangeError);
});
