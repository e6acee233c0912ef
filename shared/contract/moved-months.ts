import { z } from 'zod';
import { formatDecimal, parseDecimal } from '../model/decimal.ts';
import { type Calendar, calendarSchema } from '../model/period.ts';

/** A month of the past whose revenue an import moves. Sums are exact decimal text. */
export const movedMonthSchema = z.object({
  /** Calendar of the month; absent in imports of older versions: Gregorian. */
  calendar: calendarSchema.optional(),
  /** Epoch day on which it begins. */
  month: z.int(),
  before: z.string(),
  after: z.string(),
  /** What of the difference lies within the time that was known before; the rest is of days that are simply new. Absent in imports of older versions. */
  late: z.string().optional(),
});
export type MovedMonth = z.infer<typeof movedMonthSchema>;

/** The months as one calendar counts them; imports of older versions know Gregorian months only, which then stand for all. */
export function movedMonthsIn(moved: readonly MovedMonth[], calendar: Calendar): MovedMonth[] {
  const own = moved.filter((month) => (month.calendar ?? 'gregorian') === calendar);
  return own.length > 0 || moved.some((month) => month.calendar !== undefined) ? own : [...moved];
}

/**
 * Months that several files of one set move, each once: the revenue before the set, what it is after all of them. Files whose changes
 * make up for each other move nothing. In order.
 */
export function sumMovedMonths(moved: readonly MovedMonth[]): MovedMonth[] {
  const months = new Map<number, MovedMonth>();
  for (const month of moved) {
    const sum = months.get(month.month);
    months.set(month.month, sum === undefined ? month : addMonth(sum, month));
  }
  return [...months.values()].filter(({ late }) => late !== '0').sort((a, b) => a.month - b.month);
}

function addMonth(sum: MovedMonth, month: MovedMonth): MovedMonth {
  const after = parseDecimal(sum.after) + parseDecimal(month.after) - parseDecimal(month.before);
  const { late: _late, ...rest } = { ...sum, after: formatDecimal(after) };
  if (sum.late === undefined || month.late === undefined) return rest;
  return { ...rest, late: formatDecimal(parseDecimal(sum.late) + parseDecimal(month.late)) };
}
