import { addPeriods, type Calendar, countPeriods, type Grain, startOfPeriod } from './period.ts';

/** A reporting period as far as two days cover it. */
export interface PeriodSpan {
  /** First day of the calendar's period. */
  readonly start: number;
  readonly fromDay: number;
  readonly toDay: number;
  /** The period begins before the first day or ends after the last. */
  readonly unfinished: boolean;
}

/**
 * The periods from one day to another, both included, the last `most` of them, and how many earlier ones are left out. None when the days are not in order or not
 * finite.
 */
export function latestPeriods(
  { fromDay, toDay }: { readonly fromDay: number; readonly toDay: number },
  grain: Grain,
  calendar: Calendar,
  most: number,
): { readonly spans: PeriodSpan[]; readonly leftOut: number } {
  if (!(fromDay <= toDay) || !Number.isFinite(toDay - fromDay)) return { spans: [], leftOut: 0 };
  const first = startOfPeriod(fromDay, grain, calendar);
  const total = countPeriods(fromDay, toDay, grain, calendar) + 1;
  const leftOut = Math.max(0, total - most);
  const spans = Array.from({ length: total - leftOut }, (_, index): PeriodSpan => {
    const start = addPeriods(first, leftOut + index, grain, calendar);
    const end = addPeriods(start, 1, grain, calendar) - 1;
    return { start, fromDay: Math.max(start, fromDay), toDay: Math.min(end, toDay), unfinished: end > toDay || start < fromDay };
  });
  return { spans, leftOut };
}
