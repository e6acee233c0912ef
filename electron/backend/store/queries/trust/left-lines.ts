import type { ReadableDatabase, WritableDatabase } from '../../driver.ts';

/** A line that an import left in force although its file does not show it. */
export interface LeftLine {
  readonly lineId: number;
  /** It lies within the time of that file: once all of its order is known, it is there or it is gone. */
  readonly isWithin: boolean;
}

/** Lines left by an import, or by any, about which no later import said more. */
export function readLeftLines(db: ReadableDatabase, importId: number | null): (LeftLine & { readonly orderId: number })[] {
  return db
    .prepare<[number | null], { lineId: number; orderId: number; isWithin: number }>(
      `SELECT line_id AS lineId, order_id AS orderId, is_within AS isWithin FROM left_lines JOIN order_lines USING (line_id)
       WHERE settled_by IS NULL AND left_lines.import_id = coalesce(?, left_lines.import_id) ORDER BY line_id`,
    )
    .all(importId)
    .map((row) => ({ ...row, isWithin: row.isWithin === 1 }));
}

/** Writes which lines an import left. */
export function insertLeftLines(db: WritableDatabase, importId: number, lines: Iterable<LeftLine>): void {
  const insert = db.prepare<[number, number, number]>('INSERT INTO left_lines (import_id, line_id, is_within) VALUES (?, ?, ?)');
  for (const { lineId, isWithin } of lines) insert.run(importId, lineId, isWithin ? 1 : 0);
}

/** Writes that an import told what became of lines left by earlier ones: those before `before`, the first of its set. */
export function settleLeftLines(
  db: WritableDatabase,
  { importId, before }: { readonly importId: number; readonly before: number },
  lineIds: Iterable<number>,
): void {
  const settle = db.prepare<[number, number, number]>(
    'UPDATE left_lines SET settled_by = ? WHERE line_id = ? AND settled_by IS NULL AND import_id < ?',
  );
  for (const lineId of lineIds) settle.run(importId, lineId, before);
}

/** How many refused rows of an import that were not corrected so far bear each order number, some rows left out. */
export function readOpenOrderKeys(db: ReadableDatabase, importId: number, without: ReadonlySet<number>): Map<string, number> {
  const rows = db
    .prepare<[number], { row: number; key: string }>(
      `SELECT r.row_no AS row, r.order_key AS key FROM rejected_rows r
       LEFT JOIN corrected_rows c ON c.parent_import_id = r.import_id AND c.parent_row = r.row_no
       WHERE r.import_id = ? AND r.order_key IS NOT NULL AND c.import_id IS NULL`,
    )
    .all(importId);
  const counts = new Map<string, number>();
  for (const { row, key } of rows) if (!without.has(row)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
