import { describe, expect, test } from 'vitest';
import { sql } from '../../../../shared/warehouse/sql.ts';
import type { FeedRow } from './support/feed.ts';
import { openWorkbench } from './support/workbench.ts';

const WORDS = ['channel', 'country', 'status', 'currency', 'originalOrderId', 'city', 'code', 'employee', 'campaign'] as const;
const ROLES = ['orderId', 'orderDate', 'customerId', 'quantity', 'amount', ...WORDS] as const;
const DAY = 86_400;
const ORDERS = 60;

/** One line an order, then further lines of some: earlier, or with a word that was missing. */
function scattered(returning: readonly number[]): FeedRow[] {
  const line = (order: number, more: FeedRow): FeedRow => ({
    orderId: `O${order}`,
    customerId: `c${order % 7}`,
    orderDate: String((100 + order) * DAY),
    quantity: '1',
    amount: '2.5',
    channel: order % 3 === 0 ? '' : 'web',
    country: '',
    status: order % 4 === 0 ? 'paid' : '',
    currency: '',
    originalOrderId: '',
    city: '',
    code: order % 5 === 0 ? `first${order}` : '',
    employee: order % 2 === 0 ? 'Eve' : '',
    campaign: '',
    ...more,
  });
  const firsts = Array.from({ length: ORDERS }, (_, order) => line(order, {}));
  const later = returning.flatMap((order) => [
    line(order, { orderDate: String(order * DAY), country: 'FR', channel: 'shop', amount: '-1' }),
    line(order, {
      status: 'sent',
      currency: 'EUR',
      originalOrderId: `R${order}`,
      city: 'Lyon',
      code: `late${order}`,
      employee: 'Max',
      campaign: 'May',
    }),
  ]);
  return [...firsts, ...later];
}

/** Orders in store and warehouse after a file read in chunks of a size, and after one that goes on with its orders. */
async function ordersAfter(rows: readonly FeedRow[], chunk: number) {
  const bench = await openWorkbench();
  const read = async () => ({
    store: bench.store.reader
      .prepare(
        `SELECT order_id, order_key, customer_id, ordered_at, original_key, import_id, row_no, ch.label AS channel, co.label AS country, st.label AS status,
          cu.label AS currency, ci.label AS city, coupon, employee_id, campaign_id FROM orders LEFT JOIN labels ch ON ch.label_id = channel_id LEFT JOIN labels co ON co.label_id = country_id
          LEFT JOIN labels st ON st.label_id = status_id LEFT JOIN labels cu ON cu.label_id = currency_id LEFT JOIN labels ci ON ci.label_id = city_id ORDER BY order_id`,
      )
      .all(),
    warehouse: (await bench.warehouse.query(sql`select * from orders order by order_id`)).columns,
  });
  try {
    await bench.load(ROLES, rows, { chunk });
    const first = await read();
    await bench.load(ROLES, scattered([5]).slice(50), { chunk, name: 'more.csv' });
    const second = await read();
    await bench.warehouse.rebuild(() => undefined);
    return { first, second, rebuilt: await read() };
  } finally {
    await bench.close();
  }
}

describe('orders whose lines stand apart in the file', () => {
  const some = [3, 8, 12];
  const most = Array.from({ length: ORDERS }, (_, order) => ORDERS - 1 - order);
  test.each([
    ['some', some, 4],
    ['some, chunk of one', some, 1],
    ['most', most, 9],
    ['most, in the order of the file', most.toReversed(), 5],
  ])('come out as if the file had been read at once: %s', { timeout: 60_000 }, async (_, returning, chunk) => {
    const rows = scattered(returning);
    const whole = await ordersAfter(rows, 1000);
    const parts = await ordersAfter(rows, chunk);
    expect(parts).toEqual(whole);
    expect(parts.rebuilt).toEqual(parts.second);
    const [order] = returning;
    expect(parts.first.store.find((row) => (row as { order_key: string }).order_key === `O${order}`)).toMatchObject({
      ordered_at: (order ?? 0) * DAY,
      country: 'FR',
      currency: 'EUR',
      original_key: `R${order}`,
      city: 'Lyon',
      coupon: (order ?? 0) % 5 === 0 ? `first${order}` : `late${order}`,
      employee_id: (order ?? 0) % 2 === 0 ? 1 : 2,
      campaign_id: 1,
    });
    expect(parts.first.store.length).toBe(ORDERS);
  });

  test('keep their number when it is given again to another customer, long after they were passed on', { timeout: 60_000 }, async () => {
    const rows = scattered([2]);
    const again = rows.filter((_, index) => index === 4 || index === 9).map((row) => ({ ...row, customerId: 'another', amount: '7' }));
    const whole = await ordersAfter([...rows, ...again], 1000);
    const parts = await ordersAfter([...rows, ...again], 3);
    expect(parts).toEqual(whole);
    expect(parts.rebuilt).toEqual(parts.second);
    expect(parts.first.store.slice(-2).map((row) => (row as { order_key: string }).order_key)).toEqual(['O4', 'O9']);
  });
});
