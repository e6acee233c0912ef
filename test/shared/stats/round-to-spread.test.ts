import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { roundToSpread } from '../../../shared/stats/round-to-spread.ts';

test.each([
  [283_056.87, 37_546, 283_000, 1000],
  [245_320.47, 37_546, 245_000, 1000],
  [13.462, 8.1, 13.5, 0.1],
  [0.30000001, 0.02, 0.3, 0.001],
  [-1234, 500, -1230, 10],
  [3, 500, 0, 10],
])('%d ± %d → %d', (value, spread, rounded, step) => {
  expect(roundToSpread(value, spread).value).toBe(rounded);
  expect(roundToSpread(value, spread).step).toBeCloseTo(step, 12);
});

test('without a spread the value stays', () => {
  for (const spread of [0, Number.NaN, Number.POSITIVE_INFINITY, -1]) expect(roundToSpread(12.345, spread)).toEqual({ value: 12.345, step: 0 });
});

property.prop([fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: 1e-6, max: 1e9, noNaN: true })])(
  'it moves by less than a tenth of the spread',
  (value, spread) => {
    expect(Math.abs(roundToSpread(value, spread).value - value)).toBeLessThanOrEqual(spread / 10 + 1e-6);
  },
);
