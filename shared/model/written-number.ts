import type { ColumnReading } from './import-mapping.ts';
import { stripCurrency } from './written/currency-marks.ts';
import { toLatinDigits, toLatinFigures } from './written/digits.ts';

export { toLatinDigits };

export type NumberReading = Extract<ColumnReading, { kind: 'number' }>;

/** An exact decimal: digits × 10^-places. */
export interface ExactDecimal {
  readonly digits: bigint;
  readonly places: number;
}

const SCALE_PLACES = 4;
const LARGEST = 9_223_372_036_854_775_807n;
const MAX_DIGITS = 40;
const BLANKS = /\s/g;
const DIRECTION_MARKS = /[\u200e\u200f\u061c]/g;
/** Longer texts are no numbers. */
const LONGEST = 200;
const HAS_DIGIT = /\d/;
/** No sign, code or word of a currency. */
const NOTHING_BUT_FIGURES = /^[\d\s.,'’٫٬]*$/;
const PERCENT = /\s*[%٪％﹪]$/;
/** As Turkish writes it, and Persian on some keyboards. */
const PERCENT_BEFORE = /^([-−–]?\s*)[%٪％﹪]/;
/** Dashes that stand for cents that are none: "12,-", "kr 150,--". */
const NO_CENTS = /(\d)[.,٫]\s?[-‒–—−]{1,2}(?!\d)/;
const DEBIT_CREDIT = /\s*(cr|dr)\.?$/i;
const PLAIN = /^(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/;

/**
 * Exact value of a number as people write it: digits of any script, the reading's decimal and thousands marks (Arabic ٫ and ٬ always, they are
 * never ambiguous), currency signs around, a leading or trailing minus or parentheses for negative, "CR" behind a figure for negative and "DR" for
 * positive (as ledgers of customers and printed COBOL pictures have it), dashes in place of cents, an exponent. Thousands must stand in groups (three digits; two in the
 * Indian manner before the last three). Under a reading of percentages "12 %" is 0.12 and only zero may lack the sign. null = no number.
 */
export function parseNumberText(text: string, reading: NumberReading): ExactDecimal | null {
  if (text.length > LONGEST) return null;
  let rest = toLatinFigures(text).replace(DIRECTION_MARKS, '').trim();
  if (!HAS_DIGIT.test(rest)) return null;
  let percent = false;
  const takePercent = () => {
    const bare = rest.replace(PERCENT, '');
    const figure = bare === rest ? rest.replace(PERCENT_BEFORE, '$1') : bare;
    percent ||= figure !== rest;
    rest = figure;
  };
  takePercent();
  const side = DEBIT_CREDIT.exec(rest)?.[1]?.toLowerCase();
  let negative = side === 'cr';
  if (side !== undefined) rest = rest.replace(DEBIT_CREDIT, '');
  if (rest.startsWith('(') && rest.endsWith(')')) {
    if (negative) return null;
    negative = true;
    rest = rest.slice(1, -1).trim();
    takePercent();
  }
  if (percent && reading.percent !== true) return null;
  rest = rest.replace(NO_CENTS, '$1');
  for (let pass = 0; pass < 3; pass++) {
    const signed = stripSign(rest);
    if (signed !== null) {
      if (negative && signed.negative) return null;
      negative ||= signed.negative;
      rest = signed.rest;
    }
    if (!NOTHING_BUT_FIGURES.test(rest)) rest = stripCurrency(rest).trim();
    else if (signed === null) break;
  }
  const plain = toPlain(rest.replaceAll('−', '-'), reading);
  const exact = plain === null ? null : toExact(plain, negative);
  if (exact === null || reading.percent !== true) return exact;
  return percent ? { digits: exact.digits, places: exact.places + 2 } : exact.digits === 0n ? exact : null;
}

/** Ten-thousandths of an exact decimal, rounded half away from zero. `outOfRange` beyond 64 bits. */
export function toScaled({ digits, places }: ExactDecimal): { scaled: bigint; rounded: boolean } | 'outOfRange' {
  const shift = SCALE_PLACES - places;
  let scaled = digits;
  let rounded = false;
  if (shift >= 0) {
    scaled *= 10n ** BigInt(shift);
  } else {
    ({ quotient: scaled, rounded } = divideRounded(digits, 10n ** BigInt(-shift)));
  }
  return scaled > LARGEST || scaled < -LARGEST ? 'outOfRange' : { scaled, rounded };
}

/** Quotient rounded half away from zero, and whether rounding was needed. */
export function divideRounded(value: bigint, divisor: bigint): { quotient: bigint; rounded: boolean } {
  const magnitude = value < 0n ? -value : value;
  const rest = magnitude % divisor;
  const quotient = magnitude / divisor + (rest * 2n >= divisor ? 1n : 0n);
  return { quotient: value < 0n ? -quotient : quotient, rounded: rest !== 0n };
}

/** Product of two exact decimals. */
export function multiplyExact(a: ExactDecimal, b: ExactDecimal): ExactDecimal {
  return { digits: a.digits * b.digits, places: a.places + b.places };
}

/** The exact decimal of ten-thousandths. */
export function fromScaled(scaled: number | bigint): ExactDecimal {
  return { digits: BigInt(scaled), places: SCALE_PLACES };
}

function stripSign(text: string): { negative: boolean; rest: string } | null {
  const first = text[0] ?? '';
  if (isMinus(first)) return { negative: true, rest: text.slice(1).trim() };
  if (first === '+') return { negative: false, rest: text.slice(1).trim() };
  const last = text.at(-1) ?? '';
  if (isMinus(last)) return { negative: true, rest: text.slice(0, -1).trim() };
  return null;
}

function isMinus(mark: string): boolean {
  return mark === '-' || mark === '−' || mark === '–' || mark === '－' || mark === '﹣';
}

/** Digits with at most one point, thousands marks checked and removed. */
function toPlain(text: string, { decimal, thousands }: NumberReading): string | null {
  const marked = text.replaceAll('٬', '\u0001').replaceAll('٫', '\u0002');
  const parted = decimal === '٫' ? marked : replaceLast(marked, decimal, '\u0002');
  if (parted === null) return null;
  const [whole = '', fraction, ...more] = parted.split('\u0002');
  if (more.length > 0 || (fraction !== undefined && /[^\deE+-]/.test(fraction))) return null;
  const grouped = unifyThousands(whole, thousands);
  const ungrouped = removeThousands(grouped);
  // Where the comma is the decimal mark, "1.500" is fifteen hundred or a mistake, never one and a half.
  if (ungrouped === null || (decimal === ',' && ungrouped.includes('.'))) return null;
  return fraction === undefined ? ungrouped : `${ungrouped}.${fraction}`;
}

function replaceLast(text: string, mark: string, by: string): string | null {
  const at = text.indexOf(mark);
  if (at < 0) return text;
  return text.indexOf(mark, at + 1) >= 0 ? null : text.slice(0, at) + by + text.slice(at + 1);
}

function unifyThousands(text: string, thousands: NumberReading['thousands']): string {
  if (thousands === ' ') return text.replace(BLANKS, '\u0001');
  if (thousands === "'") return text.replace(/['’ʼ′`]/g, '\u0001');
  return thousands === '' || thousands === '٬' ? text : text.replaceAll(thousands, '\u0001');
}

function removeThousands(text: string): string | null {
  if (!text.includes('\u0001')) return text;
  const groups = text.split('\u0001');
  const [first = '', ...others] = groups;
  const last = others.at(-1) ?? '';
  const middle = others.slice(0, -1);
  const isWestern = first.length >= 1 && first.length <= 3 && others.every((group) => group.length === 3);
  const isIndian = first.length >= 1 && first.length <= 2 && last.length === 3 && middle.every((group) => group.length === 2);
  return (isWestern || isIndian) && !first.startsWith('0') && groups.every((group) => /^\d+$/.test(group)) ? groups.join('') : null;
}

function toExact(plain: string, negative: boolean): ExactDecimal | null {
  const match = PLAIN.exec(plain);
  const [, whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (match === null || (whole === '' && fraction === '') || whole.length + fraction.length > MAX_DIGITS) return null;
  const magnitude = BigInt(whole + fraction);
  const places = fraction.length - Number(exponent);
  const digits = places < 0 ? magnitude * 10n ** BigInt(-places) : magnitude;
  return { digits: negative ? -digits : digits, places: Math.max(0, places) };
}
