import { type DateReading, toDay } from '../../../../shared/model/written-date.ts';

const ZERO = 48;
const SPACE = 32;
const LETTER_T = 84;
const COLON = 58;
const DATE_BYTES = 10;

/**
 * Reads full-length Gregorian dates in bytes ("2024-01-31", "31.01.2024", "01/31/2024", with " 08:26", "T08:26:00"), remembering the last day.
 * NaN for anything else, bad days included: `parseDateText` then says what they are.
 */
export function createPlainDateReader({ order, calendar }: DateReading): (bytes: Uint8Array, start: number, end: number) => number {
  if (calendar !== 'gregorian') return () => Number.NaN;
  const [yearAt, monthAt, dayAt] = order === 'ymd' ? [0, 5, 8] : order === 'dmy' ? [6, 3, 0] : [6, 0, 3];
  const firstMark = order === 'ymd' ? 4 : 2;
  const secondMark = order === 'ymd' ? 7 : 5;
  let lastKey = -1;
  let lastDaySeconds = Number.NaN;

  return (bytes, start, end) => {
    const length = end - start;
    if (length < DATE_BYTES || !isMark(bytes[start + firstMark]) || bytes[start + firstMark] !== bytes[start + secondMark]) return Number.NaN;
    const year = twoDigits(bytes, start + yearAt) * 100 + twoDigits(bytes, start + yearAt + 2);
    const month = twoDigits(bytes, start + monthAt);
    const day = twoDigits(bytes, start + dayAt);
    const key = year * 10_000 + month * 100 + day;
    if (key !== lastKey) {
      const epochDay = toDay(year, month, day, 'gregorian');
      if (typeof epochDay === 'string' || Number.isNaN(key)) return Number.NaN;
      lastKey = key;
      lastDaySeconds = epochDay * 86_400;
    }
    return length === DATE_BYTES ? lastDaySeconds : lastDaySeconds + readPlainTime(bytes, start + DATE_BYTES, end);
  };
}

/** Seconds of " HH:MM", " HH:MM:SS" or the same after "T"; NaN for anything else. */
function readPlainTime(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  const before = bytes[start];
  if ((length !== 6 && length !== 9) || (before !== SPACE && before !== LETTER_T) || bytes[start + 3] !== COLON) return Number.NaN;
  const hour = twoDigits(bytes, start + 1);
  const minute = twoDigits(bytes, start + 4);
  if (!(hour < 24 && minute < 60)) return Number.NaN;
  if (length === 6) return hour * 3600 + minute * 60;
  const second = twoDigits(bytes, start + 7);
  return second < 60 && bytes[start + 6] === COLON ? hour * 3600 + minute * 60 + second : Number.NaN;
}

function isMark(byte: number | undefined): boolean {
  return byte === 45 || byte === 46 || byte === 47;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
