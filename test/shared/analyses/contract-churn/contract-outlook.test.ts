import { expect, test } from 'vitest';
import { createOutlook } from '../../../../shared/analyses/contract-churn/contract-outlook.ts';
import { estimateKaplanMeier, survivalAt } from '../../../../shared/stats/survival/curve/kaplan-meier.ts';
import { restrictedMean } from '../../../../shared/stats/survival/curve/restricted-mean.ts';
import { tabulateTimes } from '../../../../shared/stats/survival/time-table.ts';
import { createRandom } from '../../../support/random.ts';

test('by hand: ends after 1, 2 and 4 months of four', () => {
  const outlook = createOutlook(estimateKaplanMeier(tabulateTimes({ time: Float64Array.of(1, 2, 4, 6), status: Uint8Array.of(1, 1, 1, 0) })));
  // S = 1, ¾, ½, ½, ¼: over 4 months from the start 1 + ¾ + ½ + ½ are held.
  expect(outlook(0, 4)).toEqual({ endsWithin: 0.75, monthsLost: 1.25 });
  // At 2.5 months ½ are left; half of these end at 4, 1.5 months later: of 2 months half of half a month is lost.
  expect(outlook(2.5, 2)).toEqual({ endsWithin: 0.5, monthsLost: 0.25 });
  expect(outlook(10, 5)).toEqual({ endsWithin: 0, monthsLost: 0 });
});

test('nobody left, and no contracts at all', () => {
  expect(createOutlook(estimateKaplanMeier(tabulateTimes({ time: Float64Array.of(3), status: Uint8Array.of(1) })))(4, 12)).toEqual({
    endsWithin: 0,
    monthsLost: 0,
  });
  expect(createOutlook(estimateKaplanMeier(tabulateTimes({ time: Float64Array.of(), status: Uint8Array.of() })))(4, 12)).toEqual({
    endsWithin: 0,
    monthsLost: 0,
  });
});

test('the same as the restricted mean, and never more than chance × all months', () => {
  const random = createRandom(6);
  const sample = Array.from({ length: 300 }, () => [1 + random.number() * 40, random.chance(0.6) ? 1 : 0] as const);
  const curve = estimateKaplanMeier(
    tabulateTimes({ time: Float64Array.from(sample, ([time]) => time), status: Uint8Array.from(sample, ([, own]) => own) }),
  );
  const outlook = createOutlook(curve);
  for (let age = 0; age < 30; age += 0.7) {
    const held = (restrictedMean(curve, age + 12).mean - restrictedMean(curve, age).mean) / survivalAt(curve, age);
    const { endsWithin, monthsLost } = outlook(age, 12);
    expect(monthsLost).toBeCloseTo(12 - held, 9);
    expect(monthsLost).toBeLessThanOrEqual(12 * endsWithin + 1e-9);
  }
});
