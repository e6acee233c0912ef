import { SECONDS_PER_DAY } from '../../../../../shared/model/day.ts';
import { isOrderKind } from '../../../../../shared/model/import-kind.ts';
import type { ReadableDatabase } from '../../driver.ts';
import type { ImportRecord } from '../imports.ts';
import { recordTableOf } from '../records/record-tables.ts';

/** A row that an import put out of force: the import it came with, its number and when it counts. */
interface ReplacedRow {
  readonly importId: number;
  readonly key: string | null;
  readonly at: number;
}

/** Where the rows of a kind of file lie that a period can take out. */
interface Place {
  readonly table: string;
  readonly key: string;
  readonly at: string;
}

/**
 * Name of another file of which an import that replaces its period took everything out on some days: of what that file brought for them
 * it has nothing, so it is no newer version of it but another till's or shop's export of the same days. Null when there is none.
 */
export function findReplacedFile(db: ReadableDatabase, record: ImportRecord): string | null {
  const place = placeOf(record);
  if (place === null) return null;
  const { table, key, at } = place;
  const replaced = db
    .prepare<[number, string], ReplacedRow>(
      `SELECT import_id AS importId, ${key} AS key, ${at} AS at FROM ${table} JOIN imports USING (import_id)
       WHERE ${table}.superseded_by = ? AND file_name <> ? AND ${at} IS NOT NULL`,
    )
    .all(record.importId, record.fileName);
  const own = new Set(db.prepare<[number], string | null>(`SELECT ${key} FROM ${table} WHERE import_id = ?`).pluck().all(record.importId));
  for (const [importId, rows] of Map.groupBy(replaced, (row) => row.importId)) {
    const gone = rows.filter((row) => row.key === null || !own.has(row.key));
    if (gone.length === rows.length && !isShared(db, place, importId, gone)) return fileNameOf(db, importId);
  }
  return null;
}

function placeOf({ kind }: ImportRecord): Place | null {
  // Lines of known orders come and go with their order; only orders vanish with a period.
  if (isOrderKind(kind)) return kind === 'orders' ? { table: 'orders', key: 'order_key', at: 'ordered_at' } : null;
  const table = recordTableOf(kind);
  return table === null || !table.isFact || table.atColumn === null
    ? null
    : { table: table.name, key: table.keyColumn ?? 'NULL', at: table.atColumn };
}

/** Whether rows of that import are still in force on the days of those that went. */
function isShared(db: ReadableDatabase, { table, at }: Place, importId: number, gone: readonly ReplacedRow[]): boolean {
  const days = gone.map((row) => Math.floor(row.at / SECONDS_PER_DAY));
  const [first, last] = [
    days.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    days.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  ];
  const found = db
    .prepare<[number, number, number]>(`SELECT 1 FROM ${table} WHERE import_id = ? AND superseded_by IS NULL AND ${at} >= ? AND ${at} < ? LIMIT 1`)
    .get(importId, first * SECONDS_PER_DAY, (last + 1) * SECONDS_PER_DAY);
  return found !== undefined;
}

function fileNameOf(db: ReadableDatabase, importId: number): string {
  return db.prepare<[number], string>('SELECT file_name FROM imports WHERE import_id = ?').pluck().get(importId) ?? '';
}
