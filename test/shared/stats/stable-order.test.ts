import { expect, test } from 'vitest';
import { ascendingOrder, stableOrder } from '../../../shared/stats/stable-order.ts';
import { createRandom } from '../../support/random.ts';

test('sorts like a stable comparison sort', () => {
  const random = createRandom(8);
  for (const n of [0, 1, 2, 1000]) {
    const values = Float64Array.from({ length: n }, () => (random.chance(0.5) ? random.integer(-5, 5) : (random.number() - 0.5) * 1e12));
    const expected = Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
    expect(Array.from(stableOrder(values))).toEqual(expected);
  }
});

test('equal values keep their order', () => {
  expect(Array.from(stableOrder(Float64Array.of(3, 3, 1, 3, 1)))).toEqual([2, 4, 0, 1, 3]);
});

test('the same order whether values are few or many; not a number is left to comparing', () => {
  const random = createRandom(9);
  const values = Float64Array.from({ length: 70_000 }, () => random.integer(-300, 300) / 7);
  const expected = Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  expect(Array.from(ascendingOrder(values))).toEqual(expected);
  expect(Array.from(ascendingOrder(values.subarray(0, 500)))).toEqual(Array.from(stableOrder(values.slice(0, 500))));
  expect(ascendingOrder([...values, Number.NaN])).toHaveLength(70_001);
});
