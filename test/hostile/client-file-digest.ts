import { createHash } from 'node:crypto';
import { openReadable } from '../../electron/backend/store/driver.ts';

/** Digest of all that a client file holds, whatever the order of its rows; version counters are left out, since they only count up. */
export function digestClientFile(path: string): string {
  const db = openReadable(path);
  const hash = createHash('sha256');
  for (const { name } of db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all()) {
    const all = `SELECT * FROM "${name}"${name === 'meta' ? " WHERE key <> 'data_version'" : ''}`;
    const rows = db.prepare<[], Record<string, unknown>>(all).safeIntegers().all();
    const texts = rows.map((row) => Object.values(row).map(String).join('\u0001')).sort();
    hash.update(`${name}\n${texts.join('\n')}`);
  }
  db.close();
  return hash.digest('hex');
}
