import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Block, TableBlock } from '../../../../shared/analyses/blocks.ts';
import type { ViewContext } from '../../../../shared/contract/analyses.ts';
import { parseIsoDay, SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import { formatDecimal, parseDecimal } from '../../../../shared/model/decimal.ts';
import { startOfPeriod } from '../../../../shared/model/period.ts';
import { createRandom } from '../../../support/random.ts';
import { openShop, randomShop, type Shop } from '../../../support/shop-fixture.ts';
import type { FeedRow } from '../imports/support/feed.ts';

const ROWS = randomShop({ seed: 31, lines: 1500, customers: 90 });
let shop: Shop;
beforeAll(async () => {
  shop = await openShop(ROWS);
});
afterAll(async () => shop.close());

function tableOf(blocks: readonly Block[], id: string): TableBlock {
  const found = blocks.find((block): block is TableBlock => block.kind === 'table' && block.id === id);
  if (found === undefined) throw new Error(`no table ${id}`);
  return found;
}

function columnOf(table: TableBlock, key: string): unknown[] {
  const index = table.columns.findIndex((column) => column.key === key);
  return table.rows.map((row) => row[index]?.value);
}

const sum = (rows: readonly FeedRow[]): string => formatDecimal(rows.reduce((total, { amount }) => total + parseDecimal(amount ?? '0'), 0n));
const dayOf = (row: FeedRow): number => Math.floor(Number(row.orderDate) / SECONDS_PER_DAY);
const isSale = (row: FeedRow): boolean => parseDecimal(row.amount ?? '0') > 0n;
const distinct = (rows: readonly FeedRow[], key: 'orderId' | 'customerId'): number =>
  new Set(rows.map((row) => row[key] ?? '').filter((value) => value !== '')).size;

describe('sales through store, warehouse and engine against plain loops over the rows', () => {
  test.each(['gregorian', 'jalali'] as const)('every period, %s', async (calendar) => {
    for (const grain of ['week', 'month', 'quarter', 'year'] as const) {
      const { blocks } = await shop.engine.run({ id: 'sales', params: { grain }, context: { calendar } });
      const table = tableOf(blocks, 'periods');
      const groups = columnOf(table, 'period').map((start) => ROWS.filter((row) => startOfPeriod(dayOf(row), grain, calendar) === start));
      const firstPurchase = new Map<string, number>();
      for (const row of ROWS.filter(isSale)) {
        const key = row.customerId ?? '';
        firstPurchase.set(key, Math.min(firstPurchase.get(key) ?? Number.POSITIVE_INFINITY, dayOf(row)));
      }
      const isFirst = (row: FeedRow): boolean =>
        startOfPeriod(firstPurchase.get(row.customerId ?? '') ?? 0, grain, calendar) === startOfPeriod(dayOf(row), grain, calendar);
      expect(groups.flat()).toHaveLength(ROWS.length);
      expect(columnOf(table, 'net')).toEqual(groups.map(sum));
      expect(columnOf(table, 'gross')).toEqual(groups.map((rows) => sum(rows.filter(isSale))));
      expect(columnOf(table, 'orders')).toEqual(groups.map((rows) => distinct(rows.filter(isSale), 'orderId')));
      expect(columnOf(table, 'lines')).toEqual(groups.map((rows) => rows.filter(isSale).length));
      expect(columnOf(table, 'customers')).toEqual(groups.map((rows) => distinct(rows.filter(isSale), 'customerId')));
      expect(columnOf(table, 'newCustomers')).toEqual(
        groups.map((rows) =>
          distinct(
            rows.filter((row) => isSale(row) && isFirst(row)),
            'customerId',
          ),
        ),
      );
    }
  });

  test('rankings add up to the total, top first', async () => {
    const { blocks } = await shop.engine.run({ id: 'sales', params: { top: 5 } });
    for (const id of ['product', 'customer', 'country', 'channel']) {
      const table = tableOf(blocks, id);
      const nets = columnOf(table, 'net').map((value) => parseDecimal(String(value)));
      expect(formatDecimal(nets.reduce((a, b) => a + b, 0n))).toBe(sum(ROWS));
      expect(table.total?.[1]?.value).toBe(sum(ROWS));
      const top = nets.slice(0, Math.min(5, nets.length - 1));
      expect([...top].sort((a, b) => (a < b ? 1 : -1))).toEqual(top);
    }
  });

  test('a period and a filter apply to everything', async () => {
    const context: Partial<ViewContext> = {
      period: { fromDay: 19_100, toDay: 19_400 },
      filter: { op: 'compare', column: 'customer_key', comparison: 'eq', value: 'C3' },
    };
    const { blocks } = await shop.engine.run({ id: 'sales', context });
    const expected = ROWS.filter((row) => row.customerId === 'C3' && dayOf(row) >= 19_100 && dayOf(row) <= 19_400);
    expect(tableOf(blocks, 'periods').total?.[1]?.value).toBe(sum(expected));
    expect(tableOf(blocks, 'customer').rows).toHaveLength(1);
  });
});

test('an order whose lines fall into two months counts in both and once in the total', async () => {
  const line = (order: string, day: string): FeedRow => ({
    orderId: order,
    orderDate: String(parseIsoDay(day) * SECONDS_PER_DAY),
    customerId: 'K1',
    amount: '10',
    quantity: '1',
  });
  const small = await openShop([line('A', '2024-01-31'), line('A', '2024-02-01'), line('B', '2024-02-02'), line('B', '2024-02-02')]);
  try {
    const table = tableOf((await small.engine.run({ id: 'sales' })).blocks, 'periods');
    const index = table.columns.findIndex(({ key }) => key === 'orders');
    expect(columnOf(table, 'orders')).toEqual([1, 2]);
    expect(table.total?.[index]?.value).toBe(2);
  } finally {
    await small.close();
  }
});

test('known truth: a share of returning customers that was planted is found', { timeout: 60_000 }, async () => {
  const random = createRandom(8);
  const customers = 800;
  const truth = 0.4;
  const rows = Array.from({ length: customers }, (_, index) => index).flatMap((customer): FeedRow[] => {
    const line = (order: string, day: number): FeedRow => ({
      orderId: order,
      orderDate: String(day * SECONDS_PER_DAY),
      customerId: `K${customer}`,
      amount: '10',
      quantity: '1',
    });
    const first = line(`${customer}-1`, 19_000 + (customer % 28));
    return random.chance(truth) ? [first, line(`${customer}-2`, 19_100)] : [first];
  });
  const planted = await openShop(rows);
  try {
    const { blocks } = await planted.engine.run({ id: 'sales' });
    const [kpis] = blocks.filter((block) => block.kind === 'kpi');
    const share = kpis?.items.find(({ label }) => label.key.endsWith('.repeatShare'))?.value;
    expect(share).toBe((rows.length - customers) / customers);
    expect(Math.abs(Number(share) - truth)).toBeLessThan(3 * Math.sqrt((truth * (1 - truth)) / customers));
  } finally {
    await planted.close();
  }
});
