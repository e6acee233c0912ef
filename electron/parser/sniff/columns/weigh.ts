import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { FLAG_WORDS, toFlagReading } from '../../../../shared/model/written/flag-words.ts';
import { type FlagReading, foldFlagWord } from '../../../../shared/model/written-flag.ts';
import type { ColumnSample, SampleValue } from '../column-values.ts';
import { DATE_READINGS, evaluate, NUMBER_READINGS, PERCENT_READINGS, TIMESTAMP_READINGS } from './candidates.ts';
import { probe } from './probe.ts';
import { ReadingScale } from './scale.ts';

/** A reading that fits fewer of the values looked at first is not weighed against the rest. */
const WORTH_WEIGHING = 0.2;
const MOST_FLAG_VALUES = 12;
/** Share of a column's different values that must say yes or no. */
const LEAST_FLAG_WORDS = 0.5;

/** Readings that could be meant by a column, weighed against all its values. */
export function weighColumn<Reading extends ColumnReading>(sample: ColumnSample, readings: readonly Reading[]): ReadingScale<Reading> {
  const scale = new ReadingScale(readings);
  for (const { text, line, count } of sample.values) scale.add(scale.evaluate(text), count, line, () => text);
  return scale;
}

/** Readings worth weighing, by a probe of the values: no time is lost on the prose of a text column. */
export function findCandidates(sample: ColumnSample): ColumnReading[] {
  const probed = probe(sample.values);
  const total = probed.reduce((sum, { count }) => sum + count, 0);
  const isWorth = (reading: ColumnReading) => {
    const fitting = probed.reduce((sum, { text, count }) => sum + (Number.isNaN(evaluate(text, reading)) ? 0 : count), 0);
    return fitting > 0 && fitting >= total * WORTH_WEIGHING;
  };
  const listed: readonly ColumnReading[] = [...DATE_READINGS, ...NUMBER_READINGS, ...PERCENT_READINGS, ...TIMESTAMP_READINGS];
  return [...findFlags(sample.values), ...listed.filter(isWorth)];
}

/** The yes-or-no reading made of the pairs of words that a column's values belong to. */
export function findFlags(values: readonly SampleValue[]): FlagReading[] {
  if (values.length > MOST_FLAG_VALUES) return [];
  const words = new Set(values.map(({ text }) => foldFlagWord(text)));
  const pairs = FLAG_WORDS.filter(({ yes, no }) => [...yes, ...no].some((word) => words.has(foldFlagWord(word))));
  const known = new Set(pairs.flatMap(({ yes, no }) => [...yes, ...no].map(foldFlagWord)));
  const read = [...words].filter((word) => known.has(word)).length;
  return read === 0 || read < words.size * LEAST_FLAG_WORDS ? [] : [toFlagReading(pairs)];
}
