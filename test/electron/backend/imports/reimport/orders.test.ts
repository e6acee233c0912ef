import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listRejected } from '../../../../../electron/backend/imports/read-imports.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import type { FeedRow } from '../support/feed.ts';
import { verifyStore } from '../support/verify-store.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

const ROLES: readonly Role[] = ['orderId', 'orderDate', 'customerId', 'productId', 'quantity', 'amount', 'status'];
const DAY = 86_400;

const line = (orderId: string, day: number, productId: string, amount: string, more: FeedRow = {}): FeedRow => ({
  orderId,
  orderDate: String(day * DAY),
  customerId: 'ann',
  productId,
  quantity: '1',
  amount,
  status: 'paid',
  ...more,
});

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(async () => {
  expect(await verifyStore(bench)).toEqual([]);
  await bench.close();
});

/** Valid lines as "order product amount", sorted. */
function lines(): string[] {
  return bench.store.reader
    .prepare<[], [string, string | null, number]>(
      `SELECT order_key, product_key, amount FROM order_lines l JOIN orders o USING (order_id) LEFT JOIN products p USING (product_id)
       WHERE l.superseded_by IS NULL AND o.superseded_by IS NULL`,
    )
    .raw()
    .all()
    .map(([order, product, amount]) => `${order.startsWith('#') ? '' : order} ${product ?? ''} ${amount / 10_000}`.trim())
    .sort();
}

const january = [line('A', 1, 'tea', '10'), line('A', 1, 'cup', '5'), line('B', 2, 'tea', '7'), line('C', 3, 'pot', '30')];

describe('a newer file with orders the store knows', () => {
  test('equal orders change nothing, whatever the order of their lines', async () => {
    await bench.load(ROLES, january);
    const again = await bench.load(ROLES, january.toReversed(), { name: 'again.csv' });
    expect(again.ledger).toMatchObject({ read: 4, loaded: 0, unchanged: 4, amount: '0' });
    expect(again.newOrders).toBe(0);
    expect(lines()).toEqual(['A cup 5', 'A tea 10', 'B tea 7', 'C pot 30']);
  });

  test('a corrected line takes the place of the one before, the others stay; the check tells the same', async () => {
    await bench.load(ROLES, january);
    const corrected = [line('A', 1, 'tea', '12'), line('A', 1, 'cup', '5'), line('B', 2, 'tea', '7'), line('D', 4, 'tea', '8')];
    const check = await bench.check(ROLES, corrected);
    expect(check.ledger).toMatchObject({ read: 4, loaded: 2, unchanged: 2, amount: '20' });
    const orders = check.differences?.find(({ table }) => table === 'orders');
    expect(orders).toMatchObject({ new: 1, changed: 1, unchanged: 1, vanished: 1 });
    expect(orders?.examples).toEqual([
      { what: 'changed', key: 'A', changes: [{ column: 'amount', before: '15', after: '17' }] },
      { what: 'vanished', key: 'C', changes: [] },
      { what: 'new', key: 'D', changes: [] },
    ]);
    expect(check.movedMonths?.[0]).toMatchObject({ calendar: 'gregorian', month: 0, before: '52', after: '62' });
    const summary = await bench.load(ROLES, corrected, { name: 'later.csv' });
    expect(summary.ledger).toEqual(check.ledger);
    expect(lines()).toEqual(['A cup 5', 'A tea 12', 'B tea 7', 'C pot 30', 'D tea 8']);
  });

  test('a line that is no longer there goes, one that is there twice comes twice', async () => {
    await bench.load(ROLES, january);
    await bench.load(ROLES, [line('A', 1, 'tea', '10'), line('A', 1, 'tea', '10')], { name: 'b.csv' });
    expect(lines()).toEqual(['A tea 10', 'A tea 10', 'B tea 7', 'C pot 30']);
  });

  test('mode "add" leaves known orders as they are and says what differs', async () => {
    await bench.load(ROLES, january);
    const rows = [line('A', 1, 'tea', '99'), line('D', 4, 'tea', '8')];
    const check = await bench.check(ROLES, rows, { mode: 'add' });
    expect(check.ledger).toMatchObject({ loaded: 1, unchanged: 1, amount: '8' });
    const orders = check.differences?.find(({ table }) => table === 'orders');
    expect(orders).toMatchObject({ new: 1, changed: 1, unchanged: 0 });
    expect(orders?.examples[0]).toEqual({
      what: 'changed',
      key: 'A',
      changes: [
        { column: 'lines', before: '2', after: '1' },
        { column: 'amount', before: '15', after: '99' },
      ],
    });
    await bench.load(ROLES, rows, { mode: 'add', name: 'b.csv' });
    expect(lines()).toEqual(['A cup 5', 'A tea 10', 'B tea 7', 'C pot 30', 'D tea 8']);
  });

  test('mode "replacePeriod" takes away what the days of the file no longer hold', async () => {
    await bench.load(ROLES, [...january, line('E', 9, 'tea', '1')]);
    const rows = [line('A', 1, 'tea', '10'), line('A', 1, 'cup', '5'), line('F', 3, 'cup', '2')];
    const check = await bench.check(ROLES, rows, { mode: 'replacePeriod' });
    expect(check.differences?.find(({ table }) => table === 'orders')).toMatchObject({ new: 1, changed: 0, unchanged: 1, vanished: 2 });
    expect(check.movedMonths?.[0]).toMatchObject({ calendar: 'gregorian', month: 0, before: '53', after: '18' });
    await bench.load(ROLES, rows, { mode: 'replacePeriod', name: 'b.csv' });
    expect(lines()).toEqual(['A cup 5', 'A tea 10', 'E tea 1', 'F cup 2']);
    expect(bench.store.info()).toMatchObject({ orders: 3, lines: 4, firstDay: 1, lastDay: 9 });
    const { id } = await bench.undo(2);
    expect(id).toBe(2);
    expect(lines()).toEqual(['A cup 5', 'A tea 10', 'B tea 7', 'C pot 30', 'E tea 1']);
  });

  test('the time of a client is that of its valid lines', async () => {
    await bench.load(ROLES, [line('A', 1, 'tea', '1'), line('B', 5, 'tea', '2'), line('C', 5, 'pot', '3')]);
    await bench.load(ROLES, [line('A', 3, 'tea', '1'), line('B', 4, 'tea', '2'), line('Z', 1, 'cup', '1'), line('C', 5, 'pot', '3')], {
      name: 'b.csv',
    });
    expect(bench.store.info()).toMatchObject({ firstDay: 1, lastDay: 5 });
    await bench.load(ROLES, [line('D', 5, 'pot', '9'), line('E', 1, 'pot', '9')], { name: 'c.csv', mode: 'replacePeriod' });
    await bench.load(ROLES, [line('D', 4, 'pot', '9'), line('E', 5, 'pot', '9')], { name: 'd.csv', mode: 'replacePeriod' });
    expect(bench.store.info()).toMatchObject({ firstDay: 4, lastDay: 5, orders: 2, lines: 2 });
  });

  test('what an order says about itself follows the newer file', async () => {
    await bench.load(ROLES, january);
    const check = await bench.check(ROLES, [line('B', 2, 'tea', '7', { status: 'refunded' })]);
    expect(check.ledger).toMatchObject({ loaded: 0, unchanged: 1 });
    expect(check.differences?.find(({ table }) => table === 'orders')?.examples[0]).toEqual({
      what: 'changed',
      key: 'B',
      changes: [{ column: 'status', before: 'paid', after: 'refunded' }],
    });
    await bench.load(ROLES, [line('B', 2, 'tea', '7', { status: 'refunded' })], { name: 'b.csv' });
    const status = bench.store.reader.prepare("SELECT label FROM orders JOIN labels ON label_id = status_id WHERE order_key = 'B'").pluck().get();
    expect(status).toBe('refunded');
  });

  test('an order at the same instant under another customer had its customer corrected; at another instant it is another order', async () => {
    await bench.load(ROLES, [line('A', 1, 'tea', '10', { customerId: '' }), line('B', 2, 'tea', '7')]);
    const rows = [line('A', 1, 'tea', '10', { customerId: 'zoe' }), line('B', 8, 'cup', '3', { customerId: 'zoe' })];
    const summary = await bench.load(ROLES, rows, { name: 'b.csv' });
    expect(summary.ledger).toMatchObject({ loaded: 1, unchanged: 1 });
    const customers = bench.store.reader
      .prepare('SELECT order_key, customer_key, ordered_at / 86400 FROM orders LEFT JOIN customers USING (customer_id) ORDER BY order_id')
      .raw();
    expect(customers.all()).toEqual([
      ['A', 'zoe', 1],
      ['B', 'ann', 2],
      ['B', 'zoe', 8],
    ]);
  });

  test('what the file has no column for is not compared', async () => {
    await bench.load(
      [...ROLES, 'cost'],
      january.map((row) => ({ ...row, cost: '1' })),
    );
    const again = await bench.load(ROLES, january, { name: 'b.csv' });
    expect(again.ledger).toMatchObject({ loaded: 0, unchanged: 4 });
    expect(bench.store.reader.prepare('SELECT sum(cost) FROM order_lines WHERE superseded_by IS NULL').pluck().get()).toBe(40_000);
  });
});

describe('an order that is cut over files', () => {
  test("lines outside of the newer file's time stay: an order over the end of a month", async () => {
    await bench.load(ROLES, [line('A', 29, 'tea', '1'), line('X', 31, 'tea', '10')]);
    await bench.load(ROLES, [line('X', 32, 'cup', '5'), line('Y', 33, 'cup', '6')], { name: 'february.csv' });
    expect(lines()).toEqual(['A tea 1', 'X cup 5', 'X tea 10', 'Y cup 6']);
  });

  test('an order whose date was corrected moves, wherever it stood', async () => {
    await bench.load(ROLES, [line('A', 1, 'tea', '1'), line('X', 2, 'tea', '10'), line('X', 2, 'cup', '5'), line('B', 3, 'tea', '7')]);
    const moved = await bench.load(ROLES, [line('X', 40, 'tea', '10'), line('X', 40, 'cup', '5')], { name: 'moved.csv' });
    expect(moved.ledger).toMatchObject({ loaded: 2, unchanged: 0 });
    expect(lines()).toEqual(['A tea 1', 'B tea 7', 'X cup 5', 'X tea 10']);
    expect(bench.store.reader.prepare("SELECT ordered_at / 86400 FROM orders WHERE order_key = 'X'").pluck().get()).toBe(40);
  });

  test('an export in pages: the last order of one and the first of the next join', async () => {
    await bench.load(ROLES, [line('A', 1, 'tea', '1'), line('X', 2, 'tea', '10')]);
    const second = await bench.load(ROLES, [line('X', 2, 'cup', '5'), line('Y', 2, 'cup', '6')], { name: 'page-2.csv' });
    expect(second.ledger).toMatchObject({ loaded: 2, unchanged: 0 });
    expect(lines()).toEqual(['A tea 1', 'X cup 5', 'X tea 10', 'Y cup 6']);
  });

  test('a file cut by rows begins and ends inside an order: what lies beyond stays', async () => {
    const whole = [
      line('A', 1, 'tea', '1'),
      line('A', 1, 'cup', '2'),
      line('A', 1, 'pot', '3'),
      line('B', 2, 'tea', '4'),
      line('C', 3, 'tea', '5'),
      line('C', 3, 'cup', '6'),
    ];
    await bench.load(ROLES, whole);
    const part = await bench.load(ROLES, whole.slice(1, 5), { name: 'part.csv' });
    expect(part.ledger).toMatchObject({ loaded: 0, unchanged: 4 });
    expect(lines()).toHaveLength(6);
    await bench.load(ROLES, [line('A', 1, 'cup', '2'), line('B', 2, 'tea', '4'), line('C', 3, 'cup', '6')], { name: 'gaps.csv' });
    expect(lines()).toEqual(['A cup 2', 'A tea 1', 'B tea 4', 'C cup 6']);
  });

  test('inside a file there is no cut: the lines of the file count', async () => {
    await bench.load(ROLES, [line('A', 1, 'tea', '1'), line('X', 2, 'tea', '10'), line('Z', 3, 'pot', '2')]);
    await bench.load(ROLES, [line('V', 1, 'tea', '3'), line('X', 2, 'cup', '5'), line('Y', 3, 'cup', '6')], { name: 'b.csv' });
    expect(lines()).toEqual(['A tea 1', 'V tea 3', 'X cup 5', 'Y cup 6', 'Z pot 2']);
  });
});

describe('lines without an order number', () => {
  const KEYLESS: readonly Role[] = ['orderDate', 'customerId', 'productId', 'amount'];
  const sale = (day: number, amount: string, customerId = ''): FeedRow => ({ orderDate: String(day * DAY), customerId, productId: 'tea', amount });

  test('of n equal lines in the file and m in the store, n − m are new', async () => {
    await bench.load(KEYLESS, [sale(1, '2'), sale(1, '2'), sale(2, '2')]);
    const check = await bench.check(KEYLESS, [sale(1, '2'), sale(1, '2'), sale(1, '2'), sale(2, '3'), sale(2, '2', 'ann')]);
    expect(check.ledger).toMatchObject({ read: 5, loaded: 3, unchanged: 2, amount: '7' });
    expect(check.differences?.find(({ table }) => table === 'orders')).toMatchObject({ new: 3, changed: 0, unchanged: 2, vanished: 1 });
    await bench.load(KEYLESS, [sale(1, '2'), sale(1, '2'), sale(1, '2'), sale(2, '3'), sale(2, '2', 'ann')], { name: 'b.csv' });
    expect(lines()).toEqual(['tea 2', 'tea 2', 'tea 2', 'tea 2', 'tea 2', 'tea 3']);
    const third = await bench.load(KEYLESS, [sale(2, '3'), sale(3, '1')], { name: 'c.csv' });
    expect(third.ledger).toMatchObject({ loaded: 1, unchanged: 1 });
  });

  test('replacing the period takes away copies that are too many', async () => {
    await bench.load(KEYLESS, [sale(1, '2'), sale(1, '2'), sale(2, '2'), sale(9, '4')]);
    await bench.load(KEYLESS, [sale(1, '2'), sale(2, '5')], { name: 'b.csv', mode: 'replacePeriod' });
    expect(lines()).toEqual(['tea 2', 'tea 4', 'tea 5']);
    await bench.undo(2);
    expect(lines()).toEqual(['tea 2', 'tea 2', 'tea 2', 'tea 4']);
  });
});

describe('orders in one file and their lines in another', () => {
  const HEADS: readonly Role[] = ['orderId', 'orderDate', 'customerId', 'status', 'channel'];
  const ITEMS: readonly Role[] = ['orderId', 'productId', 'quantity', 'amount'];
  const heads: FeedRow[] = [
    { orderId: 'A', orderDate: String(DAY), customerId: 'ann', status: 'paid', channel: 'web' },
    { orderId: 'B', orderDate: String(2 * DAY), customerId: 'bob', status: 'open', channel: '' },
  ];
  const items: FeedRow[] = [
    { orderId: 'A', productId: 'tea', quantity: '2', amount: '10' },
    { orderId: 'A', productId: 'cup', quantity: '1', amount: '5' },
    { orderId: 'B', productId: 'tea', quantity: '1', amount: '5' },
  ];
  const stored = () =>
    bench.store.reader
      .prepare(
        `SELECT order_key, customer_key, l.ordered_at / 86400, (SELECT label FROM labels WHERE label_id = l.channel_id), amount / 10000 FROM order_lines l
         JOIN orders o USING (order_id) JOIN customers c USING (customer_id) WHERE l.superseded_by IS NULL ORDER BY line_id`,
      )
      .raw()
      .all();

  test('lines take date, customer and channel from their order; those of unknown orders are refused with their line', async () => {
    expect((await bench.load(HEADS, heads, { kind: 'orderHeads', name: 'h.csv' })).ledger).toMatchObject({ loaded: 2, unchanged: 0, amount: '0' });
    const rows = [...items, { orderId: 'Q', productId: 'tea', quantity: '1', amount: '7' }];
    const check = await bench.check(ITEMS, rows, { kind: 'orderLines', name: 'l.csv' });
    const summary = await bench.load(ITEMS, rows, { kind: 'orderLines', name: 'l.csv' });
    expect(summary.ledger).toMatchObject({ read: 4, loaded: 3, rejected: 1, amount: '20', anonymous: 0 });
    expect(check.ledger).toEqual(summary.ledger);
    expect(check.rejected).toEqual([{ row: 4, line: 5, column: 'orderId', reason: 'unknownOrder', value: 'Q' }]);
    expect(listRejected(bench.store, { id: 2, offset: 0, limit: 9 }).rows).toEqual(check.rejected);
    expect(stored()).toEqual([
      ['A', 'ann', 1, 'web', 10],
      ['A', 'ann', 1, 'web', 5],
      ['B', 'bob', 2, null, 5],
    ]);
    expect((await bench.load(ITEMS, items, { kind: 'orderLines', name: 'again.csv' })).ledger).toMatchObject({ loaded: 0, unchanged: 3 });
  });

  test('a newer list of orders changes date, customer and status in place, and their lines move with them', async () => {
    await bench.load(HEADS, heads, { kind: 'orderHeads', name: 'h.csv' });
    await bench.load(ITEMS, items, { kind: 'orderLines', name: 'l.csv' });
    const later = [{ ...heads[0], orderDate: String(40 * DAY), status: 'sent' }, heads[1] ?? {}];
    const summary = await bench.load(HEADS, later, { kind: 'orderHeads', name: 'h2.csv' });
    expect(summary.ledger).toMatchObject({ loaded: 1, unchanged: 1 });
    expect(stored().map((row) => (row as unknown[])[2])).toEqual([40, 40, 2]);
    await bench.undo(3);
    expect(stored().map((row) => (row as unknown[])[2])).toEqual([1, 1, 2]);
  });

  test('a list of orders may follow lines that had dates of their own', async () => {
    await bench.load(ROLES, january);
    const summary = await bench.load(HEADS, [{ orderId: 'A', orderDate: String(DAY), customerId: 'ann', status: 'sent', channel: 'web' }], {
      kind: 'orderHeads',
      name: 'h.csv',
    });
    expect(summary.newOrders).toBe(0);
    expect(lines()).toEqual(['A cup 5', 'A tea 10', 'B tea 7', 'C pot 30']);
  });

  test("a corrected line replaces its order's lines", async () => {
    await bench.load(HEADS, heads, { kind: 'orderHeads', name: 'h.csv' });
    await bench.load(ITEMS, items, { kind: 'orderLines', name: 'l.csv' });
    await bench.load(ITEMS, [{ orderId: 'A', productId: 'tea', quantity: '3', amount: '15' }], { kind: 'orderLines', name: 'l2.csv' });
    expect(lines()).toEqual(['A tea 15', 'B tea 5']);
  });
});
