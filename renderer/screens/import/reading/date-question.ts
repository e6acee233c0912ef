import type { Preview } from '../../../../shared/contract/imports.ts';
import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { parseDateText } from '../../../../shared/model/written-date.ts';
import { canonicalText } from '../../../../shared/model/written-text.ts';
import { shownRows } from './preview-ledger.ts';

const SECONDS_PER_DAY = 86_400;

/** A value of the file and the day it would be under each way of reading. */
export interface DateQuestion {
  readonly value: string;
  readonly line: number;
  readonly days: readonly { readonly reading: ColumnReading; readonly day: number }[];
}

/** The first value of a column that becomes different days under the readings; null when the rows shown have none. */
export function dateQuestion(preview: Preview, index: number, readings: readonly ColumnReading[]): DateQuestion | null {
  const rows = shownRows(preview);
  for (const [place, { line }] of preview.rows.entries()) {
    const value = (rows[place]?.[index] ?? '').trim();
    const days = readings.flatMap((reading) => {
      const day = reading.kind === 'date' && value !== '' ? dayOf(value, reading) : null;
      return day === null ? [] : [{ reading, day }];
    });
    if (days.length === readings.length && new Set(days.map(({ day }) => day)).size === days.length) return { value, line, days };
  }
  return null;
}

/** Epoch day of a written date; null when it is none. */
export function dayOf(text: string, reading: Extract<ColumnReading, { kind: 'date' }>): number | null {
  const seconds = parseDateText(canonicalText(text), reading);
  return typeof seconds === 'number' ? Math.floor(seconds / SECONDS_PER_DAY) : null;
}
