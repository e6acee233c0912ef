import { expect, test } from 'vitest';
import { medianOf } from '../../../shared/stats/median.ts';
import { quotient } from '../../../shared/stats/quotient.ts';

test('median: the middle value, or the mean of the two middle ones', () => {
  expect(medianOf(Float64Array.of(9, 1, 5))).toBe(5);
  expect(medianOf(Float64Array.of(9, 1, 5, 6))).toBe(5.5);
  expect(medianOf(Float64Array.of(3))).toBe(3);
  expect(medianOf(new Float64Array(0))).toBeNaN();
});

test('quotient: decimals in whole units, nothing divided by nothing is undefined', () => {
  expect(quotient(89_114_079_040n, 18_532)).toBe(8_911_407.904 / 18_532);
  expect(quotient(5n, 20n)).toBe(0.25);
  expect(quotient(3, 4)).toBe(0.75);
  expect(quotient(3, 0)).toBeNull();
  expect(quotient(0n, 0n)).toBeNull();
});
