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

/** So many that their index is made after the rows. */
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
const indexes = () => bench.store.reader.prepare<[], [string]>("SELECT name FROM sqlite_master WHERE name = 'customers_by_key'").raw().all();
const stored = () =>
  bench.store.reader
    .prepare<[], { n: number; distinct: number }>('SELECT count(*) AS n, count(DISTINCT customer_key) AS "distinct" FROM customers')
    .get();

describe('very many customers into an empty client', () => {
  test('are all there, each once, and found again by the next file', async () => {
    await commitImport(bench, orders(), quietJob());
    expect(indexes()).toHaveLength(1);
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
    expect([stored(), indexes().length]).toEqual([{ n: 0, distinct: 0 }, 1]);
    await commitImport(bench, list(), quietJob());
    expect(stored()).toEqual({ n: MANY, distinct: MANY });
    expect(await ask(bench, "select name from customers where customer_key = 'C77'")).toEqual([{ name: 'Name of C77' }]);
  });

  test('cancelled while they are written, nothing is there and the index is', async () => {
    const cancel = new AbortController();
    const stage = (name: string) => {
      if (name === 'write') cancel.abort();
    };
    await expect(commitImport(bench, orders(), { ...quietJob(cancel.signal), stage })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect([stored(), indexes().length]).toEqual([{ n: 0, distinct: 0 }, 1]);
  });
});
