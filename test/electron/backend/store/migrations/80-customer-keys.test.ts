import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWritable } from '../../../../../electron/backend/store/driver.ts';
import { migrate } from '../../../../../electron/backend/store/migrate.ts';
import { MIGRATIONS } from '../../../../../electron/backend/store/migrations/index.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-migration-80-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('customers keep every column and their numbers, first with an index of its own and then without; orders still refer to them', () => {
  const path = join(folder, 'old.clientele');
  const db = openWritable(path, { create: true });
  migrate(
    db,
    path,
    MIGRATIONS.filter(({ version }) => version < 80),
  );
  db.pragma('foreign_keys = OFF');
  const columnsOf = () =>
    (db.pragma('table_info(customers)') as { name: string; type: string; notnull: number; pk: number }[]).map(({ name, type, notnull, pk }) => [
      name,
      type,
      notnull,
      pk,
    ]);
  const before = columnsOf();
  const names = before.map(([name]) => String(name));
  const values = names.map((name, at) =>
    name === 'type' ? 'person' : name === 'marketing_consent' ? 1 : before[at]?.[1] === 'TEXT' ? `${name} ä` : at + 1,
  );
  db.prepare<unknown[]>(`INSERT INTO customers (${names.join()}) VALUES (${names.map(() => '?').join()})`).run(...values);
  db.exec("INSERT INTO orders (order_id, order_key, customer_id, ordered_at, import_id, row_no) VALUES (1, 'O1', 1, 0, 1, 1)");

  migrate(
    db,
    path,
    MIGRATIONS.filter(({ version }) => version < 90),
  );
  db.pragma('foreign_keys = OFF');

  expect(columnsOf()).toEqual(before);
  expect(db.prepare('SELECT * FROM customers').raw().all()).toEqual([values]);
  const again = db.prepare<[string]>('INSERT INTO customers (customer_key, import_id, row_no) VALUES (?, 1, 2)');
  expect(() => again.run('customer_key ä')).toThrow(/UNIQUE/);
  again.run('another');

  migrate(db, path, MIGRATIONS);
  db.pragma('foreign_keys = OFF');
  again.run('customer_key ä');
  expect(db.prepare('PRAGMA foreign_key_list(orders)').all()).toContainEqual(expect.objectContaining({ table: 'customers', from: 'customer_id' }));
  expect(db.prepare("SELECT count(*) AS n FROM sqlite_master WHERE sql LIKE '%customers_anew%'").get()).toEqual({ n: 0 });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
});
