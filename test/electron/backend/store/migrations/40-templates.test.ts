import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWritable } from '../../../../../electron/backend/store/driver.ts';
import { migrate } from '../../../../../electron/backend/store/migrate.ts';
import { MIGRATIONS } from '../../../../../electron/backend/store/migrations/index.ts';
import { revertChanges } from '../../../../../electron/backend/store/queries/import-changes.ts';
import { readTemplates } from '../../../../../electron/backend/store/queries/templates.ts';

const BEFORE = MIGRATIONS.filter(({ version }) => version < 40);
const mappingOf = (header: string) =>
  JSON.stringify({
    version: 1,
    kind: 'customers',
    dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, hasHeader: true },
    columns: [
      { index: 1, header, role: 'email', reading: { kind: 'text' } },
      { index: 0, header: 'id', role: 'customerId', reading: { kind: 'text' } },
    ],
    filters: [],
  });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-migration-40-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('saved mappings become templates, and undo still brings the older one back', () => {
  const path = join(folder, 'old.clientele');
  const db = openWritable(path, { create: true });
  migrate(db, path, BEFORE);
  db.pragma('foreign_keys = OFF');
  db.prepare('INSERT INTO saved_mappings (fingerprint, name, used_at, mapping) VALUES (?, ?, ?, ?)').run(
    'f1',
    'may.csv',
    '2024-05-01T00:00:00.000Z',
    mappingOf('mail'),
  );
  const older = { fingerprint: 'f1', name: 'april.csv', used_at: '2024-04-01T00:00:00.000Z', mapping: mappingOf('e-mail') };
  const keep = db.prepare("INSERT INTO import_changes (import_id, seq, table_name, row_key, before) VALUES (?, ?, 'saved_mappings', ?, ?)");
  keep.run(2, 1, 'f1', JSON.stringify(older));
  keep.run(3, 1, 'f2', null);
  migrate(db, path, MIGRATIONS);
  expect(readTemplates(db)).toMatchObject([
    { fingerprint: 'f1', name: 'may.csv', isNamed: false, mode: 'update', header: ['id', 'mail'], mapping: { kind: 'customers' } },
  ]);
  for (const _step of revertChanges(db, 3));
  for (const _step of revertChanges(db, 2));
  expect(readTemplates(db)).toMatchObject([{ name: 'april.csv', isNamed: false, header: ['id', 'e-mail'], usedAt: '2024-04-01T00:00:00.000Z' }]);
  db.close();
});
