import { toJalaali } from 'jalaali-js';
import type { Locale } from '../contract/settings.ts';
import { type CivilDate, fromEpochDay } from '../model/day.ts';
import type { Calendar, Grain } from '../model/period.ts';
import { monthName, quarterName } from './period-names.ts';

/** How the days of one language and calendar are written. `digits` writes a whole number without grouping. */
export interface DayStyle {
  readonly locale: Locale;
  readonly calendar: Calendar;
  readonly digits: (value: number) => string;
}

/** "3 Mar 2025", "۱۳ اسفند ۱۴۰۳". */
export function dayText(epochDay: number, style: DayStyle): string {
  const date = dateIn(epochDay, style.calendar);
  return `${dayAndMonth(date, style)} ${style.digits(date.year)}`;
}

/**
 * A period named by the epoch day on which it begins: the day itself, "3–9 Mar 2025", "Mar 2025", "Q1 2025", "2025".
 * `short` leaves out what an axis of many such labels repeats: the year of days, the end of weeks.
 */
export function periodText(epochDay: number, grain: Grain, style: DayStyle, length: 'full' | 'short' = 'full'): string {
  const date = dateIn(epochDay, style.calendar);
  const year = style.digits(date.year);
  switch (grain) {
    case 'day':
      return length === 'short' ? dayAndMonth(date, style) : dayText(epochDay, style);
    case 'week':
      return length === 'short' ? dayAndMonth(date, style) : weekText(epochDay, style);
    case 'month':
      return `${monthName(date.month, style.calendar, style.locale)} ${year}`;
    case 'quarter':
      return `${quarterName(Math.ceil(date.month / 3), style.calendar, style.locale)} ${year}`;
    case 'year':
      return year;
  }
}

function weekText(epochDay: number, style: DayStyle): string {
  const from = dateIn(epochDay, style.calendar);
  const to = dateIn(epochDay + 6, style.calendar);
  if (from.year !== to.year) return `${dayText(epochDay, style)} – ${dayText(epochDay + 6, style)}`;
  if (from.month !== to.month) return `${dayAndMonth(from, style)} – ${dayText(epochDay + 6, style)}`;
  return `${style.digits(from.day)}–${dayText(epochDay + 6, style)}`;
}

function dayAndMonth(date: CivilDate, style: DayStyle): string {
  return `${style.digits(date.day)} ${monthName(date.month, style.calendar, style.locale)}`;
}

/** Year, month and day of an epoch day in a calendar. */
export function dateIn(epochDay: number, calendar: Calendar): CivilDate {
  const date = fromEpochDay(epochDay);
  if (calendar === 'gregorian') return date;
  const { jy, jm, jd } = toJalaali(date.year, date.month, date.day);
  return { year: jy, month: jm, day: jd };
}
