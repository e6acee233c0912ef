import { z } from 'zod';
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
