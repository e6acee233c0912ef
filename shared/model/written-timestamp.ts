import { SECONDS_PER_DAY, toEpochDay } from './day.ts';
import type { ColumnReading } from './import-mapping.ts';
import { toLatinFigures } from './written/digits.ts';
import { type DateFault, type DateReading, parseDateText } from './written-date.ts';

export type TimestampReading = Extract<ColumnReading, { kind: 'timestamp' }>;
/** Readings whose values are instants. */
export type InstantReading = DateReading | TimestampReading;

/** Longer texts are no figures. */
const LONGEST = 200;
/** A figure without groups: nobody writes thousands into a count of seconds. */
const BARE = /^\s*(-?\d{1,18})([.,٫]\d{1,12})?\s*$/;
const FIRST_SECOND = toEpochDay({ year: 1800, month: 1, day: 1 }) * SECONDS_PER_DAY;
const END_SECOND = toEpochDay({ year: 2201, month: 1, day: 1 }) * SECONDS_PER_DAY;
/** Day 0 of the two spreadsheet calendars. The first counts a 29 February 1900 that never was (serial 60), so days before it are one off. */
const EPOCH_1900 = toEpochDay({ year: 1899, month: 12, day: 30 });
const EPOCH_1904 = toEpochDay({ year: 1904, month: 1, day: 1 });
const PHANTOM_SERIAL = 60;

/**
 * Epoch seconds of a number that counts time, fractions of a second dropped. Seconds and milliseconds count from 1970 in UTC: that clock is
 * kept, no zone is guessed. Spreadsheet serials are days with the time of day as their fraction, to the nearest second.
 * "outOfRange" outside the years 1800–2200.
 */
export function parseTimestampText(text: string, { unit }: TimestampReading): number | DateFault {
  const written = text.length > LONGEST ? null : BARE.exec(toLatinFigures(text));
  if (written === null) return 'notADate';
  const value = Number(`${written[1]}${written[2]?.replace(/[,٫]/, '.') ?? ''}`);
  const seconds = toSeconds(value, unit);
  if (Number.isNaN(seconds)) return 'notADate';
  return seconds < FIRST_SECOND || seconds >= END_SECOND ? 'outOfRange' : seconds;
}

/** Epoch seconds on the wall clock of a written date or of a number that counts time. */
export function parseInstantText(text: string, reading: InstantReading): number | DateFault {
  return reading.kind === 'date' ? parseDateText(text, reading) : parseTimestampText(text, reading);
}

function toSeconds(value: number, unit: TimestampReading['unit']): number {
  switch (unit) {
    case 'seconds':
      return Math.floor(value);
    case 'milliseconds':
      return Math.floor(value / 1000);
    case 'excel1904':
      return value < 0 ? Number.NaN : Math.round((value + EPOCH_1904) * SECONDS_PER_DAY);
    case 'excel1900': {
      if (value < 0 || Math.floor(value) === PHANTOM_SERIAL) return Number.NaN;
      return Math.round((value + EPOCH_1900 + (value < PHANTOM_SERIAL ? 1 : 0)) * SECONDS_PER_DAY);
    }
  }
}
