import { toLatinFigures } from '../../../../shared/model/written/digits.ts';
import type { ReadingHints } from '../column-reading.ts';
import type { SampleValue } from '../column-values.ts';
import type { DateReading } from './candidates.ts';
import type { Choice } from './choose-reading.ts';
import { differing } from './prefer-number.ts';
import type { ReadingScale } from './scale.ts';

const PERSIAN = /[۰-۹\u0600-\u06ff]/;
const THAI = /[\u0e00-\u0e7f]/;
const SHORT_PARTS = /^(\d{1,2})\s*[-./]\s*\d{1,2}\s*[-./]\s*(\d{2})(?!\d)/;
const MANY_DAYS = 12;
const FEW_YEARS = 2;
const AMERICAN = /\b[ap]\.?m\.?$/i;
/** A date whose year has two digits: which part is the year is a matter of custom. */
const SHORT = /^\D*\d{1,2}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{2}(?!\d)/;

/** Among the readings of dates that fit best, the likeliest by the script and custom of the values; those that say something else are the alternatives. */
export function preferDate(
  scale: ReadingScale,
  values: readonly SampleValue[],
  ranked: readonly number[],
  { isPersianFile = false }: Pick<ReadingHints, 'isPersianFile'> = {},
): Choice {
  const [best = 0] = ranked;
  const fewest = scale.at(best).contradicts;
  const isShort = values.some(({ text }) => SHORT.test(text));
  const isPersian = isPersianFile || values.some(({ text }) => PERSIAN.test(text));
  const isThai = values.some(({ text }) => THAI.test(text));
  const isAmerican = values.length > 0 && values.every(({ text }) => AMERICAN.test(text) && text.includes('/'));
  const equals = ranked.filter((index) => scale.at(index).contradicts === fewest);
  const hasCommon = equals.some((index) => readingAt(scale, index).calendar === 'gregorian');
  const years = isShort ? placeOfYears(values) : null;
  // Years of two digits fit every calendar; only the script of the values or of the file speaks for another than the common one.
  const plausible = equals.filter((index) => {
    const { calendar, order } = readingAt(scale, index);
    if (years !== null && (order === 'ymd') !== (years === 'first')) return false;
    return !hasCommon || calendar === 'gregorian' || (calendar === 'jalali' && isPersian) || (calendar === 'buddhist' && isThai);
  });
  const cost = (index: number) => {
    const { order, calendar } = readingAt(scale, index);
    const foreign = calendar === 'gregorian' && isShort && (isPersian || isThai) ? 4 : 0;
    const american = isAmerican && order === 'mdy' ? -3 : 0;
    const late = isShort && order === 'ymd' && calendar === 'gregorian' ? 2.5 : 0;
    return foreign + american + late + (order === 'mdy' ? 2 : order === 'dmy' ? 1 : 0);
  };
  const sorted = [...plausible].sort((a, b) => cost(a) - cost(b) || a - b);
  const [index = best] = sorted;
  return { index, alternatives: differing(scale, index, sorted) };
}

/**
 * Where the years of dates with two-digit years must stand: of two parts one has a few values and the other more than a dozen, and no file tells of
 * one or two days in more than a dozen years. null = either may be.
 */
function placeOfYears(values: readonly SampleValue[]): 'first' | 'last' | null {
  const firsts = new Set<string>();
  const lasts = new Set<string>();
  for (const { text } of values) {
    const [, first, last] = SHORT_PARTS.exec(toLatinFigures(text).trim()) ?? [];
    if (first === undefined || last === undefined) return null;
    firsts.add(first.padStart(2, '0'));
    lasts.add(last);
  }
  if (firsts.size > MANY_DAYS && lasts.size <= FEW_YEARS) return 'last';
  return lasts.size > MANY_DAYS && firsts.size <= FEW_YEARS ? 'first' : null;
}

function readingAt(scale: ReadingScale, index: number): DateReading {
  return scale.at(index).reading as DateReading;
}
