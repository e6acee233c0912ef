import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ViewContext } from '../../../../shared/contract/analyses.ts';
import { besideRows } from '../../../support/beside-rows.ts';
import { checkDrills } from '../../../support/check-drills.ts';
import { findBlock, kpiValue, tableRows } from '../../../support/find-block.ts';
import { openShop, randomShop, type Shop } from '../../../support/shop-fixture.ts';

const SPAN = { customers: 200, fromDay: 19_000, days: 700 };
const CONTEXTS: readonly Partial<ViewContext>[] = [
  {},
  {
    period: { fromDay: SPAN.fromDay + 100, toDay: SPAN.fromDay + 500 },
    filter: { op: 'compare', column: 'country', comparison: 'eq', value: 'France' },
  },
];

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(randomShop({ seed: 41, lines: 3000, ...SPAN }), besideRows({ seed: 42, ...SPAN }));
});
afterAll(async () => shop.close());

test.each([
  ['secondPurchase', 'split', ['none', 'newness', 'channel', 'category', 'source']],
  ['lifetime', 'split', ['none', 'country', 'employee', 'campaign']],
  ['firstPurchase', 'contactSplit', ['none', 'newness', 'contactChannel', 'contactSource', 'contactEmployee']],
  ['contract', 'contractSplit', ['none', 'newness', 'plan', 'paymentMethod', 'country', 'source']],
])(
  '%s: the rows behind every figure give its n',
  async (question, name, splits) => {
    let checked = 0;
    for (const context of CONTEXTS) {
      for (const split of splits)
        checked += await checkDrills(shop, { id: 'survival', params: { question, [name]: split, silenceDays: 90 }, context, perBlock: 2 });
    }
    expect(checked).toBeGreaterThan(100);
  },
  180_000,
);

test('contracts end for reasons whose incidences add up to all ended', async () => {
  const result = await shop.engine.run({ id: 'survival', params: { question: 'contract', contractSplit: 'plan' } });
  const reasons = tableRows(result, 'reason-table');
  expect(reasons.length).toBe(3);
  expect(reasons.reduce((sum, { reasonEvents }) => sum + Number(reasonEvents?.value), 0)).toBe(kpiValue(result, 'totals', 'events.contract'));
  expect(findBlock(result, 'chart', 'reasons').series).toHaveLength(3);
});

test('another silence rule moves customers to the other side, and the table says how many', async () => {
  const rows = (days: number) =>
    shop.engine.run({ id: 'survival', params: { question: 'lifetime', silenceDays: days } }).then((result) => tableRows(result, 'rules'));
  const [short, long] = [await rows(60), await rows(180)];
  const lost = (list: typeof short, days: number) => list.find(({ rule }) => rule?.value === days);
  expect(lost(short, 180)?.changed?.value).toBe(Number(lost(long, 180)?.lostNow?.value) - Number(lost(short, 60)?.lostNow?.value));
  expect(Number(lost(short, 60)?.lostNow?.value)).toBeGreaterThan(Number(lost(short, 180)?.lostNow?.value));
});
