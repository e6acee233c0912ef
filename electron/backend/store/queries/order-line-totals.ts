import type { ReadableDatabase } from '../driver.ts';

/** Sums are taken in two halves, so that no sum of 64-bit integers can overflow. */
const HALF = 1_000_000_000n;

/** Number and amount (ten-thousandths) of the valid lines of a few orders, an entry for each. Reads every line. */
export function readOrderLineTotals(db: ReadableDatabase, ids: readonly number[]): Map<number, { lines: number; amount: bigint }> {
  const totals = new Map(ids.map((id) => [id, { lines: 0, amount: 0n }]));
  if (ids.length === 0) return totals;
  const rows = db
    .prepare<number[], { id: bigint; lines: bigint; high: bigint; low: bigint }>(
      `SELECT order_id AS id, count(*) AS lines, sum(amount / ${HALF}) AS high, sum(amount % ${HALF}) AS low FROM order_lines
       WHERE superseded_by IS NULL AND order_id IN (${ids.map(() => '?').join(', ')}) GROUP BY order_id`,
    )
    .safeIntegers()
    .all(...ids);
  for (const { id, lines, high, low } of rows) totals.set(Number(id), { lines: Number(lines), amount: high * HALF + low });
  return totals;
}
