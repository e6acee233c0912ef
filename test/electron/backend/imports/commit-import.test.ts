import { afterEach, describe, expect, test } from 'vitest';
import { findLines, getImport, listImports, listRejected, readRawRow } from '../../../../electron/backend/imports/read-imports.ts';
import type { ReadSummary } from '../../../../electron/parser/protocol.ts';
import { relation, sql } from '../../../../shared/warehouse/sql.ts';
import { digestTables } from '../store/support/digests.ts';
import type { FeedRow } from './support/feed.ts';
import { openWorkbench, quietJob, type Workbench } from './support/workbench.ts';

const ROLES = ['orderId', 'orderDate', 'customerId', 'productId', 'category', 'quantity', 'amount', 'channel', 'country'] as const;
const DAY = 86_400;

const rows: FeedRow[] = [
  {
    orderId: 'A1',
    orderDate: '1000',
    customerId: 'ann',
    productId: 'p1',
    category: 'tea',
    quantity: '2',
    amount: '3.5',
    channel: 'web',
    country: 'DE',
  },
  {
    orderId: 'A1',
    orderDate: '900',
    customerId: 'ann',
    productId: 'p2',
    category: '',
    quantity: '1.25',
    amount: '0.0001',
    channel: '',
    country: 'DE',
  },
  {
    orderId: 'A1',
    orderDate: String(DAY),
    customerId: 'bob',
    productId: 'p1',
    category: 'tea',
    quantity: '1',
    amount: '2',
    channel: 'shop',
    country: '',
  },
  {
    orderId: '',
    orderDate: String(2 * DAY),
    customerId: '',
    productId: 'p3',
    category: '',
    quantity: '-1',
    amount: '-2',
    channel: 'web',
    country: 'FR',
  },
  { orderId: 'A2', orderDate: '!', customerId: 'x', productId: 'p9' },
  {
    orderId: 'A3',
    orderDate: String(3 * DAY),
    customerId: 'cid',
    productId: '',
    category: '',
    quantity: '',
    amount: '8911407.904',
    channel: '',
    country: '',
  },
];

let bench: Workbench;
afterEach(async () => {
  await bench.close();
});

describe('commitImport', () => {
  test('one key of two customers is two orders, a line without a number is an order of its own', async () => {
    bench = await openWorkbench();
    const summary = await bench.load(ROLES, rows, { chunk: 2 });
    expect(summary).toMatchObject({ id: 1, newCustomers: 3, newProducts: 3, newOrders: 4, canUndo: true });
    expect(summary.ledger).toMatchObject({ read: 6, loaded: 5, rejected: 1, filtered: 0, amount: '8911411.4041', anonymous: 1 });
    const orders = bench.store.reader.prepare('SELECT order_key, customer_id, ordered_at, row_no FROM orders ORDER BY order_id').raw().all();
    expect(orders).toEqual([
      ['A1', 1, 900, 1],
      ['A1', 2, DAY, 3],
      ['#1-4', null, 2 * DAY, 4],
      ['A3', 3, 3 * DAY, 6],
    ]);
    const lines = bench.store.reader.prepare('SELECT row_no, order_id, product_id, quantity, amount FROM order_lines ORDER BY line_id').raw().all();
    expect(lines).toEqual([
      [1, 1, 1, 20_000, 35_000],
      [2, 1, 2, 12_500, 1],
      [3, 2, 1, 10_000, 20_000],
      [4, 3, 3, -10_000, -20_000],
      [6, 4, null, 10_000, 89_114_079_040],
    ]);
    expect(bench.store.info()).toMatchObject({ customers: 3, products: 3, orders: 4, lines: 5, firstDay: 0, lastDay: 3, dataVersion: 2 });
  });

  test('the warehouse shows the same rows under the same data version', async () => {
    bench = await openWorkbench();
    await bench.load(ROLES, rows, { chunk: 2 });
    expect(bench.warehouse.dataVersion).toBe(bench.store.dataVersion());
    const { columns } = await bench.warehouse.query(
      sql`select order_id, customer_id, channel, country, amount::varchar as amount from ${relation('order_lines')} order by line_id`,
    );
    expect(columns.channel?.values).toEqual(['web', null, 'shop', 'web', null]);
    expect(columns.amount?.values).toEqual(['35000', '1', '20000', '-20000', '89114079040']);
    const totals = await bench.warehouse.query(sql`select count(*)::integer as n from ${relation('orders')}`);
    expect(totals.columns.n?.values[0]).toBe(4);
  });

  test('raw rows come back as they were, with their line', async () => {
    bench = await openWorkbench();
    await bench.load(ROLES, rows, { chunk: 4 });
    expect(readRawRow(bench.store, 1, 5)).toMatchObject({ fileName: 'orders.csv', line: 6, text: 'A2,!,x,p9,,,,,', header: [...ROLES] });
    expect(readRawRow(bench.store, 1, 6).fields[6]).toBe('8911407.904');
    expect(() => readRawRow(bench.store, 1, 7)).toThrow('ROW_NOT_FOUND');
    expect(
      findLines(bench.store, [
        { importId: 1, row: 6 },
        { importId: 1, row: 1 },
      ]).map(({ line }) => line),
    ).toEqual([7, 2]);
    expect(listRejected(bench.store, { id: 1, offset: 0, limit: 10 })).toEqual({
      total: 1,
      rows: [{ row: 5, line: 6, column: null, reason: 'badQuote', value: '!' }],
    });
  });

  test('a second file finds customers, products and orders of the first, and can make an order earlier', async () => {
    bench = await openWorkbench();
    await bench.load(ROLES, rows);
    const second = await bench.load(
      ROLES,
      [
        {
          orderId: 'A1',
          orderDate: '10',
          customerId: 'bob',
          productId: 'p2',
          category: 'cups',
          quantity: '1',
          amount: '1',
          channel: 'web',
          country: 'IT',
        },
        {
          orderId: 'A1',
          orderDate: '20',
          customerId: 'dan',
          productId: 'p4',
          category: '',
          quantity: '1',
          amount: '1',
          channel: 'web',
          country: 'IT',
        },
      ],
      { name: 'more.csv' },
    );
    expect(second).toMatchObject({ id: 2, newCustomers: 1, newProducts: 1, newOrders: 1 });
    expect(bench.store.reader.prepare('SELECT ordered_at FROM orders WHERE order_id = 2').pluck().get()).toBe(10);
    expect(bench.store.reader.prepare("SELECT category FROM products WHERE product_key = 'p2'").pluck().get()).toBe('cups');
    expect(listImports(bench.store).map(({ id, canUndo }) => [id, canUndo])).toEqual([
      [2, true],
      [1, false],
    ]);
    const { columns } = await bench.warehouse.query(sql`select ordered_at::integer as at from ${relation('orders')} where order_id = 2`);
    expect(columns.at?.values[0]).toBe(10);
  });

  test('a list of customers overwrites what is known, an orders file only fills blanks', async () => {
    bench = await openWorkbench();
    await bench.load(['customerId', 'customerName', 'city', 'country'], [{ customerId: 'ann', customerName: 'Ann', city: 'Bonn', country: 'DE' }], {
      kind: 'customers',
    });
    await bench.load(
      ['orderDate', 'amount', 'customerId', 'customerName', 'email'],
      [{ orderDate: '1', amount: '1', customerId: 'ann', customerName: 'ANN', email: 'a@x' }],
      {
        name: 'b.csv',
      },
    );
    await bench.load(
      ['customerId', 'city'],
      [
        { customerId: 'ann', city: 'Köln' },
        { customerId: '', city: 'Ulm' },
      ],
      { kind: 'customers', name: 'c.csv' },
    );
    expect(bench.store.reader.prepare('SELECT customer_key, name, email, city, country FROM customers').raw().all()).toEqual([
      ['ann', 'Ann', 'a@x', 'Köln', 'DE'],
      ['#3-2', null, null, 'Ulm', null],
    ]);
    const { columns } = await bench.warehouse.query(sql`select city from ${relation('customers')} order by customer_id`);
    expect(columns.city?.values).toEqual(['Köln', 'Ulm']);
  });

  test('numbers beyond 2^53 stay exact', async () => {
    bench = await openWorkbench();
    const big = '900000000000000.1234';
    const summary = await bench.load(
      ['orderDate', 'amount', 'unitPrice'],
      [
        { orderDate: '1', amount: big, unitPrice: '' },
        { orderDate: '1', amount: '-0.0001', unitPrice: big },
      ],
    );
    expect(summary.ledger.amount).toBe('900000000000000.1233');
    expect(bench.store.reader.prepare('SELECT amount FROM order_lines').pluck().safeIntegers().all()).toEqual([9_000_000_000_000_001_234n, -1n]);
    await bench.warehouse.rebuild(() => undefined);
    const { columns } = await bench.warehouse.query(sql`select amount::varchar as a from ${relation('order_lines')} order by line_id`);
    expect(columns.a?.values).toEqual(['9000000000000001234', '-1']);
  });

  test('the same bytes are refused unless asked for', async () => {
    bench = await openWorkbench();
    await bench.load(ROLES, rows);
    await expect(bench.load(ROLES, rows)).rejects.toMatchObject({ code: 'IMPORT_REPEATED', params: { importId: 1, fileName: 'orders.csv' } });
    const again = await bench.load(ROLES, rows, { allowRepeat: true });
    expect(again).toMatchObject({ id: 2, newCustomers: 0, newOrders: 0, ledger: { loaded: 0, unchanged: 5 } });
    expect(getImport(bench.store, 1).mapping.kind).toBe('orders');
  });

  test('the currency of the file becomes that of the client', async () => {
    bench = await openWorkbench();
    await bench.load(['orderDate', 'amount', 'currency', 'status'], [{ orderDate: '1', amount: '1', currency: 'eur', status: 'paid' }]);
    expect(bench.store.info().currency).toBe('EUR');
  });

  test('a file without one good row is refused and leaves nothing', async () => {
    bench = await openWorkbench();
    const before = digestTables(bench.store.reader);
    await expect(bench.load(ROLES, [{ orderId: '!' }])).rejects.toMatchObject({ code: 'NOTHING_TO_LOAD' });
    expect(digestTables(bench.store.reader)).toEqual(before);
    expect(bench.store.dataVersion()).toBe(1);
  });

  test('a broken ledger is refused and leaves nothing', async () => {
    bench = await openWorkbench();
    const before = digestTables(bench.store.reader);
    const tamper = (summary: ReadSummary) => ({ ...summary, amount: '8911411.404' });
    await expect(bench.load(ROLES, rows, { tamper })).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(digestTables(bench.store.reader)).toEqual(before);
    expect(bench.warehouse.dataVersion).toBe(1);
  });

  test('writes of other parts wait for a running import and are not part of it', async () => {
    bench = await openWorkbench();
    const controller = new AbortController();
    let waited: Promise<void> = Promise.resolve();
    const load = bench.load(ROLES, rows, {
      chunk: 1,
      job: quietJob(controller.signal),
      onChunk: (index) => {
        if (index === 2) {
          waited = bench.store
            .whenWritable()
            .then(() => void bench.store.writer.prepare("UPDATE meta SET value = 'Renamed' WHERE key = 'name'").run());
        }
        if (index === 4) controller.abort();
      },
    });
    await expect(load).rejects.toMatchObject({ code: 'CANCELLED' });
    await waited;
    expect(bench.store.info()).toMatchObject({ name: 'Renamed', lines: 0 });
  });
});
