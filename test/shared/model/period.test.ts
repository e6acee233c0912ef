import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatIsoDay, parseIsoDay } from '../../../shared/model/day.ts';
import { addPeriods, type Calendar, countPeriods, type Grain, startOfPeriod } from '../../../shared/model/period.ts';

const GRAINS: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'year'];
const CALENDARS: readonly Calendar[] = ['gregorian', 'jalali'];
const anyDay = fc.integer({ min: parseIsoDay('1900-01-01'), max: parseIsoDay('2099-12-31') });
const startOf = (day: string, grain: Grain, calendar: Calendar): string => formatIsoDay(startOfPeriod(parseIsoDay(day), grain, calendar));

describe('known dates', () => {
  test('Gregorian weeks begin on Monday, Jalali weeks on Saturday', () => {
    // 1 January 1970 was a Thursday.
    expect(startOf('1970-01-01', 'week', 'gregorian')).toBe('1969-12-29');
    expect(startOf('1970-01-01', 'week', 'jalali')).toBe('1969-12-27');
    expect(startOf('2024-03-02', 'week', 'jalali')).toBe('2024-03-02');
    expect(startOf('2024-03-04', 'week', 'gregorian')).toBe('2024-03-04');
  });

  test('Gregorian months, quarters and years', () => {
    expect(startOf('2024-02-29', 'month', 'gregorian')).toBe('2024-02-01');
    expect(startOf('2024-06-30', 'quarter', 'gregorian')).toBe('2024-04-01');
    expect(startOf('2024-12-31', 'year', 'gregorian')).toBe('2024-01-01');
  });

  test('Nowruz: 1 Farvardin 1403 is 20 March 2024, 1 Farvardin 1404 is 21 March 2025 (1403 is a leap year)', () => {
    expect(startOf('2024-03-20', 'year', 'jalali')).toBe('2024-03-20');
    expect(startOf('2024-03-19', 'year', 'jalali')).toBe('2023-03-21');
    expect(startOf('2025-03-20', 'year', 'jalali')).toBe('2024-03-20');
    expect(startOf('2025-03-21', 'year', 'jalali')).toBe('2025-03-21');
    expect(startOf('2025-03-20', 'month', 'jalali')).toBe('2025-02-19');
    expect(startOf('2024-12-01', 'quarter', 'jalali')).toBe('2024-09-22');
  });
});

describe.each(CALENDARS)('laws in the %s calendar', (calendar) => {
  test.each(GRAINS)('%s: a period holds its days, and the next begins the day after', (grain) => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const start = startOfPeriod(day, grain, calendar);
        const next = addPeriods(day, 1, grain, calendar);
        expect(start).toBeLessThanOrEqual(day);
        expect(next).toBeGreaterThan(day);
        expect(startOfPeriod(start, grain, calendar)).toBe(start);
        expect(startOfPeriod(next - 1, grain, calendar)).toBe(start);
        expect(startOfPeriod(next, grain, calendar)).toBe(next);
      }),
    );
  });

  test.each(GRAINS)('%s: adding and counting undo each other', (grain) => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40, max: 40 }), (day, count) => {
        const moved = addPeriods(day, count, grain, calendar);
        expect(countPeriods(day, moved, grain, calendar)).toBe(count);
        expect(addPeriods(moved, -count, grain, calendar)).toBe(startOfPeriod(day, grain, calendar));
      }),
    );
  });

  test('a year holds four quarters and twelve months', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const next = addPeriods(day, 1, 'year', calendar);
        const start = startOfPeriod(day, 'year', calendar);
        expect(addPeriods(start, 4, 'quarter', calendar)).toBe(next);
        expect(addPeriods(start, 12, 'month', calendar)).toBe(next);
      }),
    );
  });
});
