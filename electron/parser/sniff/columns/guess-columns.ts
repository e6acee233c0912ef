import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { guessReading, type ReadingGuess, type ReadingHints } from '../column-reading.ts';
import { type ColumnSample, gatherColumn } from '../column-values.ts';
import type { SampleRecord } from '../dialect.ts';
import { isPersian, readHeaderHints } from './header-hints.ts';

/** A column with its values and the reading they suggest. */
export interface GuessedColumn {
  readonly index: number;
  readonly header: string;
  readonly sample: ColumnSample;
  readonly guess: ReadingGuess;
}

/**
 * Guesses how each column is read. One program wrote the whole file: where the values of a column leave its order of day and month or its decimal
 * mark open, the columns of the same kind that are beyond doubt decide; with none, or when they disagree, the person is asked.
 */
export function guessColumns(
  header: readonly string[],
  data: readonly SampleRecord[],
  about: Pick<ReadingHints, 'prefersDecimalComma' | 'hasTypedCells'>,
): GuessedColumn[] {
  const isPersianFile = header.some(isPersian);
  const columns = header.map((name, index) => {
    const sample = gatherColumn(data, index);
    return { index, header: name, sample, guess: guessReading(sample, { ...readHeaderHints(name), ...about, isPersianFile }) };
  });
  const customs = findCustoms(columns);
  return columns.map((column) => ({ ...column, guess: settle(column.guess, customs) }));
}

/** What the columns beyond doubt have in common; null = nothing, or they disagree. */
interface Customs {
  readonly order: 'dmy' | 'mdy' | null;
  readonly decimal: '.' | ',' | null;
}

function findCustoms(columns: readonly GuessedColumn[]): Customs {
  const orders = new Set<'dmy' | 'mdy'>();
  const decimals = new Set<'.' | ','>();
  for (const { guess, sample } of columns) {
    const { reading, alternatives } = guess;
    if (alternatives.length > 0 || sample.seen === 0) continue;
    if (reading.kind === 'date' && reading.order !== 'ymd' && sample.values.some(({ text }) => /^\D*\d{1,2}[-./]\d{1,2}[-./]/.test(text)))
      orders.add(reading.order);
    if (reading.kind === 'number' && reading.decimal !== '٫') {
      const shown = sample.values.some(
        ({ text }) => text.includes(reading.decimal) || (reading.thousands !== '' && text.includes(reading.thousands)),
      );
      if (shown) decimals.add(reading.decimal);
    }
  }
  return { order: onlyOf(orders), decimal: onlyOf(decimals) };
}

function onlyOf<Value>(values: ReadonlySet<Value>): Value | null {
  const [first, ...others] = values;
  return first !== undefined && others.length === 0 ? first : null;
}

function settle(guess: ReadingGuess, customs: Customs): ReadingGuess {
  if (guess.alternatives.length === 0) return guess;
  const open = [guess.reading, ...guess.alternatives];
  const fitting = open.filter((reading) => follows(reading, customs));
  const [reading, ...others] = fitting;
  if (reading === undefined || others.length > 0) return guess;
  const readings = [...guess.readings].sort((a, b) => Number(b.reading === reading) - Number(a.reading === reading));
  const examples = readings[0]?.reading === reading ? readings[0].examples : guess.guess.examples;
  return { reading, guess: { ...guess.guess, examples: [...examples] }, alternatives: [], readings };
}

/** Whether a reading is what the other columns are written in. */
function follows(reading: ColumnReading, { order, decimal }: Customs): boolean {
  if (reading.kind === 'date') return order !== null && reading.order === order && reading.calendar === 'gregorian';
  return reading.kind === 'number' && decimal !== null && reading.decimal === decimal;
}
