import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalToNumber, formatDecimal, parseDecimal } from '../../../shared/model/decimal.ts';

test.each([
  ['8911407.904', 89_114_079_040n],
  ['0', 0n],
  ['-0.0001', -1n],
  ['-12.5', -125_000n],
  ['922337203685477.5807', 9_223_372_036_854_775_807n],
])('%s', (text, scaled) => {
  expect(formatDecimal(scaled)).toBe(text);
  expect(parseDecimal(text)).toBe(scaled);
});

test('text and integer are the same thing', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (scaled) => {
      expect(parseDecimal(formatDecimal(scaled))).toBe(scaled);
      expect(formatDecimal(scaled)).not.toMatch(/\.\d*0$/);
    }),
  );
});

test('numbers are taken as ten-thousandths too, and become whole units', () => {
  expect(formatDecimal(12_345)).toBe('1.2345');
  expect(decimalToNumber(12_345n)).toBe(1.2345);
});

test.each(['', '1.', '.5', '1,5', '1e3', '+1', '1.23456', ' 1', '١٢', 'NaN'])('refuses %j', (text) => {
  expect(() => parseDecimal(text)).toThrow(RangeError);
});
