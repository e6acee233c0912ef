import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ViewContext } from '../../../../shared/contract/analyses.ts';
import { besideRows } from '../../../support/beside-rows.ts';
import { checkDrills } from '../../../support/check-drills.ts';
import { findBlock, kpiValue, tableRows } from '../../../support/find-block.ts';
import { openShop, randomShop, type Shop } from '../../../support/shop-fixture.ts';

const SPAN = { customers: 300, fromDay: 19_000, days: 700 };
const CONTEXTS: readonly Partial<ViewContext>[] = [
  {},
  {
    period: { fromDay: SPAN.fromDay + 100, toDay: SPAN.fromDay + 500 },
    filter: { op: 'compare', column: 'source', comparison: 'eq', value: 'friends' },
  },
];

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(randomShop({ seed: 51, lines: 800, ...SPAN }), besideRows({ seed: 52, ...SPAN }));
});
afterAll(async () => shop.close());

test('the contracts behind every figure give its n, by days and plans', async () => {
  let checked = 0;
  for (const context of CONTEXTS) {
    for (const unit of ['month', 'quarter'])
      checked += await checkDrills(shop, { id: 'contract-retention', params: { unit, horizon: 24 }, context, perBlock: 4 });
  }
  expect(checked).toBeGreaterThan(100);
}, 120_000);

test('plans add up to all contracts, and shares fall while retention is shown for each renewal', async () => {
  const result = await shop.engine.run({ id: 'contract-retention' });
  const plans = tableRows(result, 'plans');
  expect(plans.reduce((sum, { contracts }) => sum + Number(contracts?.value), 0)).toBe(kpiValue(result, 'totals', 'contracts'));
  const [, chosen] = findBlock(result, 'chart', 'stay').series;
  const shares = chosen?.points.map(({ value }) => Number(value)) ?? [];
  expect(shares[0]).toBe(1);
  expect([...shares].sort((a, b) => b - a)).toEqual(shares);
  expect(chosen?.points.at(-1)?.unfinished).toBe(true);
});

test('running contracts give their customers something still to come', async () => {
  const [rest] = await shop.engine.customerFiguresOf('contract-retention');
  expect(rest?.key).toBe('rest');
  expect(rest?.values.filter((value) => value > 0).length).toBeGreaterThan(20);
});
