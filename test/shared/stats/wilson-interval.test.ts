import { expect, test } from 'vitest';
import { wilsonInterval } from '../../../shared/stats/wilson-interval.ts';
import { createRandom } from '../../support/random.ts';

test('agrees with binom.confint(x, n, methods = "wilson") of R package binom', () => {
  expect(wilsonInterval(8, 10)).toEqual({ low: expect.closeTo(0.4901625, 6), high: expect.closeTo(0.9433178, 6) });
  expect(wilsonInterval(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.2775328, 6) });
  expect(wilsonInterval(10, 10)).toEqual({ low: expect.closeTo(0.7224672, 6), high: 1 });
});

test('is mirrored when successes and failures change places', () => {
  const [a, b] = [wilsonInterval(3, 17), wilsonInterval(14, 17)];
  expect(a?.low).toBeCloseTo(1 - (b?.high ?? 0), 12);
  expect(a?.high).toBeCloseTo(1 - (b?.low ?? 0), 12);
});

test('a share of nobody has no interval, an impossible one is refused', () => {
  expect(wilsonInterval(0, 0)).toBeNull();
  expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
  expect(() => wilsonInterval(-1, 2)).toThrow(RangeError);
});

test('covers the true share in about 95% of samples', () => {
  const random = createRandom(2024);
  const rounds = 4000;
  let covered = 0;
  for (let round = 0; round < rounds; round++) {
    let successes = 0;
    for (let i = 0; i < 60; i++) if (random.chance(0.3)) successes++;
    const interval = wilsonInterval(successes, 60);
    if (interval !== null && interval.low <= 0.3 && 0.3 <= interval.high) covered++;
  }
  expect(covered / rounds).toBeGreaterThan(0.93);
  expect(covered / rounds).toBeLessThan(0.97);
});
