import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ViewContext } from '../../../../shared/contract/analyses.ts';
import { checkDrills } from '../../../support/check-drills.ts';
import { findBlock, tableRows } from '../../../support/find-block.ts';
import { openShop, randomShop, type Shop } from '../../../support/shop-fixture.ts';

const FIRST_DAY = 19_000;
const ID = 'purchase-frequency';
const CONTEXTS: readonly Partial<ViewContext>[] = [
  {},
  {
    calendar: 'jalali',
    period: { fromDay: FIRST_DAY + 45, toDay: FIRST_DAY + 350 },
    filter: { op: 'purchases', measure: 'orders', comparison: 'ge', value: 2, window: { kind: 'all' } },
  },
];

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(randomShop({ seed: 41, lines: 900, customers: 120, fromDay: FIRST_DAY, days: 400 }));
});
afterAll(async () => shop.close());

test.each([{ grouping: 'orders', grain: 'quarter' }, { grouping: 'days' }, { grouping: 'rate', breakdown: 'country' }, { grouping: 'first' }])(
  '%j: figures recompute from their rows, estimates by their n',
  async (params) => {
    let checked = 0;
    for (const context of CONTEXTS) checked += await checkDrills(shop, { id: ID, params, context, perBlock: 5 });
    expect(checked).toBeGreaterThan(40);
  },
  120_000,
);

test('the first orders come through: a row per channel, and one for those that say nothing', async () => {
  const result = await shop.engine.run({ id: ID });
  const names = tableRows(result, 'breakdown').map(({ firstValue }) => firstValue?.caption?.params?.name ?? firstValue?.caption?.key);
  expect(names).toHaveLength(4);
  expect(names).toEqual(expect.arrayContaining(['web', 'shop', 'telephone and fax', `analyses.${ID}.groups.unknown`]));
  const followed = tableRows(result, 'breakdown').reduce((sum, row) => sum + Number(row.followed?.value ?? 0), 0);
  expect(findBlock(result, 'finding', 'rate').figure?.n).toBe(followed);
});

test('a group saved as a segment selects its customers', async () => {
  const result = await shop.engine.run({ id: ID, params: { grouping: 'first' } });
  for (const { customers } of tableRows(result, 'groups')) {
    if (customers?.segment === undefined) throw new Error('no rule');
    expect((await shop.engine.population.sizeOf(customers.segment)).customers).toBe(customers.value);
  }
});
