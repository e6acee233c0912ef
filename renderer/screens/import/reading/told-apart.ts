import type { Preview } from '../../../../shared/contract/imports.ts';
import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { shownRows } from './preview-ledger.ts';

/** A value of the file and what it would be under each way of reading. */
export interface ToldApart<Meaning> {
  readonly value: string;
  readonly line: number;
  readonly meanings: readonly { readonly reading: ColumnReading; readonly meaning: Meaning }[];
}

/** The first value of a column that becomes something else under each of the readings; null when the rows shown have none. `read` gives null for what is none. */
export function findToldApart<Meaning>(
  preview: Preview,
  index: number,
  readings: readonly ColumnReading[],
  read: (value: string, reading: ColumnReading) => Meaning | null,
): ToldApart<Meaning> | null {
  const rows = shownRows(preview);
  for (const [place, { line }] of preview.rows.entries()) {
    const value = (rows[place]?.[index] ?? '').trim();
    const meanings = readings.flatMap((reading) => {
      const meaning = read(value, reading);
      return meaning === null ? [] : [{ reading, meaning }];
    });
    if (meanings.length === readings.length && new Set(meanings.map(({ meaning }) => meaning)).size === meanings.length)
      return { value, line, meanings };
  }
  return null;
}
