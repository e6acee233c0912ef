import { isValidJalaaliDate, toGregorian } from 'jalaali-js';
import { SECONDS_PER_DAY, toEpochDay } from './day.ts';
import type { ColumnReading } from './import-mapping.ts';
import { toLatinDigits } from './written-number.ts';

export type DateReading = Extract<ColumnReading, { kind: 'date' }>;
export type DateFault = 'notADate' | 'outOfRange';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NUMERIC = /^(\d{1,4})(?:\s*[-./\s年]\s*)(\d{1,2})(?:\s*[-./\s月]\s*)(\d{1,4})日?(?=$|[T\s,،])/;
const COMPACT = /^(\d{8})(?:T?(\d{2})(\d{2})(\d{2})?)?$/;
const DAY_NAME_YEAR = /^(\d{1,2})[-\s./]*([a-z]{3,9})\.?,?[-\s./]*(\d{4}|\d{2})(?=$|[T\s,])/i;
const NAME_DAY_YEAR = /^([a-z]{3,9})\.?[-\s./]*(\d{1,2}),?[-\s./]+(\d{4})(?=$|[T\s,])/i;
const TIME =
  /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*(am|pm|a\.m\.|p\.m\.|ق\.?ظ\.?|ب\.?ظ\.?|上午|下午)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const AFTERNOON = /^(p|ب|下)/i;
const MARKS = /[\u200e\u200f\u061c]/g;
/** Years that an order can have; others are typing errors. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 2200;
const FIRST_JALALI_YEAR = 1178;
const LAST_JALALI_YEAR = 1580;
const PIVOT = 70;

/**
 * Epoch seconds on the wall clock of a date as people write it: 1–2 digit days and months, four-digit years (two-digit ones behind day and month
 * count as 1970–2069), separators - . / space or 年月日, compact YYYYMMDD, English month names, a time behind it (AM/PM, fractions and offsets are
 * read over: the clock that was written is kept). Digits of any script.
 */
export function parseDateText(text: string, reading: DateReading): number | DateFault {
  const clean = toLatinDigits(text).replace(MARKS, '').trim();
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
  return parseNamedMonth(clean, reading);
}

/** Seconds since midnight of a time of day ("8:26", "08:26:00", "2:05 PM"); null when it is none. */
export function parseTimeText(text: string): number | null {
  const match = TIME.exec(toLatinDigits(text).replace(MARKS, '').trim());
  if (match === null) return null;
  const [, hourText = '', minuteText = '', secondText = '0', half] = match;
  let hour = Number(hourText);
  const minute = Number(minuteText);
  const second = Number(secondText);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (AFTERNOON.test(half) ? 12 : 0);
  }
  return hour > 23 || minute > 59 || second > 59 ? null : hour * 3600 + minute * 60 + second;
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
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return 'notADate';
  return year < FIRST_YEAR || year > LAST_YEAR ? 'outOfRange' : toEpochDay({ year, month, day });
}

type Parts = readonly [year: number, month: number, day: number] | null;

function join(parts: Parts, rest: string, { calendar }: DateReading): number | DateFault {
  if (parts === null) return 'notADate';
  const day = toDay(...parts, calendar);
  if (typeof day === 'string') return day;
  const timeText = rest.replace(/^[T\s,،]+/, '');
  const time = timeText === '' ? 0 : parseTimeText(timeText);
  return time === null ? 'notADate' : day * SECONDS_PER_DAY + time;
}

function orderParts(a: string, b: string, c: string, { order, calendar }: DateReading): Parts {
  if (order === 'ymd') return a.length === 4 && c.length <= 2 ? [Number(a), Number(b), Number(c)] : null;
  if (a.length > 2 || (c.length !== 4 && c.length !== 2)) return null;
  const year = c.length === 4 ? Number(c) : toFullYear(Number(c), calendar);
  return order === 'dmy' ? [year, Number(b), Number(a)] : [year, Number(a), Number(b)];
}

function toFullYear(year: number, calendar: DateReading['calendar']): number {
  if (calendar === 'jalali') return year + (year < PIVOT ? 1400 : 1300);
  return year + (year < PIVOT ? 2000 : 1900);
}

function splitCompact(digits: string, { order }: DateReading): Parts {
  const at = (from: number, to: number) => Number(digits.slice(from, to));
  if (order === 'ymd') return [at(0, 4), at(4, 6), at(6, 8)];
  return order === 'dmy' ? [at(4, 8), at(2, 4), at(0, 2)] : [at(4, 8), at(0, 2), at(2, 4)];
}

/** Only under the order that matches, so that a column of names decides its order. */
function parseNamedMonth(text: string, reading: DateReading): number | DateFault {
  if (reading.calendar !== 'gregorian' || reading.order === 'ymd') return 'notADate';
  const match = (reading.order === 'dmy' ? DAY_NAME_YEAR : NAME_DAY_YEAR).exec(text);
  if (match === null) return 'notADate';
  const [whole, first = '', second = '', yearText = ''] = match;
  const [dayText, name] = reading.order === 'dmy' ? [first, second] : [second, first];
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const year = yearText.length === 4 ? Number(yearText) : toFullYear(Number(yearText), 'gregorian');
  return join(month === 0 ? null : [year, month, Number(dayText)], text.slice(whole.length), reading);
}

function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
