import { toEpochDay } from '../../../../shared/model/day.ts';
import type { ReadableDatabase } from '../driver.ts';
import type { LineRange } from './line-ranges.ts';

interface MonthRow {
  month: string;
  high: bigint;
  low: bigint;
}

const HALF = 1_000_000_000n;

/** Revenue (ten-thousandths) of valid lines by month, keyed by the epoch day on which it begins, for instants from `from` to before `to`. Reads every line of the ranges. */
export function sumMonths(db: ReadableDatabase, ranges: readonly LineRange[], from: number, to: number): Map<number, bigint> {
  const query = db
    .prepare<[number, number, number, number], MonthRow>(
      `SELECT strftime('%Y-%m', ordered_at, 'unixepoch') AS month, sum(amount / ${HALF}) AS high, sum(amount % ${HALF}) AS low FROM order_lines
       WHERE line_id BETWEEN ? AND ? AND superseded_by IS NULL AND ordered_at >= ? AND ordered_at < ? GROUP BY 1`,
    )
    .safeIntegers();
  const sums = new Map<number, bigint>();
  for (const { first, last } of ranges) {
    if (last < first) continue;
    for (const { month, high, low } of query.all(first, last, from, to)) {
      const [year = 0, number = 1] = month.split('-').map(Number);
      const key = toEpochDay({ year, month: number, day: 1 });
      sums.set(key, (sums.get(key) ?? 0n) + high * HALF + low);
    }
  }
  return sums;
}
