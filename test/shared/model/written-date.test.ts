import { fc, test as property } from '@fast-check/vitest';
import { toJalaali } from 'jalaali-js';
import { describe, expect, test } from 'vitest';
import { createPlainDateReader } from '../../../electron/parser/read/fields/date-bytes.ts';
import { formatIsoDay, fromEpochDay } from '../../../shared/model/day.ts';
import { type DateReading, parseDateText, parseTimeText, readingOfBirthdays } from '../../../shared/model/written-date.ts';

const reading = (order: DateReading['order'], calendar: DateReading['calendar'] = 'gregorian'): DateReading => ({ kind: 'date', order, calendar });
const YMD = reading('ymd');
const DMY = reading('dmy');
const MDY = reading('mdy');

function show(text: string, how: DateReading): string {
  const seconds = parseDateText(text, how);
  return typeof seconds === 'string' ? seconds : new Date(seconds * 1000).toISOString().slice(0, 19);
}

describe('dates as people write them', () => {
  test.each([
    ['2024-01-31', YMD, '2024-01-31T00:00:00'],
    ['2024/1/5', YMD, '2024-01-05T00:00:00'],
    ['2024.01.31', YMD, '2024-01-31T00:00:00'],
    ['20240131', YMD, '2024-01-31T00:00:00'],
    ['20240131T082600', YMD, '2024-01-31T08:26:00'],
    ['2024-01-31 08:26', YMD, '2024-01-31T08:26:00'],
    ['2024-01-31T08:26:59.123Z', YMD, '2024-01-31T08:26:59'],
    ['2024-01-31T23:30:00+03:30', YMD, '2024-01-31T23:30:00'],
    ['2024年1月5日', YMD, '2024-01-05T00:00:00'],
    ['2024年1月5日 14:05', YMD, '2024-01-05T14:05:00'],
    ['2024/01/05 下午 2:05', YMD, '2024-01-05T14:05:00'],
    ['31.01.2024', DMY, '2024-01-31T00:00:00'],
    ['1.3.2024 9:05', DMY, '2024-03-01T09:05:00'],
    ['31/01/24', DMY, '2024-01-31T00:00:00'],
    ['31/01/99', DMY, '1999-01-31T00:00:00'],
    ['12/1/2010 8:26:00 AM', MDY, '2010-12-01T08:26:00'],
    ['12/01/2010 12:00 AM', MDY, '2010-12-01T00:00:00'],
    ['12/01/2010 12:30 PM', MDY, '2010-12-01T12:30:00'],
    ['05-JAN-2024', DMY, '2024-01-05T00:00:00'],
    ['5 January 2024', DMY, '2024-01-05T00:00:00'],
    ['Jan 5, 2024 2:05 PM', MDY, '2024-01-05T14:05:00'],
    ['۱۴۰۲/۱۰/۲۵', reading('ymd', 'jalali'), '2024-01-15T00:00:00'],
    ['۱۴۰۳/۱۲/۳۰', reading('ymd', 'jalali'), '2025-03-20T00:00:00'],
    ['25/10/1402 ۱۴:۳۰', reading('dmy', 'jalali'), '2024-01-15T14:30:00'],
    ['۱۴۰۲/۱۰/۲۵ ۲:۳۰ ب.ظ', reading('ymd', 'jalali'), '2024-01-15T14:30:00'],
    ['2024-01-31', DMY, '2024-01-31T00:00:00'],
    ['2024-01-31 08:26', MDY, '2024-01-31T08:26:00'],
    ['2024-02-30', DMY, 'notADate'],
    ['2024-02-30', YMD, 'notADate'],
    ['2023-02-29', YMD, 'notADate'],
    ['1402/12/30', reading('ymd', 'jalali'), 'notADate'],
    ['1402/10/25', YMD, 'outOfRange'],
    ['2024-01-15', reading('ymd', 'jalali'), 'outOfRange'],
    ['13/01/2024', MDY, 'notADate'],
    ['2024-01-31 24:00', YMD, '2024-02-01T00:00:00'],
    ['2024-01-31 24:01', YMD, 'notADate'],
    ['2024-01-31 13:00 PM', YMD, 'notADate'],
    ['0000-00-00', YMD, 'notADate'],
    ['24-01-31', YMD, '2024-01-31T00:00:00'],
    ['4-01-31', YMD, 'notADate'],
    ['2024-01-31x', YMD, 'notADate'],
    ['yesterday', YMD, 'notADate'],
    ['', YMD, 'notADate'],
  ] as const)('%s', (text, how, expected) => {
    expect(show(text, how)).toBe(expected);
  });

  test('times of day', () => {
    expect(parseTimeText('8:26')).toBe(8 * 3600 + 26 * 60);
    expect(parseTimeText('۲۳:۵۹:۵۹')).toBe(86_399);
    expect(parseTimeText('2:05 p.m.')).toBe(14 * 3600 + 300);
    expect(parseTimeText('25:00')).toBeNull();
    expect(parseTimeText('noon')).toBeNull();
  });
});

const day = fc.integer({ min: -50_000, max: 60_000 });

describe('properties', () => {
  property.prop([day, fc.constantFrom('-', '.', '/'), fc.option(fc.nat({ max: 86_399 }))], { numRuns: 3000 })(
    'every day, in every order, by bytes and by text',
    (epochDay, mark, time) => {
      const [year = '', month = '', date = ''] = formatIsoDay(epochDay).split('-');
      const clock = time === null ? '' : ` ${new Date(time * 1000).toISOString().slice(11, 19)}`;
      const expected = epochDay * 86_400 + (time ?? 0);
      for (const [how, parts] of [
        [YMD, [year, month, date]],
        [DMY, [date, month, year]],
        [MDY, [month, date, year]],
      ] as const) {
        const text = parts.join(mark) + clock;
        expect(parseDateText(text, how)).toBe(expected);
        expect(createPlainDateReader(how)(Buffer.from(`,${text},`), 1, text.length + 1)).toBe(expected);
      }
    },
  );

  property.prop([fc.integer({ min: -20_000, max: 40_000 })], { numRuns: 2000 })('every Jalali day', (epochDay) => {
    const { year, month, day: date } = fromEpochDay(epochDay);
    const { jy, jm, jd } = toJalaali(year, month, date);
    expect(parseDateText(`${jy}/${jm}/${jd}`, reading('ymd', 'jalali'))).toBe(epochDay * 86_400);
  });

  property.prop([fc.string({ unit: fc.constantFrom('0', '1', '2', '9', '-', ':', ' ', 'T', '/'), maxLength: 20 })], { numRuns: 5000 })(
    'what the bytes accept, the text reads the same',
    (text) => {
      const fast = createPlainDateReader(YMD)(Buffer.from(text), 0, text.length);
      if (!Number.isNaN(fast)) expect(parseDateText(text, YMD)).toBe(fast);
    },
  );
});

describe('days of birth written with two digits', () => {
  const today = Date.UTC(2026, 10, 22) / 86_400_000;

  test.each([
    ['01.02.65', DMY, '1965-02-01T00:00:00'],
    ['01.02.99', DMY, '1999-02-01T00:00:00'],
    ['01.02.26', DMY, '2026-02-01T00:00:00'],
    ['01.02.27', DMY, '1927-02-01T00:00:00'],
    ['1 Feb 45', DMY, '1945-02-01T00:00:00'],
    ['01.02.2065', DMY, '2065-02-01T00:00:00'],
    ['45/01/01', reading('ymd', 'jalali'), '1966-03-21T00:00:00'],
    ['05/01/01', reading('ymd', 'jalali'), '2026-03-21T00:00:00'],
    ['01/02/08', reading('dmy', 'buddhist'), '1965-02-01T00:00:00'],
  ])('%s lies in the past', (text, how, date) => {
    expect(show(text, readingOfBirthdays(how, today))).toBe(date);
  });
});
