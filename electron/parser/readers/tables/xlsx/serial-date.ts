import { formatIsoDay, SECONDS_PER_DAY } from '../../../../../shared/model/day.ts';

/** Days of 1970-01-01 in the two calendars a workbook may count in. */
const UNIX_DAY_1900 = 25_569;
const UNIX_DAY_1904 = 24_107;
/** 9999-12-31 of the 1900 calendar. */
const LAST_SERIAL = 2_958_465;
/** Excel believes in 29 February 1900; days before it lie one off. */
const PHANTOM_DAY = 60;

/**
 * A day count of a workbook as ISO text: `2024-03-04`, or `2024-03-04T05:06:07` when there is a time (nearest second). 1900 calendar: day 1 is
 * 1900-01-01, day 60 the 29 February that never was and is written so; below day 1 there is a time of day only. 1904 calendar: day 0 is 1904-01-01.
 * Null for what no calendar day stands for.
 */
export function formatSerialDate(serial: number, is1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= LAST_SERIAL + 1 - (is1904 ? 1462 : 0)) return null;
  const seconds = Math.round(serial * SECONDS_PER_DAY);
  const day = Math.floor(seconds / SECONDS_PER_DAY);
  const rest = seconds - day * SECONDS_PER_DAY;
  if (!is1904 && day === 0) return rest === 0 ? '1900-01-00' : formatTime(rest);
  const shown = is1904 || day > PHANTOM_DAY ? day : day + 1;
  const date = !is1904 && day === PHANTOM_DAY ? '1900-02-29' : formatIsoDay(shown - (is1904 ? UNIX_DAY_1904 : UNIX_DAY_1900));
  return rest === 0 ? date : `${date}T${formatTime(rest)}`;
}

/** A fraction of a day as `05:06:07`; elapsed time counts its hours beyond 24. */
export function formatSerialTime(serial: number): string | null {
  return Number.isFinite(serial) && serial >= 0 && serial < LAST_SERIAL ? formatTime(Math.round(serial * SECONDS_PER_DAY)) : null;
}

/** `HH:MM:SS` of seconds since midnight. */
export function formatTime(seconds: number): string {
  return `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
