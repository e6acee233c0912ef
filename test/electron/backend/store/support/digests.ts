import { createHash } from 'node:crypto';
import type { ReadableDatabase } from '../../../../../electron/backend/store/driver.ts';

/** SHA-256 of every table's rows, `meta` without the data version, which never goes back. */
export function digestTables(db: ReadableDatabase): Record<string, string> {
  const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  return Object.fromEntries(tables.map(({ name }) => [name, digestTable(db, name)]));
}

function digestTable(db: ReadableDatabase, name: string): string {
  const hash = createHash('sha256');
  const where = name === 'meta' ? " WHERE key <> 'data_version'" : '';
  for (const row of db.prepare(`SELECT * FROM ${name}${where} ORDER BY 1, 2`).safeIntegers().raw().iterate()) {
    hash.update(JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)));
  }
  return hash.digest('hex');
}
