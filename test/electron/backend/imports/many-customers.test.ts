import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commitImport } from '../../../../electron/backend/imports/commit-import.ts';
import { undoImport } from '../../../../electron/backend/imports/undo-import.ts';
import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { ask, handMapping } from './support/text-import.ts';
import { verifyStore } from './support/verify-store.ts';
import { openWorkbench, quietJob, type Workbench } from './support/workbench.ts';

/** More than one step takes. */
const MANY = 10_500;

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

/** Keys in no order: 7,919 is prime to the count. */
const keys = Array.from({ length: MANY }, (_, index) => `C${(index * 7919) % MANY}`);

function file(kind: ImportKind, roles: readonly Role[], lines: readonly string[]) {
  const path = join(bench.folder, `${kind}.csv`);
  writeFileSync(path, `${roles.join()}\n${lines.join('\n')}\n`);
  return { path, mapping: handMapping(kind, [...roles], roles), allowRepeat: true };
}
const orders = () =>
  file(
    'orders',
    ['orderId', 'customerId', 'orderDate', 'amount'],
    keys.map((key, index) => `O${index},${key},2024-01-${String((index % 28) + 1).padStart(2, '0')},1.50`),
  );
const stored = () =>
  bench.store.reader
    .prepare<[], { n: number; distinct: number }>('SELECT count(*) AS n, count(DISTINCT customer_key) AS "distinct" FROM customers')
    .get();

describe('very many customers into an empty client', () => {
  test('are all there, each once, and found again by the next file', async () => {
    await commitImport(bench, orders(), quietJob());
    expect(stored()).toEqual({ n: MANY, distinct: MANY });
    const again = await commitImport(bench, orders(), quietJob());
    expect(again).toMatchObject({ newCustomers: 0, newOrders: 0, ledger: { loaded: 0, unchanged: MANY } });
    expect(await ask(bench, 'select count(*) as n from customers')).toEqual([{ n: MANY }]);
    expect(await verifyStore(bench)).toEqual([]);
  });

  test('as a list with names as well; an undo leaves an empty client that takes them again', async () => {
    const list = () =>
      file(
        'customers',
        ['customerId', 'customerName'],
        keys.map((key) => `${key},Name of ${key}`),
      );
    const { id } = await commitImport(bench, list(), quietJob());
    expect(stored()).toEqual({ n: MANY, distinct: MANY });
    await undoImport(bench, id, quietJob());
    expect(stored()).toEqual({ n: 0, distinct: 0 });
    await commitImport(bench, list(), quietJob());
    expect(stored()).toEqual({ n: MANY, distinct: MANY });
    expect(await ask(bench, "select name from customers where customer_key = 'C77'")).toEqual([{ name: 'Name of C77' }]);
  });

  test('cancelled while they are written, nothing is there', async () => {
    const cancel = new AbortController();
    const stage = (name: string) => {
      if (name === 'write') cancel.abort();
    };
    await expect(commitImport(bench, orders(), { ...quietJob(cancel.signal), stage })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(stored()).toEqual({ n: 0, distinct: 0 });
  });
});

describe('two customers with one number', () => {
  const rows = ['A', 'B', 'A'].map((key, index) => ({ id: index + 1, key, name: null, email: null, phone: null, city: null, country: null }));

  test('never come into the warehouse, and nothing of their import does', async () => {
    const append = await bench.warehouse.beginAppend(1);
    await append.appendDimensions({ customers: rows, products: [], orders: [] });
    await expect(append.prepare()).rejects.toThrow('two customers have the number "A"');
    await append.rollback();
    expect(await ask(bench, 'select count(*) as n from customers')).toEqual([{ n: 0 }]);
  });

  test('are found by a verification of the client file, and do not keep it from being opened', async () => {
    await commitImport(bench, orders(), quietJob());
    bench.store.writer.prepare("UPDATE customers SET customer_key = 'C1' WHERE customer_key = 'C2'").run();
    const [fault, ...others] = await verifyStore(bench);
    expect(fault).toBe('integrity: customers.customer_key "C1"');
    expect(others).toEqual(['relation customers differs from a fresh build']);
  });
});
