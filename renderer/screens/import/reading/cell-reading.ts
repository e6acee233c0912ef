import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';

/**
 * Whether a cell of the preview can be read as its column says: what the grid marks at once while readings are tried.
 * The host's parser has the last word over the whole file in the check.
 */
export function isReadable(text: string, reading: ColumnReading): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || reading.kind === 'text') return true;
  return reading.kind === 'number' ? readNumber(trimmed, reading) !== null : isDate(trimmed, reading);
}

type NumberReading = Extract<ColumnReading, { kind: 'number' }>;
type DateReading = Extract<ColumnReading, { kind: 'date' }>;

const SCALE_DIGITS = 4;
const CURRENCY = /[\p{Sc}\p{L}.]*[\p{Sc}]|\b[A-Z]{3}\b|ریال|تومان/gu;
const ZEROS = [0x0660, 0x06f0];

/** Ten-thousandths of a written number, cut after four decimals; null when it is none under this reading. */
export function readNumber(text: string, { decimal, thousands }: NumberReading): bigint | null {
  let plain = toLatinDigits(text.trim()).replaceAll(CURRENCY, '').trim().replaceAll('\u2212', '-');
  const isBracketed = /^\(.*\)$/.test(plain);
  if (isBracketed) plain = plain.slice(1, -1);
  if (plain.endsWith('-')) plain = `-${plain.slice(0, -1)}`;
  plain = plain.replace(/^([+-])\s+/, '$1');
  if (thousands === ' ') plain = plain.replaceAll(/[\s\u00a0\u202f]/g, '');
  else if (thousands !== '') {
    const [whole = '', ...rest] = plain.split(decimal);
    if (rest.some((part) => part.includes(thousands))) return null;
    plain = [whole.replaceAll(thousands, ''), ...rest].join(decimal);
  }
  const match = /^([+-]?)(\d*)(?:D(\d*))?$/.exec(plain.replace(decimal, 'D'));
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  const scaled = BigInt((whole === '' ? '0' : whole) + fraction.slice(0, SCALE_DIGITS).padEnd(SCALE_DIGITS, '0'));
  return sign === '-' || isBracketed ? -scaled : scaled;
}

const MONTH_WORD = /^\p{L}{3,}\.?$/u;

function isDate(text: string, { order, calendar }: DateReading): boolean {
  const day = toLatinDigits(text).split(/[T\s]+(?=\d{1,2}:)/)[0] ?? '';
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(day);
  const parts = compact && order === 'ymd' ? compact.slice(1) : day.split(/[-/.\s,]+/).filter((part) => part !== '');
  if (parts.length !== 3) return false;
  const places = { ymd: [0, 1, 2], dmy: [2, 1, 0], mdy: [2, 0, 1] }[order];
  const [year = '', month = '', date = ''] = places.map((place) => parts[place]);
  if (!/^\d{2}$|^\d{4}$/.test(year) || !/^\d{1,2}$/.test(date)) return false;
  if (MONTH_WORD.test(month)) return Number(date) >= 1 && Number(date) <= 31;
  if (!/^\d{1,2}$/.test(month)) return false;
  if (year.length === 4 && (calendar === 'jalali' ? Number(year) > 1600 : Number(year) < 1700)) return false;
  return Number(month) >= 1 && Number(month) <= 12 && Number(date) >= 1 && Number(date) <= daysIn(Number(year), Number(month), calendar);
}

function daysIn(year: number, month: number, calendar: DateReading['calendar']): number {
  if (calendar === 'jalali') return month <= 6 ? 31 : 30;
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function toLatinDigits(text: string): string {
  return text.replaceAll(/[۰-۹٠-٩]/g, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    return String(code - (ZEROS.findLast((zero) => zero <= code) ?? 0));
  });
}
