import type { PreviewColumn } from '../../../shared/contract/imports.ts';
import type { ColumnReading } from '../../../shared/model/import-mapping.ts';
import type { ColumnSample } from './column-values.ts';
import { chooseReading } from './columns/choose-reading.ts';
import type { HeaderHints } from './columns/header-hints.ts';
import type { Weighed } from './columns/scale.ts';
import { findCandidates, weighColumn } from './columns/weigh.ts';

type Guess = PreviewColumn['guess'];

export interface ReadingGuess {
  readonly reading: ColumnReading;
  readonly guess: Guess;
  /** Other readings of the same kind that fit as many rows and read some of them differently. */
  readonly alternatives: readonly ColumnReading[];
  /** Every reading that was weighed and says something of its own, best first; the one chosen leads, text ends. */
  readonly readings: readonly Weighed[];
}

/** What the rest of the file suggests. */
export interface ReadingHints extends HeaderHints {
  /** Files with ";" are written where the comma is the decimal mark. */
  readonly prefersDecimalComma: boolean;
  /** Its figures stand in cells of their own type and come with a point: no mark in them groups thousands. */
  readonly hasTypedCells?: boolean;
  /** Its columns are named in Persian: years of two digits may be Jalali. */
  readonly isPersianFile?: boolean;
}

const MOST_READINGS = 8;
const TEXT: ColumnReading = { kind: 'text' };

/** How a column is read best, judged by all values of the sample in whatever order they come; contradictions are counted and shown. */
export function guessReading(sample: ColumnSample, hints: ReadingHints): ReadingGuess {
  const asText: Weighed = { reading: TEXT, agrees: sample.seen, contradicts: 0, examples: [] };
  if (sample.seen === 0) return { reading: TEXT, guess: toGuess(0, asText), alternatives: [], readings: [] };
  const scale = weighColumn(sample, findCandidates(sample));
  const chosen = chooseReading(scale, sample, hints);
  const lead = chosen === null ? asText : scale.at(chosen.index);
  const shown = chosen === null ? [] : [chosen.index];
  for (const { index, weighed } of scale.ranked()) {
    if (weighed.agrees > 0 && shown.every((known) => scale.differs(known, index))) shown.push(index);
  }
  const others = shown.slice(chosen === null ? 0 : 1, MOST_READINGS).map((index) => scale.at(index));
  return {
    reading: lead.reading,
    guess: toGuess(sample.seen, lead),
    alternatives: chosen === null ? [] : chosen.alternatives.map((index) => scale.at(index).reading),
    readings: chosen === null ? [asText, ...others] : [lead, ...others, asText],
  };
}

/** Rows that contradict a reading the person (or a saved mapping) chose. */
export function judgeReading(sample: ColumnSample, reading: ColumnReading): Guess {
  return toGuess(sample.seen, weighColumn(sample, [reading]).at(0));
}

function toGuess(seen: number, { contradicts, examples }: Weighed): Guess {
  return { seen, contradictions: contradicts, examples: [...examples] };
}
