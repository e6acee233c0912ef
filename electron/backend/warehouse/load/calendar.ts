import { type Calendar, type Grain, startOfPeriod } from '../../../../shared/model/period.ts';

/** Columns of the relation `calendar` after `day`, in catalogue order. */
const COLUMNS: readonly (readonly [Exclude<Grain, 'day'>, Calendar])[] = [
  ['week', 'gregorian'],
  ['month', 'gregorian'],
  ['quarter', 'gregorian'],
  ['year', 'gregorian'],
  ['week', 'jalali'],
  ['month', 'jalali'],
  ['quarter', 'jalali'],
  ['year', 'jalali'],
];

/** Columns of `calendar` for every day from `fromDay` to `toDay`, in catalogue order, `day` first. */
export function calendarColumns(fromDay: number, toDay: number): Int32Array[] {
  const length = Math.max(0, toDay - fromDay + 1);
  const days = Int32Array.from({ length }, (_, index) => fromDay + index);
  return [days, ...COLUMNS.map(([grain, calendar]) => days.map((day) => startOfPeriod(day, grain, calendar)))];
}
