import { fromEpochDay, toEpochDay } from '../model/day.ts';
import type { Window } from '../warehouse/predicate.ts';

/** Days from and to, both included. */
export interface DaySpan {
  readonly fromDay: number;
  readonly toDay: number;
}

/**
 * The days a window covers; null = all. "Last n" ends with the reference day: the last 1 day is that day alone, the last month
 * begins on the day after the same day of the month before (31 March → 1 March; a missing day becomes the month's last).
 */
export function spanOfWindow(window: Window, referenceDay: number): DaySpan | null {
  switch (window.kind) {
    case 'all':
      return null;
    case 'between':
      return { fromDay: window.fromDay, toDay: window.toDay };
    case 'last':
      if (window.unit === 'day') return { fromDay: referenceDay - window.count + 1, toDay: referenceDay };
      return { fromDay: monthsBefore(referenceDay, window.count * (window.unit === 'year' ? 12 : 1)) + 1, toDay: referenceDay };
  }
}

function monthsBefore(epochDay: number, months: number): number {
  const { year, month, day } = fromEpochDay(epochDay);
  const index = year * 12 + month - 1 - months;
  const first = toEpochDay({ year: Math.floor(index / 12), month: (index % 12) + 1, day: 1 });
  const next = toEpochDay({ year: Math.floor((index + 1) / 12), month: ((index + 1) % 12) + 1, day: 1 });
  return Math.min(first + day - 1, next - 1);
}
