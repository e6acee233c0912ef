import { expect, test } from 'vitest';
import { calibrate } from '../../../../shared/analyses/churn/calibrate.ts';
import { createRandom } from '../../../support/random.ts';

test('by hand: four customers, two forecasts', () => {
  const { brier, baseline, discrimination, groups } = calibrate('alive', Float64Array.of(0.2, 0.2, 0.8, 0.8), Uint8Array.of(0, 1, 1, 1));
  // (0.2² + 0.8² + 0.2² + 0.2²) / 4; base rate ¾; pairs: the buyer at 0.2 against silent at 0.2 (half), 0.8, 0.8.
  expect(brier).toBeCloseTo(0.19, 12);
  expect(baseline).toBeCloseTo(0.1875, 12);
  expect(discrimination).toBeCloseTo(2.5 / 3, 12);
  expect(groups).toEqual([
    { customers: 2, expected: 0.2, silent: 1 },
    { customers: 2, expected: 0.8, silent: 2 },
  ]);
});

test('perfect and reversed forecasts discriminate fully and not at all; one kind only cannot be told apart', () => {
  const silent = Uint8Array.of(0, 0, 1, 1);
  expect(calibrate('alive', Float64Array.of(0, 0, 1, 1), silent)).toMatchObject({ brier: 0, discrimination: 1 });
  expect(calibrate('alive', Float64Array.of(1, 1, 0, 0), silent)).toMatchObject({ brier: 1, discrimination: 0 });
  expect(calibrate('alive', Float64Array.of(0.3, 0.7), Uint8Array.of(1, 1)).discrimination).toBeNull();
});

test('forecasts that are true are calibrated in every group, and their order does not matter', () => {
  const random = createRandom(9);
  const forecast = Float64Array.from({ length: 20_000 }, () => random.number());
  const silent = Uint8Array.from(forecast, (chance) => (random.chance(chance) ? 1 : 0));
  const result = calibrate('hazard', forecast, silent);
  expect(result.groups).toHaveLength(10);
  for (const { customers, expected, silent: seen } of result.groups) {
    expect(customers).toBe(2000);
    expect(Math.abs(seen / customers - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / customers) + 1e-9);
  }
  // ∫ p (1 − p) dp = 1/6; area under the curve of a uniform true chance: 5/6.
  expect(result.brier).toBeCloseTo(1 / 6, 2);
  expect(result.discrimination).toBeCloseTo(5 / 6, 2);
  const reversed = calibrate('hazard', forecast.toReversed(), silent.toReversed());
  expect(reversed.discrimination).toBeCloseTo(result.discrimination ?? 0, 12);
});
