import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { parseDateText } from '../../../../shared/model/written-date.ts';
import { parseFlagText } from '../../../../shared/model/written-flag.ts';
import { parseNumberText } from '../../../../shared/model/written-number.ts';
import { parseTimestampText } from '../../../../shared/model/written-timestamp.ts';

export type NumberReading = Extract<ColumnReading, { kind: 'number' }>;
export type DateReading = Extract<ColumnReading, { kind: 'date' }>;
export type TimestampReading = Extract<ColumnReading, { kind: 'timestamp' }>;

/** Ways to write numbers, likeliest first where several say the same. */
export const NUMBER_READINGS: readonly NumberReading[] = [
  { kind: 'number', decimal: '.', thousands: '' },
  { kind: 'number', decimal: '.', thousands: ',' },
  { kind: 'number', decimal: ',', thousands: '' },
  { kind: 'number', decimal: ',', thousands: '.' },
  { kind: 'number', decimal: ',', thousands: ' ' },
  { kind: 'number', decimal: '.', thousands: ' ' },
  { kind: 'number', decimal: '.', thousands: "'" },
  { kind: 'number', decimal: ',', thousands: "'" },
  { kind: 'number', decimal: '٫', thousands: '٬' },
];
/** The same as shares of a hundred. */
export const PERCENT_READINGS: readonly NumberReading[] = NUMBER_READINGS.map((reading) => ({ ...reading, percent: true }));
/** Orders of the parts of a date, in the calendars that are told apart by their years. */
export const DATE_READINGS: readonly DateReading[] = [
  { kind: 'date', order: 'ymd', calendar: 'gregorian' },
  { kind: 'date', order: 'dmy', calendar: 'gregorian' },
  { kind: 'date', order: 'mdy', calendar: 'gregorian' },
  { kind: 'date', order: 'ymd', calendar: 'jalali' },
  { kind: 'date', order: 'dmy', calendar: 'jalali' },
  { kind: 'date', order: 'ymd', calendar: 'buddhist' },
  { kind: 'date', order: 'dmy', calendar: 'buddhist' },
];
/** Numbers that count time. */
export const TIMESTAMP_READINGS: readonly TimestampReading[] = [
  { kind: 'timestamp', unit: 'seconds' },
  { kind: 'timestamp', unit: 'milliseconds' },
  { kind: 'timestamp', unit: 'excel1900' },
  { kind: 'timestamp', unit: 'excel1904' },
];

const PLAIN_WHOLE = /^-?\d{1,9}$/;
/** Not three places: those may be a group of thousands. */
const PLAIN_POINT = /^-?\d{1,9}\.\d{1,2}$/;
const PERCENT_OR_ZERO = /[%٪％﹪]|^\D*[0۰٠][\D0۰٠]*$/;
const YEAR = 365.25 * 86_400;
/** Years between which a bare number is taken for an instant: 1990 to 2060. */
const FIRST_INSTANT = 20 * YEAR;
const LAST_INSTANT = 90 * YEAR;

/** What a text says under a reading, as a number that can be compared; NaN when it says nothing. Bare numbers count time only in 1990–2060. */
export function evaluate(text: string, reading: ColumnReading): number {
  switch (reading.kind) {
    case 'text':
      return 0;
    case 'number': {
      if (reading.percent === true) {
        if (!PERCENT_OR_ZERO.test(text)) return Number.NaN;
      } else {
        if (PLAIN_WHOLE.test(text)) return Number(text);
        if (PLAIN_POINT.test(text)) return reading.decimal === ',' ? Number.NaN : Number(text);
      }
      const exact = parseNumberText(text, reading);
      return exact === null ? Number.NaN : Number(exact.digits) / 10 ** exact.places;
    }
    case 'date': {
      const seconds = parseDateText(text, reading);
      return typeof seconds === 'number' ? seconds : Number.NaN;
    }
    case 'timestamp': {
      const seconds = parseTimestampText(text, reading);
      return typeof seconds === 'number' && seconds >= FIRST_INSTANT && seconds < LAST_INSTANT ? seconds : Number.NaN;
    }
    case 'flag': {
      const said = parseFlagText(text, reading);
      return said === null ? Number.NaN : Number(said);
    }
  }
}
