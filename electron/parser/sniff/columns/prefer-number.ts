import { stripCurrency } from '../../../../shared/model/written/currency-marks.ts';
import { toLatinFigures } from '../../../../shared/model/written/digits.ts';
import type { ReadingHints } from '../column-reading.ts';
import type { SampleValue } from '../column-values.ts';
import type { Choice } from './choose-reading.ts';
import type { ReadingScale } from './scale.ts';

/** ISO 4217: currencies with three places. */
const THREE_PLACES = /KWD|BHD|OMR|TND|JOD|IQD|LYD/i;
const GROUPED = /^-?\d{1,3}([.,]\d{3})+$/;

/** Among the readings of numbers that fit best, the likeliest; those that say something else of a value are the alternatives. */
export function preferNumber(scale: ReadingScale, values: readonly SampleValue[], ranked: readonly number[], hints: ReadingHints): Choice {
  const [best = 0] = ranked;
  const fewest = scale.at(best).contradicts;
  const equals = withoutThousandths(
    scale,
    values,
    ranked.filter((index) => scale.at(index).contradicts === fewest),
  );
  const grouped = hints.hasTypedCells !== true && values.every(({ text }) => GROUPED.test(toLatinFigures(text).trim()));
  const preferred =
    equals.find((index) => grouped && groupsBy(scale, index, values)) ??
    equals.find((index) => decimalOf(scale, index) === (hints.prefersDecimalComma ? ',' : '.')) ??
    equals[0] ??
    best;
  const index = scale.differs(preferred, best) || !equals.includes(best) ? preferred : best;
  return { index, alternatives: differing(scale, index, equals) };
}

/** Of the readings that fit as well, one of each that says something else. */
export function differing(scale: ReadingScale, chosen: number, equals: readonly number[]): number[] {
  const alternatives: number[] = [];
  for (const index of equals) {
    if (index !== chosen && [chosen, ...alternatives].every((known) => scale.differs(known, index))) alternatives.push(index);
  }
  return alternatives;
}

/** "1,000 円" and "$1.500" are no thousandths: hardly a currency has them. When all readings were to go, all stay. */
function withoutThousandths(scale: ReadingScale, values: readonly SampleValue[], equals: readonly number[]): readonly number[] {
  const amounts = values.map(({ text }) => toLatinFigures(text).trim()).filter((text) => stripCurrency(text) !== text && !THREE_PLACES.test(text));
  if (amounts.length === 0) return equals;
  const ends = amounts.map((text) => stripCurrency(text).trim());
  const sensible = equals.filter((index) => {
    const decimal = decimalOf(scale, index) === ',' ? ',' : '.';
    return !ends.some((text) => text.at(-4) === decimal && /\d{3}$/.test(text));
  });
  return sensible.length > 0 ? sensible : equals;
}

function groupsBy(scale: ReadingScale, index: number, values: readonly SampleValue[]): boolean {
  const { reading } = scale.at(index);
  return reading.kind === 'number' && reading.thousands !== '' && values.some(({ text }) => toLatinFigures(text).includes(reading.thousands));
}

function decimalOf(scale: ReadingScale, index: number): string | null {
  const { reading } = scale.at(index);
  return reading.kind === 'number' ? reading.decimal : null;
}
