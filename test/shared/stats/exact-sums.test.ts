import { expect, test } from 'vitest';
import { createExactSums } from '../../../shared/stats/exact-sums.ts';
import { createRandom } from '../../support/random.ts';

test('adds what doubles cannot hold', () => {
  const sums = createExactSums(2);
  for (let i = 0; i < 5; i++) sums.add(1, Number.MAX_SAFE_INTEGER);
  sums.add(1, 1);
  sums.add(1, -2);
  expect(sums.total(0)).toBe(0n);
  expect(sums.total(1)).toBe(5n * BigInt(Number.MAX_SAFE_INTEGER) - 1n);
});

test('agrees with BigInt for random values of both signs, in any order', () => {
  const random = createRandom(3);
  const values = Array.from({ length: 20_000 }, () => Math.trunc((random.number() - 0.4) * 2 ** random.integer(1, 53)));
  const expected = values.reduce((sum, value) => sum + BigInt(value), 0n);
  const [forward, backward] = [createExactSums(1), createExactSums(1)];
  for (const value of values) forward.add(0, value);
  for (const value of values.reverse()) backward.add(0, value);
  expect(forward.total(0)).toBe(expected);
  expect(backward.total(0)).toBe(expected);
});

test('refuses fractions', () => {
  const sums = createExactSums(1);
  sums.add(0, 1.5);
  expect(() => sums.total(0)).toThrow(RangeError);
});
