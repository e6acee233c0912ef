import type { PreviewColumn } from '../../../shared/contract/imports.ts';
import type { ColumnReading } from '../../../shared/model/import-mapping.ts';
import { parseDateText } from '../../../shared/model/written-date.ts';
import { parseNumberText, toLatinDigits } from '../../../shared/model/written-number.ts';
import type { ColumnSample, SampleValue } from './column-values.ts';

type Guess = PreviewColumn['guess'];

export interface ReadingGuess {
  readonly reading: ColumnReading;
  readonly guess: Guess;
  /** Other readings of the same kind that fit as many rows and read some of them differently. */
  readonly alternatives: readonly ColumnReading[];
}

/** What the rest of the file suggests. */
export interface ReadingHints {
  /** Files with ";" are written where the comma is the decimal mark. */
  readonly prefersDecimalComma: boolean;
  /** The header names a date, or a key. */
  readonly namesDate: boolean;
  readonly namesKey: boolean;
}

const TEXT: ColumnReading = { kind: 'text' };
const NUMBERS: readonly Extract<ColumnReading, { kind: 'number' }>[] = [
  { kind: 'number', decimal: '.', thousands: '' },
  { kind: 'number', decimal: '.', thousands: ',' },
  { kind: 'number', decimal: ',', thousands: '' },
  { kind: 'number', decimal: ',', thousands: '.' },
  { kind: 'number', decimal: ',', thousands: ' ' },
  { kind: 'number', decimal: '.', thousands: ' ' },
  { kind: 'number', decimal: '.', thousands: "'" },
  { kind: 'number', decimal: '٫', thousands: '٬' },
];
const DATES: readonly Extract<ColumnReading, { kind: 'date' }>[] = [
  { kind: 'date', order: 'ymd', calendar: 'gregorian' },
  { kind: 'date', order: 'dmy', calendar: 'gregorian' },
  { kind: 'date', order: 'mdy', calendar: 'gregorian' },
  { kind: 'date', order: 'ymd', calendar: 'jalali' },
  { kind: 'date', order: 'dmy', calendar: 'jalali' },
];
const MAX_EXAMPLES = 5;
/** Share of rows that must fit before a column counts as numbers or dates. */
const FITS = 0.9;
const KEY_LIKE = /^(0\d+|[a-z]{1,3}[-\s]?\d+|\d+[a-z]{1,3}|\+\d{9,}|\d{16,})$/i;
const COMPACT_DATE = /^\d{8}(\d{4}|\d{6})?$/;
const MAX_VALUES = 20_000;

/** How a column is read best, judged by all values of the sample; contradictions are counted and shown. */
export function guessReading(sample: ColumnSample, hints: ReadingHints): ReadingGuess {
  const values = sample.values.slice(0, MAX_VALUES);
  if (sample.seen === 0) return { reading: TEXT, guess: { seen: 0, contradictions: 0, examples: [] }, alternatives: [] };
  return guessDate(values, sample.seen, hints) ?? guessNumber(values, sample.seen, hints) ?? textGuess(sample.seen);
}

/** Rows that contradict a reading the person (or a saved mapping) chose. */
export function judgeReading(sample: ColumnSample, reading: ColumnReading): Guess {
  return toGuess(sample.values.slice(0, MAX_VALUES), sample.seen, reading);
}

function guessDate(values: readonly SampleValue[], seen: number, hints: ReadingHints): ReadingGuess | null {
  const isCompact = values.every(({ text }) => COMPACT_DATE.test(toLatinDigits(text)));
  if (isCompact && hints.namesKey) return null;
  const needed = isCompact && !hints.namesDate ? 1 : FITS;
  const ranked = rank(values, DATES, (text, reading) => toNumber(parseDateText(text, reading)));
  const best = ranked[0];
  if (best === undefined || best.missed > seen * (1 - needed)) return null;
  if (isCompact && !hints.namesDate && best.reading.kind === 'date' && best.reading.order !== 'ymd') return null;
  const preferred = preferAmerican(values) ? (ranked.find(({ reading, missed }) => missed === best.missed && reading.order === 'mdy') ?? best) : best;
  return conclude(values, seen, preferred, ranked);
}

function guessNumber(values: readonly SampleValue[], seen: number, hints: ReadingHints): ReadingGuess | null {
  const keyLike = values.reduce((sum, { text, count }) => sum + (KEY_LIKE.test(toLatinDigits(text)) ? count : 0), 0);
  if (keyLike > 0 && (hints.namesKey || keyLike > seen * 0.001 || keyLike === values.length)) return null;
  const ranked = rank(values, NUMBERS, (text, reading) => {
    const exact = parseNumberText(text, reading);
    return exact === null ? null : Number(exact.digits) / 10 ** exact.places;
  });
  const best = ranked[0];
  if (best === undefined || best.missed > seen * (1 - FITS)) return null;
  const equals = ranked.filter(({ missed }) => missed === best.missed);
  const grouped = values.every(({ text }) => /^-?\d{1,3}([.,]\d{3})+$/.test(text.trim()));
  const preferred =
    equals.find(({ reading }) => grouped && reading.thousands !== '' && values[0]?.text.includes(reading.thousands) === true) ??
    equals.find(({ reading }) => reading.decimal === (hints.prefersDecimalComma ? ',' : '.')) ??
    best;
  const chosen = preferred.values.some((value, index) => value !== best.values[index]) ? preferred : best;
  return conclude(values, seen, chosen, ranked);
}

interface Ranked<Reading> {
  readonly reading: Reading;
  readonly missed: number;
  readonly values: readonly (number | null)[];
}

function rank<Reading>(
  values: readonly SampleValue[],
  readings: readonly Reading[],
  read: (text: string, reading: Reading) => number | null,
): Ranked<Reading>[] {
  return readings
    .map((reading) => {
      const results = values.map(({ text }) => read(text, reading));
      const missed = results.reduce<number>((sum, result, index) => sum + (result === null ? (values[index]?.count ?? 0) : 0), 0);
      return { reading, missed, values: results };
    })
    .sort((a, b) => a.missed - b.missed);
}

function conclude<Reading extends ColumnReading>(
  values: readonly SampleValue[],
  seen: number,
  chosen: Ranked<Reading>,
  ranked: readonly Ranked<Reading>[],
): ReadingGuess {
  const alternatives: Ranked<Reading>[] = [];
  for (const other of ranked) {
    const isNew = [chosen, ...alternatives].every((known) => known.values.some((value, index) => value !== other.values[index]));
    if (other.missed === chosen.missed && isNew) alternatives.push(other);
  }
  return { reading: chosen.reading, guess: toGuess(values, seen, chosen.reading), alternatives: alternatives.map(({ reading }) => reading) };
}

function toGuess(values: readonly SampleValue[], seen: number, reading: ColumnReading): Guess {
  const missed = values.filter(({ text }) => !fits(text, reading));
  return {
    seen,
    contradictions: missed.reduce((sum, { count }) => sum + count, 0),
    examples: missed.slice(0, MAX_EXAMPLES).map(({ line, text }) => ({ line, value: text.slice(0, 200) })),
  };
}

function fits(text: string, reading: ColumnReading): boolean {
  if (reading.kind === 'number') return parseNumberText(text, reading) !== null;
  return reading.kind !== 'date' || typeof parseDateText(text, reading) === 'number';
}

/** Slashed dates with AM or PM are written by Americans. */
function preferAmerican(values: readonly SampleValue[]): boolean {
  return values.length > 0 && values.every(({ text }) => /\b[ap]\.?m\.?$/i.test(text) && text.includes('/'));
}

function textGuess(seen: number): ReadingGuess {
  return { reading: TEXT, guess: { seen, contradictions: 0, examples: [] }, alternatives: [] };
}

function toNumber(result: number | string): number | null {
  return typeof result === 'number' ? result : null;
}
