import { addPeriods, type Calendar, startOfPeriod } from '../../../shared/model/period.ts';
import type { Period } from '../../state/view-context.ts';

/** Periods offered by name, counted back from the last order: old data must not look empty. */
export const PERIOD_PRESETS = ['all', 'thisYear', 'lastYear', 'last12', 'thisMonth', 'lastMonth', 'last90', 'last30'] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

/** Days of a preset, both ends included; null = everything. `lastDay` is the day of the last order. */
export function periodOf(preset: PeriodPreset, lastDay: number, calendar: Calendar): Period | null {
  const year = startOfPeriod(lastDay, 'year', calendar);
  const month = startOfPeriod(lastDay, 'month', calendar);
  switch (preset) {
    case 'all':
      return null;
    case 'thisYear':
      return { fromDay: year, toDay: lastDay };
    case 'lastYear':
      return { fromDay: addPeriods(lastDay, -1, 'year', calendar), toDay: year - 1 };
    case 'last12':
      return { fromDay: addPeriods(lastDay, -11, 'month', calendar), toDay: lastDay };
    case 'thisMonth':
      return { fromDay: month, toDay: lastDay };
    case 'lastMonth':
      return { fromDay: addPeriods(lastDay, -1, 'month', calendar), toDay: month - 1 };
    case 'last90':
      return { fromDay: lastDay - 89, toDay: lastDay };
    case 'last30':
      return { fromDay: lastDay - 29, toDay: lastDay };
  }
}

/** The preset that gives exactly this period, or null. */
export function presetOf(period: Period | null, lastDay: number, calendar: Calendar): PeriodPreset | null {
  const isSame = (other: Period | null) =>
    period === null || other === null ? period === other : period.fromDay === other.fromDay && period.toDay === other.toDay;
  return PERIOD_PRESETS.find((preset) => isSame(periodOf(preset, lastDay, calendar))) ?? null;
}
