import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SqliteDatabase } from '../../../../../electron/backend/store/driver.ts';
import { createStore } from '../../../../../electron/backend/store/open-store.ts';
import { readCustomer, readCustomersAfter } from '../../../../../electron/backend/store/queries/customers.ts';
import { readImport, readLatestImportId } from '../../../../../electron/backend/store/queries/imports.ts';
import { visitLines } from '../../../../../electron/backend/store/queries/order-line-scan.ts';
import { countLines, deleteLinesAbove, sumLines } from '../../../../../electron/backend/store/queries/order-lines.ts';
import { countOrders, createOrderReader, readOrdersAfter } from '../../../../../electron/backend/store/queries/orders.ts';
import { readBlockStarts, readRawBlock, readRawIndex } from '../../../../../electron/backend/store/queries/raw-chunks.ts';
import { countRejectedRows, readRejectedRows } from '../../../../../electron/backend/store/queries/rejected-rows.ts';
import { readFrozenMembers } from '../../../../../electron/backend/store/queries/segments.ts';
import type { ReadableDatabase, Store, WritableDatabase } from '../../../../../electron/backend/store/store.ts';

let folder: string;
let store: Store;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-plans-'));
  store = createStore(join(folder, 'shop.clientele'), 'Shop');
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Steps of the plans of every statement that `use` prepares. */
function plansOf(db: SqliteDatabase, use: (db: never) => unknown): string[] {
  const steps: string[] = [];
  const spy = new Proxy(db, {
    get: (target, name) => {
      if (name !== 'prepare') return Reflect.get(target, name) as unknown;
      return (source: string) => {
        const plan = target.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${source.replaceAll('?', 'NULL')}`).all();
        steps.push(...plan.map(({ detail }) => detail));
        return target.prepare(source);
      };
    },
  });
  use(spy as never);
  return steps;
}

test.each<[string, (db: ReadableDatabase) => unknown]>([
  ['customers by id', (db) => readCustomer(db, 1)],
  ['a page of customers', (db) => readCustomersAfter(db, 0, 10)],
  ['an order by id', (db) => createOrderReader(db)(1)],
  ['a page of orders', (db) => readOrdersAfter(db, 0, 10)],
  ['number of orders', (db) => countOrders(db)],
  ['number of lines', (db) => countLines(db)],
  ['totals of the latest import', (db) => sumLines(db, 5, 9)],
  ['lines of a range', (db) => visitLines(db, 1, 2, false, () => undefined)],
  ['an import', (db) => readImport(db, 1)],
  ['the latest import', (db) => readLatestImportId(db)],
  ['a raw row', (db) => readRawBlock(db, 1, 5)],
  ['where raw rows begin', (db) => [readRawIndex(db, 1, 5), readBlockStarts(db, 1)]],
  ['a page of refused rows', (db) => [readRejectedRows(db, 1, 100, 10), countRejectedRows(db, 1)]],
  ['members of a frozen segment', (db) => readFrozenMembers(db, 1)],
])('%s: found through a key, never by reading a table', (_name, use) => {
  const steps = plansOf(store.reader, use);
  expect(steps.length).toBeGreaterThan(0);
  for (const step of steps) expect(step).toMatch(/^SEARCH|^CORRELATED SCALAR SUBQUERY|^SCALAR/);
});

test('undo deletes lines by range', () => {
  const [step] = plansOf(store.writer, (db: WritableDatabase) => deleteLinesAbove(db, 7));
  expect(step).toBe('SEARCH order_lines USING INTEGER PRIMARY KEY (rowid>?)');
});
