import type { ReadableDatabase, WritableDatabase } from '../../driver.ts';

/** How good the values of one column were among the rows that one import brought. */
export interface QualityPoint {
  readonly importId: number;
  readonly relation: string;
  readonly column: string;
  readonly rows: number;
  readonly filled: number;
  /** Null where the column has no rule. */
  readonly valid: number | null;
  readonly distinct: number;
  /** Latest day of a row that has a value; null where the table has no time. */
  readonly freshDay: number | null;
}

/** An import that was measured and brought no rows has this alone, so that it is not measured again. */
const MEASURED = '';

interface PointRow {
  import_id: number;
  relation: string;
  column_name: string;
  rows: number;
  filled: number;
  valid: number | null;
  distinct_values: number | null;
  fresh_day: number | null;
}

/** All points, oldest import first. */
export function readQuality(db: ReadableDatabase): QualityPoint[] {
  return db
    .prepare<[string], PointRow>('SELECT * FROM import_quality WHERE relation <> ? ORDER BY import_id, relation, column_name')
    .all(MEASURED)
    .map(({ import_id: importId, relation, column_name: column, rows, filled, valid, distinct_values: distinct, fresh_day: freshDay }) => ({
      importId,
      relation,
      column,
      rows,
      filled,
      valid,
      distinct: distinct ?? 0,
      freshDay,
    }));
}

/** Imports that were not measured yet. */
export function readUnmeasuredImports(db: ReadableDatabase): number[] {
  return db
    .prepare<[], { id: number }>(
      'SELECT import_id AS id FROM imports WHERE import_id NOT IN (SELECT import_id FROM import_quality) ORDER BY import_id',
    )
    .all()
    .map(({ id }) => id);
}

/** Writes the points of imports and marks these as measured; an import that is gone meanwhile is passed over. */
export function writeQuality(db: WritableDatabase, importIds: readonly number[], points: readonly QualityPoint[]): void {
  const insert = db.prepare<[string, string, number, number, number | null, number, number | null, number]>(
    `INSERT OR REPLACE INTO import_quality (import_id, relation, column_name, rows, filled, valid, distinct_values, fresh_day)
     SELECT import_id, ?, ?, ?, ?, ?, ?, ? FROM imports WHERE import_id = ?`,
  );
  db.transaction(() => {
    for (const id of importIds) insert.run(MEASURED, MEASURED, 0, 0, null, 0, null, id);
    for (const { importId, relation, column, rows, filled, valid, distinct, freshDay } of points)
      insert.run(relation, column, rows, filled, valid, distinct, freshDay, importId);
  }).immediate();
}

/** Columns of a table as they stand in the file; empty when there is no such table. */
export function readTableColumns(db: ReadableDatabase, table: string): string[] {
  return db
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name);
}

/** First and last id that an import gave in a table whose ids are dense in order of import; null when it gave none. Names come from the catalogue. */
export function readIdRange(
  db: ReadableDatabase,
  { table, key }: { readonly table: string; readonly key: string },
  importId: number,
): [number, number] | null {
  const range = db
    .prepare<[number], { first: number | null; last: number | null }>(
      `SELECT min("${key}") AS first, max("${key}") AS last FROM "${table}" WHERE import_id = ?`,
    )
    .get(importId);
  return range?.first == null || range.last === null ? null : [range.first, range.last];
}
