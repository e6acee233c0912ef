import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import type { ReadableDatabase } from '../driver.ts';
import type { LineRange } from './line-ranges.ts';

interface DayRow {
  day: bigint;
  high: bigint;
  low: bigint;
}

const HALF = 1_000_000_000n;

export interface DaySpan {
  /** Instants, starts of days: the first day and the day after the last. */
  readonly from: number;
  readonly before: number;
  /** Lines superseded by this import and later ones still count; null = none of those. */
  readonly asOf: number | null;
}

/** Revenue (ten-thousandths) of valid lines by epoch day. Reads every line of the ranges. */
export function sumDays(db: ReadableDatabase, ranges: readonly LineRange[], { from, before, asOf }: DaySpan): Map<number, bigint> {
  // Counted from the first day: SQLite divides towards zero, and instants may lie before 1970.
  const query = db
    .prepare<[number, number, number, number, number, number], DayRow>(
      `SELECT (ordered_at - ?) / ${SECONDS_PER_DAY} AS day, sum(amount / ${HALF}) AS high, sum(amount % ${HALF}) AS low FROM order_lines
       WHERE line_id BETWEEN ? AND ? AND (superseded_by IS NULL OR superseded_by >= ?) AND ordered_at >= ? AND ordered_at < ? GROUP BY 1`,
    )
    .safeIntegers();
  const sums = new Map<number, bigint>();
  for (const { first, last } of ranges) {
    if (last < first) continue;
    for (const { day, high, low } of query.all(from, first, last, asOf ?? Number.MAX_SAFE_INTEGER, from, before)) {
      const key = from / SECONDS_PER_DAY + Number(day);
      sums.set(key, (sums.get(key) ?? 0n) + high * HALF + low);
    }
  }
  return sums;
}
