import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { toLatinFigures } from '../../../../shared/model/written/digits.ts';
import { FLAG_WORDS } from '../../../../shared/model/written/flag-words.ts';
import { foldFlagWord } from '../../../../shared/model/written-flag.ts';
import type { ReadingHints } from '../column-reading.ts';
import type { ColumnSample, SampleValue } from '../column-values.ts';
import { areLongKeys, countKeyLike } from './key-like.ts';
import { preferDate } from './prefer-date.ts';
import { preferNumber } from './prefer-number.ts';
import type { ReadingScale } from './scale.ts';

/** The reading chosen, and those that fit as well but say something else: positions in the scale. */
export interface Choice {
  readonly index: number;
  readonly alternatives: readonly number[];
}

const KEYS_TOLERATED = 0.001;
const COMPACT_DATE = /^\d{8}(\d{4}|\d{6})?$/;
const BARE_NUMBER = /^-?\d+([.,]\d+)?$/;
const SIX_DIGITS = /^\d{6}$/;

/** The best reading of a column; null = text. */
export function chooseReading(scale: ReadingScale, sample: ColumnSample, hints: ReadingHints): Choice | null {
  const { values, seen } = sample;
  return (
    chooseFlag(scale, values, hints) ??
    chooseDate(scale, values, seen, hints) ??
    chooseTimestamp(scale, values, seen, hints) ??
    chooseNumber(scale, values, seen, hints)
  );
}

/** Whether so many rows may contradict: a tenth; with few rows a single one; under a header that names the kind nearly half. */
export function isTolerated(contradicts: number, seen: number, isNamed: boolean): boolean {
  const agrees = seen - contradicts;
  if (agrees === 0) return false;
  return contradicts <= seen * 0.1 || (contradicts === 1 && agrees >= 3) || (isNamed && contradicts < agrees);
}

function chooseFlag(scale: ReadingScale, values: readonly SampleValue[], { namesFlag, namesNumber }: ReadingHints): Choice | null {
  const index = scale.readings.findIndex(({ kind }) => kind === 'flag');
  if (index < 0 || scale.at(index).contradicts > 0) return null;
  const words = values.map(({ text }) => foldFlagWord(text));
  const isWord = FLAG_WORDS.some(({ yes, no, isShort }) => !isShort && words.some((word) => has(yes, word) || has(no, word)));
  const isPair = FLAG_WORDS.some(({ yes, no }) => words.some((word) => has(yes, word)) && words.some((word) => has(no, word)));
  const isFigures = words.every((word) => /^[01](\.0)?$/.test(word));
  if (isFigures) return namesFlag && !namesNumber ? { index, alternatives: [] } : null;
  return isWord || isPair || namesFlag ? { index, alternatives: [] } : null;
}

function has(words: readonly string[], word: string): boolean {
  return words.some((other) => foldFlagWord(other) === word);
}

function chooseDate(scale: ReadingScale, values: readonly SampleValue[], seen: number, hints: ReadingHints): Choice | null {
  const isCompact = values.every(({ text }) => COMPACT_DATE.test(toLatinFigures(text)));
  const isBare = values.every(({ text }) => BARE_NUMBER.test(toLatinFigures(text)));
  if ((isCompact || isBare) && hints.namesKey && !hints.namesDate) return null;
  const dates = scale.ranked().filter(({ weighed }) => weighed.reading.kind === 'date');
  const best = dates[0];
  if (best === undefined || !isTolerated(best.weighed.contradicts, seen, hints.namesDate)) return null;
  if (isBare && !isCompact && !(hints.namesDate && values.every(({ text }) => SIX_DIGITS.test(toLatinFigures(text))))) return null;
  if (isCompact && !hints.namesDate && (best.weighed.contradicts > 0 || !isYearFirst(best.weighed.reading))) return null;
  return preferDate(
    scale,
    values,
    dates.map(({ index }) => index),
    hints,
  );
}

function isYearFirst(reading: ColumnReading): boolean {
  return reading.kind === 'date' && reading.order === 'ymd';
}

/** Bare numbers count time only under a header that names it. */
function chooseTimestamp(scale: ReadingScale, values: readonly SampleValue[], seen: number, { namesDate }: ReadingHints): Choice | null {
  if (!namesDate || !values.some(({ text }) => BARE_NUMBER.test(toLatinFigures(text)))) return null;
  const best = scale.ranked().find(({ weighed }) => weighed.reading.kind === 'timestamp');
  return best !== undefined && isTolerated(best.weighed.contradicts, seen, true) ? { index: best.index, alternatives: [] } : null;
}

function chooseNumber(scale: ReadingScale, values: readonly SampleValue[], seen: number, hints: ReadingHints): Choice | null {
  const keyLike = countKeyLike(values);
  if (keyLike > 0 && (hints.namesKey || keyLike > seen * KEYS_TOLERATED || keyLike === values.length)) return null;
  const isWhole = values.every(({ text }) => /^\d+$/.test(toLatinFigures(text)));
  if (isWhole && (hints.namesKey || (!hints.namesNumber && areLongKeys(values)))) return null;
  const numbers = scale.ranked().filter(({ weighed }) => weighed.reading.kind === 'number');
  const best = numbers[0];
  if (best === undefined || !isTolerated(best.weighed.contradicts, seen, hints.namesNumber)) return null;
  return preferNumber(
    scale,
    values,
    numbers.map(({ index }) => index),
    hints,
  );
}
