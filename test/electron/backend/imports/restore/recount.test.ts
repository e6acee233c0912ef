import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recountImport } from '../../../../../electron/backend/imports/restore/recount.ts';
import { importText } from '../support/text-import.ts';
import { openWorkbench, quietJob, type Workbench } from '../support/workbench.ts';

const HEAD = 'orderId,orderDate,customerId,productId,quantity,unitPrice,amount,cost,discount';
const ORDERS = [
  HEAD,
  '1,2024-02-01,A,tea,2,5.25,10.5,4.1,0.0001',
  '1,2024-02-01,A,cup,1,8,8,3,',
  '2,2024-02-02,B,tea,1,5.25,5.25,,1.5',
  '3,2024-02-03,C,pot,x,900000000000.1234,900000000000.1234,1,',
  '4,2024-02-04,C,pot,1,900000000000.1234,900000000000.1234,700000000000.9999,',
];

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

const recount = (id: number) => recountImport({ store: bench.store, warehouse: bench.warehouse, stagingDir: bench.folder }, id, quietJob());

describe('control totals, counted again', () => {
  test('of order lines: every column of numbers, to the last digit, from text to warehouse', async () => {
    const { id } = await importText(bench, 'orders', ORDERS);
    const counted = await recount(id);
    expect(counted.rows).toEqual([
      { what: 'read', ledger: 5, counted: 5, agrees: true },
      { what: 'filtered', ledger: 0, counted: 0, agrees: true },
      { what: 'rejected', ledger: 1, counted: 1, agrees: true },
      { what: 'loaded', ledger: 4, counted: 4, agrees: true },
      { what: 'unchanged', ledger: 0, counted: 0, agrees: true },
    ]);
    const same = (column: string, sum: string) => ({ column, file: sum, store: sum, valid: sum, warehouse: sum, agrees: true });
    expect(counted).toMatchObject({ agrees: true, table: 'order_lines' });
    expect(counted.sums).toEqual([
      same('quantity', '5'),
      same('unit_price', '900000000018.6234'),
      same('amount', '900000000023.8734'),
      same('discount', '1.5001'),
      same('cost', '700000000008.0999'),
    ]);
  });

  test('after a newer file: unchanged rows are told, replaced ones no longer count for analyses', async () => {
    await importText(bench, 'orders', ORDERS);
    const newer = await importText(bench, 'orders', [
      HEAD,
      '1,2024-02-01,A,tea,2,5.25,10.5,4.1,0.0001',
      '1,2024-02-01,A,cup,2,8,16,3,',
      '9,2024-02-09,A,cup,1,8,8,3,',
    ]);
    expect(newer.ledger).toMatchObject({ read: 3, loaded: 2, unchanged: 1 });
    const [first, second] = [await recount(1), await recount(newer.id)];
    expect(first.agrees).toBe(true);
    expect(first.sums.find(({ column }) => column === 'cost')).toMatchObject({
      file: '700000000008.0999',
      store: '700000000008.0999',
      valid: '700000000005.0999',
    });
    expect(second.agrees).toBe(true);
    expect(second.rows.find(({ what }) => what === 'unchanged')).toMatchObject({ ledger: 1, counted: 1 });
    expect(second.sums.find(({ column }) => column === 'amount')).toMatchObject({ file: '24', store: '24' });
  });

  test('a figure that was changed in the file of the client, and one that analyses lack, are found', async () => {
    const { id } = await importText(bench, 'orders', ORDERS);
    bench.store.writer.exec('UPDATE order_lines SET cost = cost + 1 WHERE line_id = 1');
    const counted = await recount(id);
    expect(counted.agrees).toBe(false);
    expect(counted.sums.filter(({ agrees }) => !agrees)).toMatchObject([
      { column: 'cost', file: '700000000008.0999', store: '700000000008.1', warehouse: '700000000008.0999' },
    ]);
    bench.store.writer.exec('DELETE FROM order_lines WHERE line_id = 1; DELETE FROM rejected_rows');
    expect((await recount(id)).rows.filter(({ agrees }) => !agrees).map(({ what, ledger, counted: now }) => [what, ledger, now])).toEqual([
      ['rejected', 1, 0],
      ['loaded', 4, 3],
      ['unchanged', 0, 2],
    ]);
  });

  test('a line without a quantity is one unit, of two columns for one thing the first that has a value counts', async () => {
    const lines = await importText(bench, 'orders', ['orderId,orderDate,quantity,amount', '1,2024-01-01,,5', '2,2024-01-02,3,5', '3,2024-01-02,,-5']);
    const counted = await recount(lines.id);
    expect(counted.agrees).toBe(true);
    expect(counted.sums.find(({ column }) => column === 'quantity')).toMatchObject({ file: '3', store: '3', warehouse: '3' });
    const costs = await importText(bench, 'costs', ['occurredAt,amount,cost', '2024-01-01,7,5', '2024-01-02,,5']);
    expect(await recount(costs.id)).toMatchObject({ agrees: true, sums: [{ column: 'amount', file: '12', store: '12', warehouse: '12' }] });
  });

  test('of what happened beside orders, and of lists that change things in place', async () => {
    const payments = await importText(bench, 'payments', ['paidAt,orderId,amount', '2024-02-01,1,12.5', '2024-02-02,2,-0.0001', '2024-02-03,3,n/a']);
    const counted = await recount(payments.id);
    expect(counted).toMatchObject({ agrees: true, table: 'payments' });
    expect(counted.sums).toMatchObject([{ column: 'amount', file: '12.4999', store: '12.4999', warehouse: '12.4999' }]);
    const customers = await importText(bench, 'customers', ['customerId,customerName', 'A,Ann', 'B,Ben']);
    expect(await recount(customers.id)).toEqual({
      agrees: true,
      table: null,
      sums: [],
      rows: [
        { what: 'read', ledger: 2, counted: 2, agrees: true },
        { what: 'filtered', ledger: 0, counted: 0, agrees: true },
        { what: 'rejected', ledger: 0, counted: 0, agrees: true },
      ],
    });
  });
});
