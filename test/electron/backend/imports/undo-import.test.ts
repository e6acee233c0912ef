import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseCurrency, readSetting } from '../../../../electron/backend/store/queries/meta.ts';
import { insertSegment, readFrozenMembers, writeFrozenMembers } from '../../../../electron/backend/store/queries/segments.ts';
import { readTemplates, removeTemplate, renameTemplate, writeTemplate } from '../../../../electron/backend/store/queries/templates.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { sql } from '../../../../shared/warehouse/sql.ts';
import { digestTables } from '../store/support/digests.ts';
import type { FeedRow } from './support/feed.ts';
import { openWorkbench, quietJob, type Workbench } from './support/workbench.ts';

const ORDER_ROLES: readonly Role[] = [
  'orderId',
  'orderDate',
  'customerId',
  'customerName',
  'city',
  'productId',
  'category',
  'amount',
  'channel',
  'currency',
];
const CUSTOMER_ROLES: readonly Role[] = ['customerId', 'customerName', 'city', 'country'];
const PRODUCT_ROLES: readonly Role[] = ['productId', 'productName', 'category', 'unitPrice', 'cost'];
const RELATIONS = ['customers', 'products', 'orders', 'order_lines', 'calendar'] as const;

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(async () => {
  await bench.close();
});

async function reopenEmpty(): Promise<void> {
  await bench.close();
  bench = await openWorkbench();
}

/** Everything the warehouse shows, as text. */
async function readWarehouse(): Promise<string> {
  const parts: unknown[] = [];
  for (const name of RELATIONS) {
    const { columns } = await bench.warehouse.query(sql([`select * from ${name} order by all`] as unknown as TemplateStringsArray));
    parts.push(
      Object.entries(columns).map(([column, { values, nulls }]) => [column, Array.from(values as ArrayLike<unknown>, String), [...(nulls ?? [])]]),
    );
  }
  return JSON.stringify(parts);
}

const word = (prefix: string, count: number) =>
  fc.oneof(
    fc.constant(''),
    fc.integer({ min: 1, max: count }).map((n) => `${prefix}${n}`),
  );
const amount = fc.integer({ min: -99_999, max: 999_999 }).map((n) => String(n / 100));
const orderRow: fc.Arbitrary<FeedRow> = fc.record({
  orderId: word('O', 8),
  orderDate: fc.integer({ min: 0, max: 5_000_000 }).map(String),
  customerId: word('c', 6),
  customerName: word('Name ', 3),
  city: word('City ', 3),
  productId: word('p', 5),
  category: word('Cat ', 2),
  amount,
  channel: word('ch', 3),
  currency: word('EU', 2),
});
const customerRow: fc.Arbitrary<FeedRow> = fc.record({
  customerId: word('c', 8),
  customerName: word('Name ', 3),
  city: word('City ', 3),
  country: word('X', 2),
});
const productRow: fc.Arbitrary<FeedRow> = fc.record({
  productId: word('p', 7),
  productName: word('Product ', 3),
  category: word('Cat ', 3),
  unitPrice: fc.oneof(fc.constant(''), amount),
  cost: fc.oneof(fc.constant(''), fc.constant('900000000000000.1234')),
});
const someOf = (row: fc.Arbitrary<FeedRow>) => fc.array(row, { minLength: 1, maxLength: 12 });
const HEAD_ROLES: readonly Role[] = ['orderId', 'orderDate', 'customerId', 'channel'];
const LINE_ROLES: readonly Role[] = ['orderId', 'productId', 'amount'];
const mode = fc.constantFrom('add' as const, 'update' as const, 'replacePeriod' as const);
const file = fc.oneof(
  fc.record({ kind: fc.constant('orderHeads' as const), roles: fc.constant(HEAD_ROLES), rows: someOf(orderRow) }),
  fc.record({ kind: fc.constant('orderLines' as const), roles: fc.constant(LINE_ROLES), rows: someOf(orderRow) }),
  fc.record({ kind: fc.constant('orders' as const), roles: fc.constant(ORDER_ROLES), rows: someOf(orderRow) }),
  fc.record({ kind: fc.constant('orders' as const), roles: fc.constant(ORDER_ROLES), rows: someOf(orderRow) }),
  fc.record({ kind: fc.constant('customers' as const), roles: fc.constant(CUSTOMER_ROLES), rows: someOf(customerRow) }),
  fc.record({ kind: fc.constant('products' as const), roles: fc.constant(PRODUCT_ROLES), rows: someOf(productRow) }),
);

const fileInMode = fc.tuple(file, mode).map(([loaded, chosen]) => ({ ...loaded, mode: chosen }));

/** False when there was nothing to load: lines of orders nobody knows. */
async function isLoaded(load: Promise<unknown>): Promise<boolean> {
  try {
    await load;
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'NOTHING_TO_LOAD' });
    return false;
  }
}

describe('undoImport', () => {
  test('any sequence of imports, undone one by one, passes through the same states backwards', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fileInMode, { minLength: 1, maxLength: 5 }), async (files) => {
        await reopenEmpty();
        const states = [digestTables(bench.store.reader)];
        const views = [await readWarehouse()];
        for (const { kind, roles, rows, mode } of files) {
          if (!(await isLoaded(bench.load(roles, rows, { kind, mode, chunk: 5, allowRepeat: true })))) continue;
          states.push(digestTables(bench.store.reader));
          views.push(await readWarehouse());
        }
        for (let id = states.length - 1; id >= 1; id--) {
          expect(digestTables(bench.store.reader)).toEqual(states[id]);
          expect(await readWarehouse()).toBe(views[id]);
          await bench.undo(id);
        }
        expect(digestTables(bench.store.reader)).toEqual(states[0]);
        expect(await readWarehouse()).toBe(views[0]);
      }),
      { numRuns: 20 },
    );
  });

  test('the warehouse after imports and undos is the one that would be built anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fileInMode, { minLength: 2, maxLength: 4 }), async (files) => {
        await reopenEmpty();
        let imports = 0;
        for (const { kind, roles, rows, mode } of files) {
          if (!(await isLoaded(bench.load(roles, rows, { kind, mode, chunk: 7, allowRepeat: true })))) continue;
          imports += 1;
          const grown = await readWarehouse();
          await bench.warehouse.rebuild(() => undefined);
          expect(await readWarehouse()).toBe(grown);
        }
        if (imports > 0) await bench.undo(imports);
        const appended = await readWarehouse();
        await bench.warehouse.rebuild(() => undefined);
        expect(await readWarehouse()).toBe(appended);
      }),
      { numRuns: 8 },
    );
  });

  test('ids are given again, the data version is not', async () => {
    bench = await openWorkbench();
    const rows = [{ orderDate: '1', amount: '1', customerId: 'a' }];
    expect((await bench.load(['orderDate', 'amount', 'customerId'], rows)).id).toBe(1);
    expect(await bench.undo(1)).toMatchObject({ id: 1, canUndo: false });
    expect((await bench.load(['orderDate', 'amount', 'customerId'], rows)).id).toBe(1);
    expect(bench.store.dataVersion()).toBe(4);
  });

  test('only the latest import can be undone, and the answer names it', async () => {
    await bench.load(['orderDate', 'amount'], [{ orderDate: '1', amount: '1' }], { name: 'first.csv' });
    await bench.load(['orderDate', 'amount'], [{ orderDate: '2', amount: '1' }], { name: 'second.csv' });
    await expect(bench.undo(1)).rejects.toMatchObject({ code: 'IMPORT_NOT_LATEST', params: { latestId: 2, fileName: 'second.csv' } });
    await expect(bench.undo(3)).rejects.toMatchObject({ code: 'IMPORT_NOT_FOUND' });
  });

  test('a cancelled undo changes nothing', async () => {
    await bench.load(['orderDate', 'amount'], [{ orderDate: '1', amount: '1' }]);
    const before = digestTables(bench.store.reader);
    const controller = new AbortController();
    controller.abort();
    await expect(bench.undo(1, quietJob(controller.signal))).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(digestTables(bench.store.reader)).toEqual(before);
  });

  test('customers that disappear leave frozen segments too', async () => {
    await bench.load(['orderDate', 'amount', 'customerId'], [{ orderDate: '1', amount: '1', customerId: 'a' }]);
    await bench.load(['orderDate', 'amount', 'customerId'], [{ orderDate: '1', amount: '2', customerId: 'b' }], { name: 'b.csv' });
    const at = '2024-01-01T00:00:00.000Z';
    const rule = { op: 'and' as const, of: [] };
    const { id } = insertSegment(bench.store.writer, { name: 'All', rule, frozenAt: at, createdAt: at, updatedAt: at });
    writeFrozenMembers(bench.store.writer, id, Int32Array.of(1, 2));
    await bench.undo(2);
    expect([...readFrozenMembers(bench.store.reader, id)]).toEqual([1]);
    expect(bench.store.reader.pragma('foreign_key_check')).toEqual([]);
  });
});

describe('what a person decided since', () => {
  const writer = () => bench.store.writer;
  const reader = () => bench.store.reader;
  const ROLES = ['orderDate', 'amount', 'currency'] as const;
  const load = (amount: string, name: string) => bench.load(ROLES, [{ orderDate: '1', amount, currency: 'USD' }], { name });
  const templates = () => readTemplates(reader()).map(({ name, usedAt }) => [name, usedAt]);

  test('a currency that was chosen stays, one that was taken over goes', async () => {
    await load('1', 'a.csv');
    expect(readSetting(reader(), 'currency')).toBe('USD');
    await bench.undo(1);
    expect(readSetting(reader(), 'currency')).toBe('');
    await load('1', 'a.csv');
    chooseCurrency(writer(), 'EUR');
    await bench.undo(1);
    expect(readSetting(reader(), 'currency')).toBe('EUR');
    chooseCurrency(writer(), '');
    await load('1', 'a.csv');
    await bench.undo(1);
    expect(readSetting(reader(), 'currency')).toBe('');
  });

  test('a template that was named stays; what a later import changed in it goes, its name does not', async () => {
    const { importedAt } = await load('1', 'a.csv');
    const [{ fingerprint } = { fingerprint: '' }] = readTemplates(reader());
    renameTemplate(writer(), fingerprint, 'Till');
    await load('2', 'b.csv');
    renameTemplate(writer(), fingerprint, 'Till of the shop');
    await bench.undo(2);
    expect(templates()).toEqual([['Till of the shop', importedAt]]);
    await bench.undo(1);
    expect(templates()).toEqual([['Till of the shop', importedAt]]);
  });

  test('a template that was removed or replaced is not brought back', async () => {
    await load('1', 'a.csv');
    await load('2', 'b.csv');
    const [template] = readTemplates(reader());
    removeTemplate(writer(), template?.fingerprint ?? '');
    await bench.undo(2);
    expect(templates()).toEqual([]);
    if (template !== undefined) writeTemplate(writer(), { ...template, name: 'from a colleague', isNamed: true, usedAt: '2030-01-01T00:00:00.000Z' });
    await bench.undo(1);
    expect(templates()).toEqual([['from a colleague', '2030-01-01T00:00:00.000Z']]);
  });
});

describe('cancelling an import', () => {
  test('at any chunk leaves store and warehouse as they were', async () => {
    await bench.load(ORDER_ROLES, fc.sample(orderRow, { numRuns: 30, seed: 1 }));
    const before = digestTables(bench.store.reader);
    const view = await readWarehouse();
    const rows = fc.sample(orderRow, { numRuns: 60, seed: 2 });
    for (let at = 0; at < 12; at++) {
      const controller = new AbortController();
      const onChunk = (index: number) => {
        if (index === at) controller.abort();
      };
      await expect(bench.load(ORDER_ROLES, rows, { name: 'x.csv', chunk: 5, onChunk, job: quietJob(controller.signal) })).rejects.toMatchObject({
        code: 'CANCELLED',
      });
      expect(digestTables(bench.store.reader)).toEqual(before);
      expect(await readWarehouse()).toBe(view);
    }
    const { ledger } = await bench.load(ORDER_ROLES, rows, { name: 'x.csv' });
    expect(ledger.loaded + ledger.unchanged).toBe(60);
    const valid = bench.store.reader.prepare('SELECT count(*) FROM order_lines WHERE superseded_by IS NULL').pluck().get();
    expect(bench.store.info().lines).toBe(valid);
  });
});
