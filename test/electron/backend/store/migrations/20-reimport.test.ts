import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commitImport } from '../../../../../electron/backend/imports/commit-import.ts';
import { undoImport } from '../../../../../electron/backend/imports/undo-import.ts';
import { openWritable } from '../../../../../electron/backend/store/driver.ts';
import { migrate } from '../../../../../electron/backend/store/migrate.ts';
import { foundation } from '../../../../../electron/backend/store/migrations/10-foundation.ts';
import { openStore } from '../../../../../electron/backend/store/open-store.ts';
import { readImport, readImportTotals } from '../../../../../electron/backend/store/queries/imports.ts';
import { insertMeta } from '../../../../../electron/backend/store/queries/meta.ts';
import { openWarehouse } from '../../../../../electron/backend/warehouse/open-warehouse.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import { type FeedRow, feedMapping, feedReader, writeFeed } from '../../imports/support/feed.ts';
import { verifyStore } from '../../imports/support/verify-store.ts';
import { quietJob } from '../../imports/support/workbench.ts';

const ROLES: readonly Role[] = ['orderId', 'orderDate', 'customerId', 'amount'];

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-migration-20-'));
  path = join(folder, 'old.clientele');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file as version 10 left it: two imports, of two orders with a number and of one sale without, and what the second changed. */
function writeOldFile(): void {
  const db = openWritable(path, { create: true });
  migrate(db, path, [foundation]);
  insertMeta(db, { projectId: '8c6b3e6e-2f7c-4a57-9c2e-1d1f6f4b0a11', name: 'Old', createdAt: '2024-01-01T00:00:00.000Z' });
  const mapping = JSON.stringify(feedMapping('orders', ROLES));
  const insert = db.prepare(
    `INSERT INTO imports VALUES (?, 'orders', ?, ?, ?, 'f', '${mapping}', '["orderId","orderDate","customerId","amount"]', '2024-01-0' || ? || 'T00:00:00.000Z',
      ?, ?, 0, 0, '[]', ?, 0, ?, ?, 0, ?, ?, 0, ?, ?, 0)`,
  );
  insert.run(1, 'one.csv', 100, 'a'.repeat(64), 1, 2, 2, '30', 0, 1, 2, 2, 86_400, 172_800);
  insert.run(2, 'two.csv', 50, 'b'.repeat(64), 2, 1, 1, '5', 1, 0, 1, 1, 259_200, 259_200);
  db.exec(`
    INSERT INTO customers (customer_id, customer_key, name, import_id, row_no) VALUES (1, 'ann', 'Ann', 1, 1);
    INSERT INTO orders (order_id, order_key, customer_id, ordered_at, import_id, row_no) VALUES
      (1, 'A', 1, 86400, 1, 1), (2, 'B', 1, 172800, 1, 2), (3, '#2-1', NULL, 259200, 2, 1);
    INSERT INTO order_lines (line_id, import_id, row_no, order_id, ordered_at, quantity, amount) VALUES
      (1, 1, 1, 1, 86400, 10000, 100000), (2, 1, 2, 2, 172800, 10000, 200000), (3, 2, 1, 3, 259200, 10000, 50000);
    INSERT INTO raw_chunks VALUES (1, 1, 2, 2, 0, x'', x''), (2, 1, 1, 2, 0, x'', x'');
    INSERT INTO import_changes VALUES (2, 1, 'customers', '1', '{"customer_id":{"i":"1"},"customer_key":"ann","name":null,"import_id":{"i":"1"},"row_no":{"i":"1"}}');
  `);
  db.pragma('journal_mode = WAL');
  db.close();
}

test('a file of the first version keeps everything, is backed up, and newer files merge with it', async () => {
  writeOldFile();
  const store = openStore(path);
  expect(existsSync(`${path}.before-upgrade-of-10.backup`)).toBe(true);
  expect(readImport(store.reader, 1)).toMatchObject({
    mode: 'add',
    groupId: null,
    keylessLines: 0,
    ledger: { read: 2, loaded: 2, unchanged: 0, filtered: 0, rejected: 0, amount: '30' },
    added: { orders: 2, lines: 2, customers: 1 },
    superseded: { orders: 0, lines: 0 },
  });
  expect(readImportTotals(store.reader)).toEqual({ keylessLines: 1, supersededOrders: 0, supersededLines: 0 });
  expect(store.reader.pragma('foreign_key_check')).toEqual([]);
  const warehouse = await openWarehouse({ store, cacheDir: folder });
  const bench = { folder, store, warehouse } as never;
  expect(await verifyStore(bench)).toEqual([]);

  const rows: FeedRow[] = [
    { orderId: 'B', orderDate: '172800', customerId: 'ann', amount: '21' },
    { orderId: '', orderDate: '259200', customerId: '', amount: '5' },
  ];
  writeFeed(join(folder, 'three.csv'), ROLES, rows);
  const parts = { store, warehouse, readRecords: feedReader(ROLES, rows) };
  const summary = await commitImport(parts, { path: join(folder, 'three.csv'), mapping: feedMapping('orders', ROLES) }, quietJob());
  expect(summary).toMatchObject({ id: 3, newOrders: 0, ledger: { loaded: 1, unchanged: 1, amount: '21' } });
  expect(await verifyStore(bench)).toEqual([]);
  await undoImport({ store, warehouse }, 3, quietJob());
  await undoImport({ store, warehouse }, 2, quietJob());
  expect(await verifyStore(bench)).toEqual([]);
  expect(store.info()).toMatchObject({ orders: 2, lines: 2 });
  expect(store.reader.prepare('SELECT name FROM customers').pluck().all()).toEqual([null]);
  await warehouse.close();
  store.close();
});
