import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ViewContext } from '../../../../shared/contract/analyses.ts';
import { checkDrills } from '../../../support/check-drills.ts';
import { openCostedShop } from '../../../support/costed-shop.ts';
import { findBlock, kpiValue, tableRows } from '../../../support/find-block.ts';
import type { Shop } from '../../../support/shop-fixture.ts';

const FIRST_DAY = 19_000;
const CONTEXTS: readonly Partial<ViewContext>[] = [
  {},
  {
    calendar: 'jalali',
    period: { fromDay: FIRST_DAY + 45, toDay: FIRST_DAY + 250 },
    filter: { op: 'purchases', measure: 'orders', comparison: 'ge', value: 2, window: { kind: 'all' } },
  },
];

let shop: Shop;
beforeAll(async () => {
  shop = await openCostedShop({ seed: 31, lines: 700, customers: 60, fromDay: FIRST_DAY, days: 400 });
});
afterAll(async () => shop.close());

test.each(['customer', 'product', 'channel', 'country', 'employee'])(
  '%s: figures recompute from their rows',
  async (of) => {
    let checked = 0;
    for (const context of CONTEXTS) {
      for (const measure of ['revenue', 'margin'])
        checked += await checkDrills(shop, { id: 'concentration', params: { of, measure }, context, perBlock: 4 });
    }
    expect(checked).toBeGreaterThan(60);
  },
  120_000,
);

test('tiers by value recompute too', async () => {
  expect(await checkDrills(shop, { id: 'concentration', params: { tiersBy: 'value' } })).toBeGreaterThan(20);
});

test('margin is taken where costs are known, and said to be partial; shares of every table sum to 1', async () => {
  const result = await shop.engine.run({ id: 'concentration' });
  expect(findBlock(result, 'note', 'cost-share').tone).toBe('caution');
  const tiers = tableRows(result, 'tiers');
  expect(tiers.reduce((sum, { share }) => sum + Number(share?.value ?? 0), 0)).toBeCloseTo(1, 12);
  const largest = tableRows(result, 'largest');
  expect(largest.reduce((sum, { share }) => sum + Number(share?.value ?? 0), 0)).toBeCloseTo(1, 12);
  const revenue = await shop.engine.run({ id: 'concentration', params: { measure: 'revenue' } });
  expect(Number(kpiValue(revenue, 'totals', 'moneyOf.revenue'))).toBeGreaterThan(Number(kpiValue(result, 'totals', 'moneyOf.margin')));
});

test('the trend ends in the running period', async () => {
  const chart = findBlock(await shop.engine.run({ id: 'concentration', params: { grain: 'month' } }), 'chart', 'trend');
  const points = chart.series[0]?.points ?? [];
  expect(points.length).toBeGreaterThan(12);
  expect(points.at(-1)?.unfinished).toBe(true);
});
