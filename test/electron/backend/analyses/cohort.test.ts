import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ViewContext } from '../../../../shared/contract/analyses.ts';
import { formatIsoDay } from '../../../../shared/model/day.ts';
import { checkDrills } from '../../../support/check-drills.ts';
import { openCostedShop } from '../../../support/costed-shop.ts';
import { findBlock } from '../../../support/find-block.ts';
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
  shop = await openCostedShop({ seed: 51, lines: 800, customers: 110, fromDay: FIRST_DAY, days: 300 });
  await shop.load(
    ['recordId', 'occurredAt', 'amount', 'channel'],
    [1, 2, 3, 4].map((month) => ({
      recordId: `K${month}`,
      occurredAt: String((FIRST_DAY + month * 30) * 86_400),
      amount: '900',
      channel: month === 4 ? '' : 'web',
    })),
    { kind: 'costs', name: 'costs.csv' },
  );
});
afterAll(async () => shop.close());

test.each([
  { by: 'channel' },
  { by: 'country', measure: 'cumulativeRevenue', acquisitionCost: 50 },
  { by: 'employee', measure: 'orders', show: 'absolute' },
  { by: 'campaign', measure: 'margin' },
  { by: 'coupon', measure: 'cumulativeMargin' },
  { by: 'product', returning: 'onOrAfter' },
  { by: 'category', measure: 'revenue', show: 'percentOfPrevious' },
  { by: 'priceBand', grain: 'quarter' },
  { measure: 'cumulativeMargin', mean: 'simple' },
  { measure: 'margin', show: 'absolute', view: 'calendar' },
  { returning: 'onOrAfter', mean: 'simple' },
  { returning: 'onOrAfter', show: 'absolute', grain: 'week', view: 'curves' },
])(
  '%j: figures recompute from their rows',
  async (params) => {
    let checked = 0;
    for (const context of CONTEXTS) checked += await checkDrills(shop, { id: 'cohort', params, context, perBlock: 6 });
    expect(checked).toBeGreaterThan(20);
  },
  120_000,
);

test('costs that name a channel become the cost of winning a customer, month by month', async () => {
  const { rows, extra } = findBlock(await shop.engine.run({ id: 'cohort', params: { measure: 'cumulativeRevenue' } }), 'matrix', 'matrix');
  expect(extra.map(({ key }) => key)).toEqual(['size', 'cost', 'payback']);
  const spent = rows.map((row) => Number(row.extra[0]?.value) * Number(row.extra[1]?.value ?? 0)).filter((each) => each > 0);
  expect(spent).toEqual([900, 900, 900].map((each) => expect.closeTo(each, 6)));
});

test('the calendar view holds the same figures in other places', async () => {
  const [triangle, calendar] = [
    findBlock(await shop.engine.run({ id: 'cohort' }), 'matrix', 'matrix'),
    findBlock(await shop.engine.run({ id: 'cohort', params: { view: 'calendar' } }), 'matrix', 'matrix'),
  ];
  const last = calendar.columns.length - 1;
  expect(formatIsoDay(Number(calendar.columns[0]))).toMatch(/-01$/);
  calendar.rows.forEach((row, index) => {
    const observed = row.cells.filter((cell) => cell !== null).map((cell) => cell?.value);
    expect(observed).toEqual(triangle.rows[index]?.cells.filter((cell) => cell !== null).map((cell) => cell?.value));
    expect(row.cells[last]?.unfinished).toBe(true);
  });
});
