import { formatDouble, formatNumberText } from '../number-text.ts';
import type { CellMeaning } from './number-format.ts';
import { formatSerialDate, formatSerialTime } from './serial-date.ts';

/**
 * Canonical text of a number in a cell: dates and times by the format it is shown in, all else as a plain number. A number that its format cannot
 * show (a date before the calendar begins) stays a number.
 */
export function formatCellNumber(written: string, meaning: CellMeaning, is1904: boolean): string {
  if (meaning.kind === 'number') return formatNumberText(written);
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return written;
  switch (meaning.kind) {
    case 'date':
      return formatSerialDate(value, is1904) ?? formatDouble(value);
    case 'time':
      return (meaning.isElapsed || value < 1 ? formatSerialTime(value) : formatSerialDate(value, is1904)) ?? formatDouble(value);
    case 'padded':
      return Number.isSafeInteger(value) && value >= 0 ? String(value).padStart(meaning.digits, '0') : formatNumberText(written);
  }
}

/** A date cell written as ISO 8601 (`t="d"`): fractions of a second and the zone mark go, midnight is a day alone. */
export function formatIsoCell(written: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?Z?)?$/.exec(written.trim());
  if (match === null) return written;
  const [, day = '', minutes, seconds = '00'] = match;
  return minutes === undefined || (minutes === '00:00' && seconds === '00') ? day : `${day}T${minutes}:${seconds}`;
}
