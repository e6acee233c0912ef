import { expect, test } from 'vitest';
import { largestOf } from '../../../shared/stats/largest.ts';
import { medianOf } from '../../../shared/stats/median.ts';
import { quotient } from '../../../shared/stats/quotient.ts';

test('median: the middle value, or the mean of the two middle ones', () => {
  expect(medianOf(Float64Array.of(9, 1, 5))).toBe(5);
  expect(medianOf(Float64Array.of(9, 1, 5, 6))).toBe(5.5);
  expect(medianOf(Float64Array.of(3))).toBe(3);
  expect(medianOf(new Float64Array(0))).toBeNaN();
});

test('largest: 0 for nothing, negative numbers too', () => {
  expect(largestOf(Int32Array.of(3, 9, 2), 3)).toBe(9);
  expect(largestOf(Int32Array.of(3, 9, 2), 1)).toBe(3);
  expect(largestOf(Int32Array.of(-3, -9), 2)).toBe(-3);
  expect(largestOf(new Int32Array(0), 0)).toBe(0);
});

test('quotient: decimals in whole units, nothing divided by nothing is undefined', () => {
  expect(quotient(89_114_079_040n, 18_532)).toBe(8_911_407.904 / 18_532);
  expect(quotient(5n, 20n)).toBe(0.25);
  expect(quotient(3, 4)).toBe(0.75);
  expect(quotient(3, 0)).toBeNull();
  expect(quotient(0n, 0n)).toBeNull();
});
