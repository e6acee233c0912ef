import type { RejectedRow, RejectReason } from '../../../../shared/model/import-mapping.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

interface RejectedRowRow {
  row_no: number;
  line: number;
  column_name: string | null;
  reason: RejectReason;
  value: string;
}

/** How many rows were refused for a reason; `column` is null where the whole row is at fault. */
export interface RejectCount {
  readonly reason: RejectReason;
  readonly column: string | null;
  readonly count: number;
}

/** Takes the refused rows of one import, in file order. */
export function createRejectWriter(db: WritableDatabase, importId: number): { readonly write: (rows: readonly RejectedRow[]) => void } {
  const insert = db.prepare<[number, number, number, number, string | null, string, string, string | null]>(
    'INSERT INTO rejected_rows (import_id, seq, row_no, line, column_name, reason, value, order_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  let seq = 0;
  return {
    write: (rows) => {
      for (const row of rows) {
        seq += 1;
        insert.run(importId, seq, row.row, row.line, row.column, row.reason, row.value, row.order ?? null);
      }
    },
  };
}

/** A page of the refused rows of an import. */
export function readRejectedRows(db: ReadableDatabase, importId: number, offset: number, limit: number): RejectedRow[] {
  return db
    .prepare<[number, number, number], RejectedRowRow>(
      'SELECT row_no, line, column_name, reason, value FROM rejected_rows WHERE import_id = ? AND seq > ? ORDER BY seq LIMIT ?',
    )
    .all(importId, offset, limit)
    .map((row) => ({ row: row.row_no, line: row.line, column: row.column_name, reason: row.reason, value: row.value }));
}

/** Those of some rows that an import refused. */
export function findRejectedRows(db: ReadableDatabase, importId: number, rows: readonly number[]): Set<number> {
  return new Set(
    db
      .prepare<[number, string], number>('SELECT row_no FROM rejected_rows WHERE import_id = ? AND row_no IN (SELECT value FROM json_each(?))')
      .pluck()
      .all(importId, JSON.stringify(rows)),
  );
}

/** Number of refused rows kept for an import. */
export function countRejectedRows(db: ReadableDatabase, importId: number): number {
  return db.prepare<[number], { seq: number }>('SELECT seq FROM rejected_rows WHERE import_id = ? ORDER BY seq DESC LIMIT 1').get(importId)?.seq ?? 0;
}

/** Refused rows of an import by reason and column, the most first. */
export function countRejections(db: ReadableDatabase, importId: number): RejectCount[] {
  return db
    .prepare<[number], RejectCount>(
      `SELECT reason, column_name AS "column", count(*) AS count FROM rejected_rows WHERE import_id = ?
       GROUP BY reason, column_name ORDER BY count DESC, reason, column_name`,
    )
    .all(importId);
}

/** Removes the refused rows of an import. */
export function deleteRejectedRows(db: WritableDatabase, importId: number): void {
  db.prepare<[number]>('DELETE FROM rejected_rows WHERE import_id = ?').run(importId);
}
