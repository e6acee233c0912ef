import { toLatinDigits } from '../../../../shared/model/written/digits.ts';
import type { ReadingHints } from '../column-reading.ts';
import type { SampleValue } from '../column-values.ts';
import type { Choice } from './choose-reading.ts';
import type { ReadingScale } from './scale.ts';

const GROUPED = /^-?\d{1,3}([.,]\d{3})+$/;

/** Among the readings of numbers that fit best, the likeliest; those that say something else of a value are the alternatives. */
export function preferNumber(scale: ReadingScale, values: readonly SampleValue[], ranked: readonly number[], hints: ReadingHints): Choice {
  const [best = 0] = ranked;
  const fewest = scale.at(best).contradicts;
  const equals = ranked.filter((index) => scale.at(index).contradicts === fewest);
  const grouped = values.every(({ text }) => GROUPED.test(toLatinDigits(text).trim()));
  const preferred =
    equals.find((index) => grouped && groupsBy(scale, index, values)) ??
    equals.find((index) => decimalOf(scale, index) === (hints.prefersDecimalComma ? ',' : '.')) ??
    best;
  const index = scale.differs(preferred, best) ? preferred : best;
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

function groupsBy(scale: ReadingScale, index: number, values: readonly SampleValue[]): boolean {
  const { reading } = scale.at(index);
  return reading.kind === 'number' && reading.thousands !== '' && values.some(({ text }) => text.includes(reading.thousands));
}

function decimalOf(scale: ReadingScale, index: number): string | null {
  const { reading } = scale.at(index);
  return reading.kind === 'number' ? reading.decimal : null;
}
