import type { Preview, PreviewColumn, Survey } from '../../../../shared/contract/imports.ts';
import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { isEmpty, isReadable } from './cell-reading.ts';
import { shownRows } from './preview-ledger.ts';
import { readingKey } from './readings.ts';

/** A reading with the rows for and against it. */
export type WeighedReading = NonNullable<PreviewColumn['readings']>[number];

const MOST_EXAMPLES = 5;

/** Rows shown that a reading of a column fits and contradicts; empty cells say nothing. */
export function weigh(preview: Preview, index: number, reading: ColumnReading): WeighedReading {
  const rows = shownRows(preview);
  let agrees = 0;
  let contradicts = 0;
  const examples: { line: number; value: string }[] = [];
  for (const [place, { line }] of preview.rows.entries()) {
    const value = rows[place]?.[index] ?? '';
    if (isEmpty(value)) continue;
    if (isReadable(value, reading)) agrees += 1;
    else {
      contradicts += 1;
      if (examples.length < MOST_EXAMPLES) examples.push({ line, value });
    }
  }
  return { reading, agrees, contradicts, examples };
}

export interface ColumnEvidence {
  /** Candidates, the best first; the one in force is among them. */
  readonly candidates: readonly WeighedReading[];
  /** What was counted: all rows of the file, those the guess looked at, or those shown. */
  readonly counted: 'all' | 'looked' | 'shown';
}

/** Everything known about how a column can be read: by the survey of the whole file, else the guess, else the rows shown. */
export function evidenceOf(preview: Preview, index: number, inForce: ColumnReading, survey: Survey | null): ColumnEvidence {
  const surveyed = survey?.columns.find((column) => column.index === index)?.readings;
  const guess = preview.columns.find((column) => column.index === index);
  const isClean = (preview.steps ?? []).length === 0;
  const known = surveyed ?? (isClean ? guess?.readings : undefined);
  const base =
    known ?? [guess?.reading, ...(guess?.alternatives ?? [])].flatMap((reading) => (reading === undefined ? [] : [weigh(preview, index, reading)]));
  const has = base.some(({ reading }) => readingKey(reading) === readingKey(inForce));
  return {
    candidates: has ? base : [weigh(preview, index, inForce), ...base],
    counted: known === undefined ? 'shown' : surveyed === undefined ? 'looked' : 'all',
  };
}

/** How many rows contradict a reading, by the best evidence there is. */
export function contradictionsOf({ candidates }: ColumnEvidence, reading: ColumnReading): WeighedReading | undefined {
  return candidates.find((candidate) => readingKey(candidate.reading) === readingKey(reading));
}
