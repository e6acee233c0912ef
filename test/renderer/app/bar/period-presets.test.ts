import { describe, expect, test } from 'vitest';
import { PERIOD_PRESETS, periodOf, presetOf } from '../../../../renderer/app/bar/period-presets.ts';
import { formatIsoDay, parseIsoDay } from '../../../../shared/model/day.ts';

const LAST = parseIsoDay('2026-09-17');
const written = (preset: (typeof PERIOD_PRESETS)[number], calendar: 'gregorian' | 'jalali') => {
  const period = periodOf(preset, LAST, calendar);
  return period === null ? null : `${formatIsoDay(period.fromDay)} ${formatIsoDay(period.toDay)}`;
};

describe('named periods, counted back from the last order', () => {
  test('in the Gregorian calendar', () => {
    expect(PERIOD_PRESETS.map((preset) => written(preset, 'gregorian'))).toEqual([
      null,
      '2026-01-01 2026-09-17',
      '2025-01-01 2025-12-31',
      '2025-10-01 2026-09-17',
      '2026-09-01 2026-09-17',
      '2026-08-01 2026-08-31',
      '2026-06-20 2026-09-17',
      '2026-08-19 2026-09-17',
    ]);
  });
  test('in the Jalali calendar a year begins with spring', () => {
    expect(written('thisYear', 'jalali')).toBe('2026-03-21 2026-09-17');
    expect(written('thisMonth', 'jalali')).toBe('2026-08-23 2026-09-17');
  });
  test('a period is known by its name again', () => {
    for (const preset of PERIOD_PRESETS) expect(presetOf(periodOf(preset, LAST, 'jalali'), LAST, 'jalali')).toBe(preset);
    expect(presetOf({ fromDay: 3, toDay: 4 }, LAST, 'jalali')).toBeNull();
  });
});
