import { expect, test } from 'vitest';
import { computeContracts } from '../../../../shared/analyses/contract-retention/compute.ts';
import { contractParamsSchema } from '../../../../shared/analyses/contract-retention/schema.ts';
import { generateSampleShop, SHOP_FIRST_DAY, SHOP_LAST_DAY } from '../../../../shared/sample/generate-shop.ts';
import { SHOP_TRUTH } from '../../../../shared/sample/truth.ts';
import { contractSurvival } from '../../../../shared/stats/contract/beta-discrete-weibull.ts';
import { makeContext } from '../../../support/make-facts.ts';

/** The coffee club of the sample shop leaves by a beta distribution per plan that is written down; the analysis sees only starts and ends. */
test('what is known of the club lies within the intervals, for both plans at their own step', () => {
  const { monthly, quarterly } = SHOP_TRUTH.club.plans;
  const truth = [
    contractSurvival({ alpha: monthly.a, beta: monthly.b, c: 1 }, 12),
    contractSurvival({ alpha: quarterly.a, beta: quarterly.b, c: 1 }, 4),
  ];
  let [held, looked] = [0, 0];
  for (const seed of [1, 2, 3, 4, 5]) {
    const { beside } = generateSampleShop({ seed, locale: 'en' });
    const rows = beside.subscriptions;
    const numbers = (values: readonly (number | null)[]) => ({
      values: Int32Array.from(values, (value) => value ?? 0),
      nulls: Uint8Array.from(values, (value) => Number(value === null)),
    });
    const contracts = {
      rowCount: rows.length,
      columns: {
        customer_id: numbers(rows.map((_, index) => index + 1)),
        plan: { values: rows.map(({ plan }) => plan) },
        day: numbers(rows.map(({ startDay }) => startDay)),
        ended_day: numbers(rows.map(({ endDay }) => endDay)),
        price: numbers(rows.map(({ plan }) => SHOP_TRUTH.club.plans[plan].euros * 10_000)),
      },
    };
    const params = contractParamsSchema.parse({ model: 'sbg' });
    const { plans } = computeContracts(
      { tables: { contracts }, facts: null },
      params,
      makeContext([{ day: SHOP_FIRST_DAY }, { day: SHOP_LAST_DAY }]),
      () => {},
    );
    const [first, second] = plans;
    expect([first?.key, first?.step, first?.price]).toEqual(['=monthly', 1, 19]);
    expect([second?.key, second?.step]).toEqual(['=quarterly', 3]);
    expect(second?.price).toBeCloseTo(49 / 3, 10);
    [first, second].forEach((plan, index) => {
      const share = truth[index] ?? 0;
      looked += 1;
      if (plan !== undefined && plan.atHorizon.low <= share && share <= plan.atHorizon.high) held += 1;
    });
  }
  // 95 % intervals: of ten, nine or more in nine runs of ten.
  expect(looked).toBe(10);
  expect(held).toBeGreaterThanOrEqual(8);
});
