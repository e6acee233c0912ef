import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import type { ReadableDatabase } from '../driver.ts';
import type { LineRange } from './line-ranges.ts';

interface DayRow {
  day: bigint;
  high: bigint;
  low: bigint;
}

const HALF = 1_000_000_000n;

/** Revenue (ten-thousandths) of valid lines by epoch day, for instants from `from` to before `to`, which are starts of days. Reads every line of the ranges. */
export function sumDays(db: ReadableDatabase, ranges: readonly LineRange[], from: number, to: number): Map<number, bigint> {
  // Counted from the first day: SQLite divides towards zero, and instants may lie before 1970.
  const query = db
    .prepare<[number, number, number, number, number], DayRow>(
      `SELECT (ordered_at - ?) / ${SECONDS_PER_DAY} AS day, sum(amount / ${HALF}) AS high, sum(amount % ${HALF}) AS low FROM order_lines
       WHERE line_id BETWEEN ? AND ? AND superseded_by IS NULL AND ordered_at >= ? AND ordered_at < ? GROUP BY 1`,
    )
    .safeIntegers();
  const sums = new Map<number, bigint>();
  for (const { first, last } of ranges) {
    if (last < first) continue;
    for (const { day, high, low } of query.all(from, first, last, from, to)) {
      const key = from / SECONDS_PER_DAY + Number(day);
      sums.set(key, (sums.get(key) ?? 0n) + high * HALF + low);
    }
  }
  return sums;
}
