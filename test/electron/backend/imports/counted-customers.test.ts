import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sql } from '../../../../shared/warehouse/sql.ts';
import type { FeedRow } from './support/feed.ts';
import { openWorkbench } from './support/workbench.ts';

const ROLES = ['orderId', 'orderDate', 'customerId', 'quantity', 'amount', 'country', 'customerName'] as const;
const DAY = 86_400;

function line(more: FeedRow): FeedRow {
  return { orderId: '', customerId: '', orderDate: '0', quantity: '1', amount: '1', country: '', customerName: '', ...more };
}

/** Customers after a first file, as they were counted and as SQL works them out of the store; then after a second file, and without it again. */
async function customersAfter(rows: readonly FeedRow[], chunk: number) {
  const bench = await openWorkbench();
  const read = async () => (await bench.warehouse.query(sql`select * from customers order by customer_id`)).columns;
  try {
    await bench.load(ROLES, rows, { chunk });
    const counted = await read();
    await bench.warehouse.rebuild(() => undefined);
    const rebuilt = await read();
    await bench.load(ROLES, [line({ orderId: 'late', customerId: 'a', amount: '3', orderDate: String(900 * DAY) })], { name: 'more.csv' });
    const second = await read();
    await bench.warehouse.rebuild(() => undefined);
    return { counted, rebuilt, second, secondRebuilt: await read() };
  } finally {
    await bench.close();
  }
}

describe('customers counted while their lines go by', () => {
  test('first and last sale, orders, revenue and country', { timeout: 60_000 }, async () => {
    const { counted, rebuilt } = await customersAfter(
      [
        line({ orderId: '1', customerId: 'a', orderDate: String(5 * DAY + 7), amount: '10', country: 'FR' }),
        line({ orderId: '1', customerId: 'a', orderDate: String(5 * DAY), amount: '2.5', country: '' }),
        line({ orderId: '2', customerId: 'b', orderDate: String(-3 * DAY), amount: '-4', quantity: '-1' }),
        line({ orderId: '3', customerId: 'a', orderDate: String(2 * DAY), amount: '1', country: 'DE' }),
        line({ orderId: '4', customerId: '', orderDate: String(9 * DAY), amount: '99', country: 'US' }),
        line({ orderId: '5', customerId: 'a', orderDate: String(9 * DAY), amount: '0', customerName: 'Ann' }),
      ],
      2,
    );
    expect(counted).toEqual(rebuilt);
    const at = (name: string) => [...(counted[name]?.values ?? [])].map((value, row) => (counted[name]?.nulls?.[row] === 1 ? null : value));
    expect(at('customer_key')).toEqual(['a', 'b']);
    expect(at('name')).toEqual(['Ann', null]);
    expect(at('country')).toEqual(['DE', null]);
    expect(at('first_day')).toEqual([2, null]);
    expect(at('last_day')).toEqual([5, null]);
    expect(at('orders')).toEqual([2, 0]);
    expect(at('revenue').map(Number)).toEqual([135_000, -40_000]);
  });

  test('sums beyond exact doubles are worked out by the warehouse', { timeout: 60_000 }, async () => {
    const large = line({ orderId: '1', customerId: 'a', amount: '400000000000' });
    const { counted, rebuilt } = await customersAfter([large, { ...large, orderId: '2' }, { ...large, orderId: '3', amount: '922337203685' }], 2);
    expect(counted).toEqual(rebuilt);
    expect(counted.revenue?.values.length).toBe(1);
    expect(String(counted.revenue?.values[0])).toBe(String(1_722_337_203_685_0000n));
  });

  const rows = fc.array(
    fc.record({
      orderId: fc.constantFrom('', '1', '2', '3', '4', '5', '6', '7', '8'),
      customerId: fc.constantFrom('', 'a', 'b', 'c'),
      orderDate: fc.integer({ min: -4, max: 4 }).map((half) => String((half * DAY) / 2)),
      amount: fc.constantFrom('-2', '0', '1', '2.5'),
      quantity: fc.constantFrom('-1', '1'),
      country: fc.constantFrom('', 'FR', 'DE'),
      customerName: fc.constantFrom('', 'Ann'),
    }),
    { minLength: 1, maxLength: 25 },
  );
  test('are what SQL makes of the store, whatever comes in whatever chunks', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 12 }), async (lines, chunk) => {
        const { counted, rebuilt, second, secondRebuilt } = await customersAfter(lines, chunk);
        expect(counted).toEqual(rebuilt);
        expect(second).toEqual(secondRebuilt);
      }),
      { numRuns: 15 },
    );
  });
});
