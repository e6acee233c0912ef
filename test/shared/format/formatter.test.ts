import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../../shared/format/formatter.ts';
import { parseIsoDay } from '../../../shared/model/day.ts';

const en = createFormatter({ locale: 'en', calendar: 'gregorian', currency: 'GBP', latinDigits: false });
const fa = createFormatter({ locale: 'fa', calendar: 'jalali', currency: 'IRR', latinDigits: false });
const bidiMarks = /[\u200e\u200f\u061c]/g;

describe('numbers', () => {
  test('null and what is no number are empty, never 0', () => {
    expect(en.value(null, { kind: 'money' })).toBe('');
    expect(en.value(Number.NaN, { kind: 'integer' })).toBe('');
    expect(en.value('n/a', { kind: 'percent', digits: 1 })).toBe('');
  });

  test('money of decimal text is exact beyond the doubles', () => {
    expect(en.exact('9007199254740993.1234', { kind: 'money' })).toBe('£9,007,199,254,740,993.1234');
    expect(en.value('8911407.904', { kind: 'money' })).toBe('£8,911,407.90');
    expect(en.exact('8911407.904', { kind: 'money' })).toBe('£8,911,407.904');
    expect(en.exact('12', { kind: 'money' })).toBe('£12.00');
  });

  test('an unknown currency shows no sign and two decimals', () => {
    const plain = createFormatter({ locale: 'en', calendar: 'gregorian', currency: '', latinDigits: false });
    expect(plain.value('-12.5', { kind: 'money' })).toBe('-12.50');
    expect(plain.exact('12.3456', { kind: 'money' })).toBe('12.3456');
  });

  test('Persian digits, separators and the word for the currency after the amount', () => {
    expect(fa.value(1234567, { kind: 'integer' })).toBe('۱٬۲۳۴٬۵۶۷');
    expect(fa.value('1200', { kind: 'money' })).toBe('۱٬۲۰۰ ریال');
    expect(fa.tick('8911407', { kind: 'money' }).replace('\u00a0', ' ')).toBe('۸٫۹۱ میلیون ریال');
    expect(fa.value(0.423, { kind: 'percent', digits: 1 })).toBe('۴۲٫۳٪');
    expect(fa.value(-0.025, { kind: 'points', digits: 1 })).toMatch(/۲٫۵ واحد درصد$/);
  });

  test('Latin digits in Persian when asked for', () => {
    const latin = createFormatter({ locale: 'fa', calendar: 'jalali', currency: '', latinDigits: true });
    expect(latin.value(1234, { kind: 'integer' }).replace(bidiMarks, '')).toBe('1,234');
    expect(latin.day(parseIsoDay('2024-10-04'))).toBe('13 مهر 1403');
  });

  test('percent, quantity, intervals and durations', () => {
    expect(en.value(0.4234, { kind: 'percent', digits: 1 })).toBe('42.3%');
    expect(en.value(0.0254, { kind: 'points', digits: 1 })).toBe('2.5 pp');
    expect(en.value(null, { kind: 'points', digits: 1 })).toBe('');
    expect(en.value('n/a', { kind: 'points', digits: 1 })).toBe('');
    expect(en.exact(0.1, { kind: 'number', digits: 12 })).toBe('0.100000000000');
    expect(en.exact(0.5, { kind: 'percent', digits: 6 })).toBe('50.000000%');
    expect(en.value('3.5', { kind: 'quantity' })).toBe('3.5');
    expect(en.value(1, { kind: 'days' })).toBe('1 day');
    expect(fa.value(14, { kind: 'days' })).toBe('۱۴ روز');
    expect(en.interval({ low: 0.1, high: 0.2, level: 0.95, method: 'm' }, { kind: 'percent', digits: 0 })).toBe('10% – 20%');
    expect(en.seconds(200)).toBe('3 minutes');
    expect(en.bytes(74_000_000)).toBe('74 MB');
  });

  test('ticks are short and never longer than the number', () => {
    expect(en.tick(1_234_567, { kind: 'integer' })).toBe('1.23M');
    expect(en.tick(950, { kind: 'integer' })).toBe('950');
    expect(en.tick(0.4, { kind: 'percent', digits: 1 })).toBe('40%');
  });
});

describe('days and periods', () => {
  const day = parseIsoDay('2024-10-01');

  test('days in both calendars', () => {
    expect(en.day(day)).toBe('1 Oct 2024');
    expect(fa.day(day)).toBe('۱۰ مهر ۱۴۰۳');
    expect(en.day(null)).toBe('');
  });

  test.each([
    ['day', '1 Oct 2024'],
    ['month', 'Oct 2024'],
    ['quarter', 'Q4 2024'],
    ['year', '2024'],
  ] as const)('Gregorian %s', (grain, text) => {
    expect(en.value(day, { kind: 'period', grain, calendar: 'gregorian' })).toBe(text);
  });

  test.each([
    ['month', 'مهر ۱۴۰۳'],
    ['quarter', 'پاییز ۱۴۰۳'],
    ['year', '۱۴۰۳'],
  ] as const)('Jalali %s', (grain, text) => {
    expect(fa.value(parseIsoDay('2024-09-22'), { kind: 'period', grain, calendar: 'jalali' })).toBe(text);
  });

  test('weeks name their first and last day', () => {
    const week = { kind: 'period', grain: 'week', calendar: 'gregorian' } as const;
    expect(en.value(parseIsoDay('2024-10-07'), week)).toBe('7–13 Oct 2024');
    expect(en.value(parseIsoDay('2024-09-30'), week)).toBe('30 Sep – 6 Oct 2024');
    expect(en.value(parseIsoDay('2024-12-30'), week)).toBe('30 Dec 2024 – 5 Jan 2025');
    expect(en.tick(parseIsoDay('2024-10-07'), week)).toBe('7 Oct');
  });

  test('a label among periods ("all others") is kept', () => {
    expect(en.value('other', { kind: 'period', grain: 'month', calendar: 'gregorian' })).toBe('other');
  });

  test('the wall clock has no time zone', () => {
    expect(en.wallClock(day * 86_400 + 8 * 3600 + 26 * 60)).toBe('1 Oct 2024 08:26');
  });
});
