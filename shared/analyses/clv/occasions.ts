import { addPeriods, type Calendar, startOfPeriod } from '../../model/period.ts';
import type { SortedLines } from '../../stats/btyd/merge-purchases.ts';
import type { Occasion } from './schema.ts';

const DAYS: Readonly<Record<Occasion, number>> = { month: 365 / 12, quarter: 365 / 4, year: 365 };

/** The calendar of occasions to buy, as seen from the last day. */
export interface OccasionCalendar {
  readonly occasion: Occasion;
  /** Mean length of a period. */
  readonly days: number;
  /** Last day of the last period that is over. */
  readonly endDay: number;
  /** Last day of the latest period that is over by a day. */
  readonly endBy: (day: number) => number;
  /** Last day of a period nearest to a day. */
  readonly nearestEnd: (day: number) => number;
}

/** Months, quarters or years of the calendar that is shown. A period that has not ended yet is no occasion: who has not bought may still do so. */
export function occasionCalendar(occasion: Occasion, calendar: Calendar, lastDay: number): OccasionCalendar {
  const endBy = (day: number): number => startOfPeriod(day + 1, occasion, calendar) - 1;
  const days = DAYS[occasion];
  return { occasion, days, endDay: endBy(lastDay), endBy, nearestEnd: (day) => endBy(day + Math.floor(days / 2)) };
}

/** The same lines, each on the last day of its period: all that is bought and given back in one period becomes one purchase. The order of lines stays. 4 bytes a line. */
export function moveToOccasions<L extends SortedLines>(lines: L, occasion: Occasion, calendar: Calendar): L {
  const ends = new Map<number, number>();
  const endOf = (day: number): number => {
    let end = ends.get(day);
    if (end === undefined) {
      end = addPeriods(day, 1, occasion, calendar) - 1;
      ends.set(day, end);
    }
    return end;
  };
  return { ...lines, day: lines.day.map(endOf) };
}
