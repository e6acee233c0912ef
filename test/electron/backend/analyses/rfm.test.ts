import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_CELLS } from '../../../../shared/analyses/rfm/segments.ts';
import type { ViewContext } from '../../../../shared/contract/analyses.ts';
import { checkDrills } from '../../../support/check-drills.ts';
import { findBlock, kpiValue } from '../../../support/find-block.ts';
import { openShop, randomShop, type Shop } from '../../../support/shop-fixture.ts';

const FIRST_DAY = 19_000;
const CONTEXTS: readonly Partial<ViewContext>[] = [
  {},
  {
    period: { fromDay: FIRST_DAY + 45, toDay: FIRST_DAY + 250 },
    filter: { op: 'purchases', measure: 'orders', comparison: 'ge', value: 2, window: { kind: 'all' } },
  },
];

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(randomShop({ seed: 61, lines: 800, customers: 110, fromDay: FIRST_DAY, days: 300 }));
});
afterAll(async () => shop.close());

test.each([
  { contactCost: 20, marginShare: 0.2, horizonDays: 60 },
  { method: 'rank', bins: 3, contactCost: 1 },
  { method: 'kmeans', compareDay: FIRST_DAY + 200, horizonDays: 30 },
  { cells: DEFAULT_CELLS.map((cell) => (cell === 9 ? 8 : cell)), compareDay: FIRST_DAY + 150 },
])(
  '%j: figures recompute from their rows',
  async (params) => {
    let checked = 0;
    for (const context of CONTEXTS) checked += await checkDrills(shop, { id: 'rfm', params, context, perBlock: 5 });
    expect(checked).toBeGreaterThan(60);
  },
  120_000,
);

test('the customers worth a contact can be saved as a segment', async () => {
  const result = await shop.engine.run({ id: 'rfm', params: { contactCost: 20, marginShare: 0.2 } });
  const worth = findBlock(result, 'kpi', 'contact').items.find(({ label }) => label.key.endsWith('worthContact'));
  if (worth?.segment === undefined) throw new Error('no rule');
  expect((await shop.engine.population.sizeOf(worth.segment)).customers).toBe(kpiValue(result, 'contact', 'worthContact'));
});
