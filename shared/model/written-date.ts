import { isValidJalaaliDate, toGregorian, toJalaali } from 'jalaali-js';
import { fromEpochDay, SECONDS_PER_DAY, toEpochDay } from './day.ts';
import type { ColumnReading } from './import-mapping.ts';
import { parseClockText } from './written/clock.ts';
import { toLatinFigures } from './written/digits.ts';
import { cutNamedDate, stripWeekday } from './written/named-date.ts';

export type DateReading = Extract<ColumnReading, { kind: 'date' }> & {
  /** Years of two digits from this one on lie a century back; else those of `CENTURIES`. */
  readonly pivot?: number;
};
export type DateFault = 'notADate' | 'outOfRange';

const NUMERIC = /^(\d{1,4})(?:\s*[-./\s年년]\s*)(\d{1,2})(?:\s*[-./\s月월]\s*)(\d{1,4})(?:日|일|\.|\s*г\.?|\s*р\.)?(?=$|[T\s,،])/;
const COMPACT = /^(\d{8})(?:T?(\d{2})(\d{2})(\d{2})?)?(?:\.\d{1,9})?Z?$/;
const COMPACT_DAY = /^(\d{8})(?=\s\S)/;
const COMPACT_MONTH = /^(\d{4})(\d{2})$/;
const YEAR_MONTH = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/;
const MONTH_YEAR = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/;
const YEAR_QUARTER = /^(\d{4})\s*[-/.]?\s*(?:Q|K|кв\.?|سه\s?ماهه\s?)\s*([1-4])$/i;
const QUARTER_YEAR = /^(?:Q\s*([1-4])|([1-4])\.?\s*(?:Q|кв(?:артал)?\.?|квартал|Quartal|trimestre|чверть))\s*[-/.]?\s*(\d{4})(?:\s*г\.?)?$/i;
/** Longer texts are no dates. */
const LONGEST = 200;
const HAS_LETTER = /\p{L}/u;
const MARKS = /[\u200e\u200f\u061c]/g;
/** Years that an order can have; others are typing errors. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 2200;
const FIRST_JALALI_YEAR = 1178;
const LAST_JALALI_YEAR = 1580;
const BUDDHIST_OFFSET = 543;
/** Century of years of two digits, and the first of them that lie in the one before. */
const CENTURIES = {
  gregorian: { century: 2000, pivot: 70 },
  jalali: { century: 1400, pivot: 50 },
  buddhist: { century: 2500, pivot: 100 },
} as const;

/**
 * Epoch seconds on the wall clock of a date as people write it: 1–2 digit days and months, years of four digits or two (1970–2069, Jalali 1350–1449,
 * Buddhist 25xx), separators - . / space or 年月日, compact YYYYMMDD, names of months in a dozen languages, a day of the week before it, a time behind
 * it (fractions and zones are read over: the clock that was written is kept). A month or quarter alone is its first day. Digits of any script.
 */
export function parseDateText(text: string, reading: DateReading): number | DateFault {
  if (text.length > LONGEST) return 'notADate';
  const clean = toLatinFigures(text).replace(MARKS, '').trim();
  const result = parseBare(clean, reading);
  if (result !== 'notADate' || !HAS_LETTER.test(clean)) return result;
  const bare = stripWeekday(clean);
  return bare === null ? 'notADate' : parseBare(bare, reading);
}

/** The reading for days of birth: written with two digits they lie before the day after `today`, so "65" is 1965 and not 2065. */
export function readingOfBirthdays(reading: DateReading, today: number): DateReading {
  const { year, month, day } = fromEpochDay(today);
  const years = { gregorian: year, jalali: toJalaali(year, month, day).jy, buddhist: year + BUDDHIST_OFFSET };
  return { ...reading, pivot: (years[reading.calendar] % 100) + 1 };
}

/** Seconds since midnight of a time of day ("8:26", "08:26:00", "2:05 PM"); null when it is none. */
export function parseTimeText(text: string): number | null {
  return parseClockText(text);
}

/** Epoch day of a year, month and day of the reading's calendar. */
export function toDay(year: number, month: number, day: number, calendar: DateReading['calendar']): number | DateFault {
  if (calendar === 'jalali') {
    if (month < 1 || month > 12 || day < 1 || day > 31) return 'notADate';
    if (year < FIRST_JALALI_YEAR || year > LAST_JALALI_YEAR) return 'outOfRange';
    if (!isValidJalaaliDate(year, month, day)) return 'notADate';
    const { gy, gm, gd } = toGregorian(year, month, day);
    return toEpochDay({ year: gy, month: gm, day: gd });
  }
  const common = calendar === 'buddhist' ? year - BUDDHIST_OFFSET : year;
  if (month < 1 || month > 12 || day < 1 || day > lastDay(common, month)) return 'notADate';
  return common < FIRST_YEAR || common > LAST_YEAR ? 'outOfRange' : toEpochDay({ year: common, month, day });
}

type Parts = readonly [year: number, month: number, day: number] | null;

function parseBare(clean: string, reading: DateReading): number | DateFault {
  const numeric = NUMERIC.exec(clean);
  if (numeric !== null) {
    const [whole, a = '', b = '', c = ''] = numeric;
    return join(orderParts(a, b, c, reading), clean.slice(whole.length), reading);
  }
  const compact = COMPACT.exec(clean);
  if (compact !== null) {
    const [, day = '', hour, minute = '', second] = compact;
    const time = hour === undefined ? '' : `${hour}:${minute}${second === undefined ? '' : `:${second}`}`;
    return join(splitCompact(day, reading), time, reading);
  }
  const compactDay = COMPACT_DAY.exec(clean);
  if (compactDay !== null) return join(splitCompact(compactDay[0], reading), clean.slice(8), reading);
  return join(cutPeriod(clean, reading), '', reading, () => parseNamedMonth(clean, reading));
}

function join(parts: Parts, rest: string, { calendar }: DateReading, orElse: () => number | DateFault = () => 'notADate'): number | DateFault {
  if (parts === null) return orElse();
  const day = toDay(...parts, calendar);
  if (typeof day === 'string') return day;
  const timeText = rest.replace(/^[T\s,،]+/, '');
  const time = timeText === '' ? 0 : parseClockText(timeText);
  return time === null ? 'notADate' : day * SECONDS_PER_DAY + time;
}

function orderParts(a: string, b: string, c: string, reading: DateReading): Parts {
  const { order } = reading;
  // A year of four digits in front is never anything else: such rows are read in a column of any order.
  if (a.length === 4) return c.length <= 2 ? [Number(a), Number(b), Number(c)] : null;
  if (order === 'ymd') return a.length === 2 && c.length <= 2 ? [toFullYear(Number(a), reading), Number(b), Number(c)] : null;
  if (a.length > 2 || (c.length !== 4 && c.length !== 2)) return null;
  const year = c.length === 4 ? Number(c) : toFullYear(Number(c), reading);
  return order === 'dmy' ? [year, Number(b), Number(a)] : [year, Number(a), Number(b)];
}

function toFullYear(year: number, { calendar, pivot = CENTURIES[calendar].pivot }: DateReading): number {
  const { century } = CENTURIES[calendar];
  return year + (year < pivot ? century : century - 100);
}

function splitCompact(digits: string, { order }: DateReading): Parts {
  const at = (from: number, to: number) => Number(digits.slice(from, to));
  if (order === 'ymd') return [at(0, 4), at(4, 6), at(6, 8)];
  return order === 'dmy' ? [at(4, 8), at(2, 4), at(0, 2)] : [at(4, 8), at(0, 2), at(2, 4)];
}

/** A month or a quarter in figures: "2024-03", "202403", "2024-Q1" with the year first, "03/2024", "Q1 2024" with the day (left out) first. */
function cutPeriod(text: string, { order }: DateReading): Parts {
  if (order === 'mdy') return null;
  if (order === 'ymd') {
    const month = YEAR_MONTH.exec(text) ?? COMPACT_MONTH.exec(text);
    if (month !== null) return [Number(month[1]), Number(month[2]), 1];
    const quarter = YEAR_QUARTER.exec(text);
    return quarter === null ? null : [Number(quarter[1]), Number(quarter[2]) * 3 - 2, 1];
  }
  const month = MONTH_YEAR.exec(text);
  if (month !== null) return [Number(month[2]), Number(month[1]), 1];
  const quarter = QUARTER_YEAR.exec(text);
  return quarter === null ? null : [Number(quarter[3]), Number(quarter[1] ?? quarter[2]) * 3 - 2, 1];
}

/** Only under the order that matches, so that a column of names decides its order. */
function parseNamedMonth(text: string, reading: DateReading): number | DateFault {
  const named = HAS_LETTER.test(text) ? cutNamedDate(text) : null;
  if (named === null || named.order !== reading.order || !isOfCalendar(named.calendar, reading.calendar)) return 'notADate';
  const year = named.year.length === 4 ? Number(named.year) : toFullYear(Number(named.year), reading);
  return join([year, named.month, named.day], named.rest, reading);
}

function isOfCalendar(named: 'gregorian' | 'jalali', calendar: DateReading['calendar']): boolean {
  return (calendar === 'jalali') === (named === 'jalali');
}

function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
