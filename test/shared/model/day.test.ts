import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIsoDay, fromEpochDay, parseIsoDay, SECONDS_PER_DAY, toEpochDay } from '../../../shared/model/day.ts';

test('agrees with the clock of JavaScript for every day of four centuries (sampled)', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
      const date = new Date(day * SECONDS_PER_DAY * 1000);
      expect(fromEpochDay(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
      expect(toEpochDay(fromEpochDay(day))).toBe(day);
      expect(formatIsoDay(day)).toBe(date.toISOString().slice(0, 10));
      expect(parseIsoDay(formatIsoDay(day))).toBe(day);
    }),
  );
});

test('leap days: 2000 and 2024 have one, 1900 has not', () => {
  expect(parseIsoDay('2000-02-29') + 1).toBe(parseIsoDay('2000-03-01'));
  expect(parseIsoDay('2024-02-29') + 1).toBe(parseIsoDay('2024-03-01'));
  expect(() => parseIsoDay('1900-02-29')).toThrow(RangeError);
});

test.each(['2024-13-01', '2024-00-10', '2024-04-31', '24-04-01', '2024-4-1', '', '2024-04-01T00:00'])('refuses %j', (text) => {
  expect(() => parseIsoDay(text)).toThrow(RangeError);
});
