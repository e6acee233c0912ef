import type { RejectedRow, RejectReason } from '../../../../../shared/model/import-mapping.ts';
import type { ReadableDatabase, WritableDatabase } from '../../driver.ts';

/** A corrected record and the refused one it stands for. */
export interface CorrectedRow {
  readonly row: number;
  readonly parentImportId: number;
  readonly parentRow: number;
}

/** A refused row, and the import that brought it in after it was corrected. */
export interface RejectedState extends RejectedRow {
  readonly fixedBy: number | null;
}

interface StateRow {
  row_no: number;
  line: number;
  column_name: string | null;
  reason: RejectReason;
  value: string;
  fixed_by: number | null;
}

const WITH_STATE = `SELECT r.row_no, r.line, r.column_name, r.reason, r.value, c.import_id AS fixed_by FROM rejected_rows r
  LEFT JOIN corrected_rows c ON c.parent_import_id = r.import_id AND c.parent_row = r.row_no WHERE r.import_id = ?`;

/** A page of refused rows in file order; `open` leaves out those corrected since. */
export function readRejectedStates(
  db: ReadableDatabase,
  { id, offset, limit, open }: { readonly id: number; readonly offset: number; readonly limit: number; readonly open: boolean },
): RejectedState[] {
  return db
    .prepare<[number, number, number], StateRow>(`${WITH_STATE} ${open ? 'AND c.import_id IS NULL' : ''} ORDER BY r.seq LIMIT ? OFFSET ?`)
    .all(id, limit, offset)
    .map((row) => ({
      row: row.row_no,
      line: row.line,
      column: row.column_name,
      reason: row.reason,
      value: row.value,
      fixedBy: row.fixed_by,
    }));
}

/** Refused rows of an import that later imports brought in. */
export function countCorrected(db: ReadableDatabase, importId: number): number {
  return db.prepare<[number], { n: number }>('SELECT count(*) AS n FROM corrected_rows WHERE parent_import_id = ?').get(importId)?.n ?? 0;
}

/** Numbers of the corrected rows of an import. */
export function readCorrectedRows(db: ReadableDatabase, importId: number): Set<number> {
  const rows = db.prepare<[number], { row: number }>('SELECT parent_row AS row FROM corrected_rows WHERE parent_import_id = ?').all(importId);
  return new Set(rows.map(({ row }) => row));
}

/** Writes which refused row each record of an import stands for. */
export function insertCorrections(db: WritableDatabase, importId: number, rows: readonly CorrectedRow[]): void {
  const insert = db.prepare<[number, number, number, number]>(
    'INSERT INTO corrected_rows (import_id, row_no, parent_import_id, parent_row) VALUES (?, ?, ?, ?)',
  );
  for (const { row, parentImportId, parentRow } of rows) insert.run(importId, row, parentImportId, parentRow);
}

/** The refused row that a record of an import stands for, or null. */
export function readCorrectedFrom(db: ReadableDatabase, importId: number, row: number): Omit<CorrectedRow, 'row'> | null {
  return (
    db
      .prepare<[number, number], { parentImportId: number; parentRow: number }>(
        'SELECT parent_import_id AS parentImportId, parent_row AS parentRow FROM corrected_rows WHERE import_id = ? AND row_no = ?',
      )
      .get(importId, row) ?? null
  );
}

/** The import whose refused rows an import corrects, or null. */
export function readParentImport(db: ReadableDatabase, importId: number): number | null {
  return (
    db.prepare<[number], { id: number }>('SELECT parent_import_id AS id FROM corrected_rows WHERE import_id = ? LIMIT 1').get(importId)?.id ?? null
  );
}

/** Path a file was imported from, or null when it came as an upload. */
export function readImportPath(db: ReadableDatabase, importId: number): string | null {
  return db.prepare<[number], { path: string }>('SELECT path FROM import_origins WHERE import_id = ?').get(importId)?.path ?? null;
}

/** Remembers the path a file was imported from. */
export function writeImportPath(db: WritableDatabase, importId: number, path: string): void {
  db.prepare<[number, string]>('INSERT OR REPLACE INTO import_origins (import_id, path) VALUES (?, ?)').run(importId, path);
}
