import { createHash } from 'node:crypto';
import { openReadable } from '../../electron/backend/store/driver.ts';

/** Digest of each table of a client file, whatever the order of its rows; the data version is left out, since undoing moves it on as well. */
export function digestTables(path: string): Map<string, string> {
  const db = openReadable(path);
  const digests = new Map<string, string>();
  for (const { name } of db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all()) {
    const all = `SELECT * FROM "${name}"${name === 'meta' ? " WHERE key <> 'data_version'" : ''}`;
    const rows = db.prepare<[], Record<string, unknown>>(all).safeIntegers().all();
    const texts = rows.map((row) => Object.values(row).map(String).join('\u0001')).sort();
    digests.set(name, createHash('sha256').update(texts.join('\n')).digest('hex'));
  }
  db.close();
  return digests;
}

/** Tables that are not as they were. */
export function changedTables(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}
