import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReadable, openWritable } from '../../../../electron/backend/store/driver.ts';
import { type Migration, migrate, readSchemaVersion } from '../../../../electron/backend/store/migrate.ts';
import { MIGRATIONS } from '../../../../electron/backend/store/migrations/index.ts';
import { createStore } from '../../../../electron/backend/store/open-store.ts';

const notes: Migration = { version: 9000, up: (db) => db.exec('CREATE TABLE notes (note TEXT NOT NULL) STRICT') };
const failing: Migration = {
  version: 9010,
  up: (db) => {
    db.exec('DROP TABLE notes');
    throw new Error('half way');
  },
};

const NEWEST = MIGRATIONS.at(-1)?.version ?? 0;

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-migrate-'));
  path = join(folder, 'shop.clientele');
  createStore(path, 'Shop').close();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('an upgrade keeps a checked copy of the file as it was', () => {
  const db = openWritable(path);
  db.exec("UPDATE meta SET value = 'Renamed' WHERE key = 'name'");
  migrate(db, path, [...MIGRATIONS, notes]);
  expect(readSchemaVersion(db)).toBe(9000);
  db.close();
  const copies = readdirSync(folder).filter((name) => name.endsWith('.backup'));
  expect(copies).toEqual([`shop.clientele.before-upgrade-of-${NEWEST}.backup`]);
  const copy = openReadable(join(folder, copies[0] ?? ''));
  expect(readSchemaVersion(copy)).toBe(NEWEST);
  expect(copy.prepare("SELECT value FROM meta WHERE key = 'name'").pluck().get()).toBe('Renamed');
  copy.close();
});

test('a step that fails leaves the file at the version before it', () => {
  const db = openWritable(path);
  expect(() => migrate(db, path, [...MIGRATIONS, notes, failing])).toThrow('half way');
  expect(readSchemaVersion(db)).toBe(9000);
  expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'notes'").pluck().get()).toBe(1);
  db.close();
});

test('nothing happens to a file that is up to date, and a newer one is refused', () => {
  const db = openWritable(path);
  migrate(db, path, MIGRATIONS);
  expect(existsSync(`${path}.before-upgrade-of-${NEWEST}.backup`)).toBe(false);
  migrate(db, path, [...MIGRATIONS, notes]);
  expect(() => migrate(db, path, MIGRATIONS)).toThrow(expect.objectContaining({ code: 'PROJECT_TOO_NEW' }));
  db.close();
});

test('versions grow by tens', () => {
  const db = openWritable(path);
  const at = (version: number): Migration => ({ version, up: () => undefined });
  expect(() => migrate(db, path, [at(20), at(10)])).toThrow(/by tens/);
  expect(() => migrate(db, path, [at(15)])).toThrow(/by tens/);
  db.close();
});
