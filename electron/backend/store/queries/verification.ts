import type { ReadableDatabase } from '../driver.ts';

/** What SQLite finds wrong with the file; empty when all is well. */
export function readIntegrityFaults(db: ReadableDatabase): string[] {
  const rows = db.pragma('integrity_check(20)') as { readonly integrity_check: string }[];
  return rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
}

/** Numbers that more than one customer has, at most ten of them; none in a sound file. */
export function readRepeatedCustomerKeys(db: ReadableDatabase): string[] {
  const question = 'SELECT customer_key FROM customers GROUP BY customer_key HAVING count(*) > 1 LIMIT 10';
  return db.prepare<[], [string]>(question).raw().all().flat();
}

/** Number of rows that point at something that is not there. */
export function countBrokenReferences(db: ReadableDatabase): number {
  return (db.pragma('foreign_key_check') as unknown[]).length;
}

/** Half of a sum of 64-bit integers. */
const HALF = 1_000_000_000n;

export interface LedgerTotals {
  readonly importId: number;
  readonly newLines: bigint;
  readonly lines: bigint;
  /** Ten-thousandths. */
  readonly amount: bigint;
  /** The same without lines that a later import superseded. */
  readonly validLines: bigint;
  readonly validAmount: bigint;
}

/** Lines of every import of orders and what they add up to, for comparison with its ledger. */
export function readLedgerTotals(db: ReadableDatabase): LedgerTotals[] {
  // Summed in two halves, so that no sum of 64-bit integers can overflow.
  return db
    .prepare<[], Record<'importId' | 'newLines' | 'lines' | 'high' | 'low' | 'validLines' | 'validHigh' | 'validLow', bigint>>(
      `SELECT i.import_id AS importId, i.new_lines AS newLines, count(l.line_id) AS lines,
         coalesce(sum(l.amount / 1000000000), 0) AS high, coalesce(sum(l.amount % 1000000000), 0) AS low,
         count(l.line_id) FILTER (WHERE l.superseded_by IS NULL) AS validLines,
         coalesce(sum(l.amount / 1000000000) FILTER (WHERE l.superseded_by IS NULL), 0) AS validHigh,
         coalesce(sum(l.amount % 1000000000) FILTER (WHERE l.superseded_by IS NULL), 0) AS validLow
       FROM imports i LEFT JOIN order_lines l USING (import_id) GROUP BY i.import_id`,
    )
    .safeIntegers()
    .all()
    .map(({ importId, newLines, lines, high, low, validLines, validHigh, validLow }) => ({
      importId: Number(importId),
      newLines,
      lines,
      amount: high * HALF + low,
      validLines,
      validAmount: validHigh * HALF + validLow,
    }));
}

/** Imports whose raw rows are not all there, with what they have and should have. */
export function readRawRowGaps(db: ReadableDatabase): { importId: number; kept: number; read: number }[] {
  return db
    .prepare<[], { importId: number; kept: number; read: number }>(
      `SELECT i.import_id AS importId, coalesce(sum(r.row_count), 0) AS kept, i.rows_read AS read
       FROM imports i LEFT JOIN raw_chunks r USING (import_id) GROUP BY i.import_id HAVING kept <> read`,
    )
    .all();
}
