import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

/** More than a call takes arguments. */
const MANY = 140_000;
const DAY = 86_400;

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

test('a list moves very many orders in time', { timeout: 60_000 }, async () => {
  const orders = Array.from({ length: MANY }, (_, index) => ({ orderId: `o${index}`, orderDate: String(DAY), amount: '1' }));
  await bench.load(['orderId', 'orderDate', 'amount'], orders, { chunk: 20_000 });
  const heads = orders.map(({ orderId }) => ({ orderId, orderDate: String(2 * DAY) }));
  const { ledger } = await bench.load(['orderId', 'orderDate'], heads, { kind: 'orderHeads', chunk: 20_000, name: 'heads.csv' });
  expect(ledger).toMatchObject({ loaded: MANY, unchanged: 0 });
  const moved = bench.store.reader
    .prepare<[number], number>('SELECT count(*) FROM order_lines WHERE ordered_at = ?')
    .pluck()
    .get(2 * DAY);
  expect(moved).toBe(MANY);
});

test('very many lines without a number vanish with their day', { timeout: 60_000 }, async () => {
  const lines = Array.from({ length: MANY }, (_, index) => ({ orderDate: String(DAY), amount: String(index) }));
  await bench.load(['orderDate', 'amount'], lines, { chunk: 20_000 });
  await bench.load(['orderDate', 'amount'], [{ orderDate: String(DAY), amount: '-1' }], { mode: 'replacePeriod', name: 'day.csv' });
  expect(bench.store.info()).toMatchObject({ orders: 1, lines: 1 });
});
