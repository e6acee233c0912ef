import { toGregorian, toJalaali } from 'jalaali-js';
import { z } from 'zod';
import { fromEpochDay, toEpochDay } from './day.ts';

export const grainSchema = z.enum(['day', 'week', 'month', 'quarter', 'year']);
/** Length of a reporting period. */
export type Grain = z.infer<typeof grainSchema>;

export const calendarSchema = z.enum(['gregorian', 'jalali']);
/** Calendar in which weeks, months, quarters and years are counted. Gregorian weeks start on Monday, Jalali weeks on Saturday. */
export type Calendar = z.infer<typeof calendarSchema>;

const MONDAY_OFFSET = 3;
const SATURDAY_OFFSET = 5;

/** Epoch day of the first day of the period that holds `epochDay`. */
export function startOfPeriod(epochDay: number, grain: Grain, calendar: Calendar): number {
  if (grain === 'day') return epochDay;
  if (grain === 'week') {
    const offset = calendar === 'jalali' ? SATURDAY_OFFSET : MONDAY_OFFSET;
    return epochDay - mod(epochDay + offset, 7);
  }
  return fromMonthIndex(firstMonthIndex(toMonthIndex(epochDay, calendar), grain), calendar);
}

/** Epoch day of the first day of the period `count` periods after the one that holds `epochDay`. */
export function addPeriods(epochDay: number, count: number, grain: Grain, calendar: Calendar): number {
  const start = startOfPeriod(epochDay, grain, calendar);
  if (grain === 'day') return start + count;
  if (grain === 'week') return start + 7 * count;
  return fromMonthIndex(toMonthIndex(start, calendar) + count * monthsIn(grain), calendar);
}

/** Number of whole periods from the period of `fromDay` to the period of `toDay` (0 when they share one). */
export function countPeriods(fromDay: number, toDay: number, grain: Grain, calendar: Calendar): number {
  const from = startOfPeriod(fromDay, grain, calendar);
  const to = startOfPeriod(toDay, grain, calendar);
  if (grain === 'day') return to - from;
  if (grain === 'week') return (to - from) / 7;
  return (toMonthIndex(to, calendar) - toMonthIndex(from, calendar)) / monthsIn(grain);
}

/** Months since year 0 of the calendar: year × 12 + month − 1. */
function toMonthIndex(epochDay: number, calendar: Calendar): number {
  const { year, month, day } = fromEpochDay(epochDay);
  if (calendar === 'gregorian') return year * 12 + month - 1;
  const { jy, jm } = toJalaali(year, month, day);
  return jy * 12 + jm - 1;
}

function fromMonthIndex(index: number, calendar: Calendar): number {
  const year = Math.floor(index / 12);
  const month = mod(index, 12) + 1;
  if (calendar === 'gregorian') return toEpochDay({ year, month, day: 1 });
  const { gy, gm, gd } = toGregorian(year, month, 1);
  return toEpochDay({ year: gy, month: gm, day: gd });
}

function firstMonthIndex(index: number, grain: Grain): number {
  const size = monthsIn(grain);
  return index - mod(index, size);
}

function monthsIn(grain: Grain): number {
  return grain === 'year' ? 12 : grain === 'quarter' ? 3 : 1;
}

function mod(value: number, size: number): number {
  return ((value % size) + size) % size;
}
