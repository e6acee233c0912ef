import type { Preview } from '../../../../shared/contract/imports.ts';
import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { parseDateText } from '../../../../shared/model/written-date.ts';
import { canonicalText } from '../../../../shared/model/written-text.ts';
import { findToldApart } from './told-apart.ts';

/** A value of the file and the day it would be under each way of reading. */
export interface DateQuestion {
  readonly value: string;
  readonly line: number;
  readonly days: readonly { readonly reading: ColumnReading; readonly day: number }[];
}

/** The first value of a column that becomes different days under the readings; null when the rows shown have none. */
export function dateQuestion(preview: Preview, index: number, readings: readonly ColumnReading[]): DateQuestion | null {
  const found = findToldApart(preview, index, readings, (value, reading) => (reading.kind === 'date' && value !== '' ? dayOf(value, reading) : null));
  if (found === null) return null;
  const { value, line, meanings } = found;
  return { value, line, days: meanings.map(({ reading, meaning }) => ({ reading, day: meaning })) };
}

/** Epoch day of a written date; null when it is none. */
export function dayOf(text: string, reading: Extract<ColumnReading, { kind: 'date' }>): number | null {
  const seconds = parseDateText(canonicalText(text), reading);
  return typeof seconds === 'number' ? Math.floor(seconds / SECONDS_PER_DAY) : null;
}
