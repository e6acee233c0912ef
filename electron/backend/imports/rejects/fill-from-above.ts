import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import type { RawRow } from '../read-imports.ts';

/** Rows above a record in which a value to fill down is looked for. */
const MOST_ABOVE = 5000;

/** Columns that cleaning steps fill from the row above. */
export function filledDownColumns({ steps = [] }: ImportMapping): number[] {
  return [...new Set(steps.flatMap((step) => (step.step === 'fillDown' ? step.columns : [])))];
}

/**
 * Fields with the empty cells of such columns filled from the nearest row above that has a value, as the step would have done in the
 * whole file: a refused record is sent in without the rows that stood above it.
 */
export function fillFromAbove(fields: readonly string[], row: number, columns: readonly number[], read: (row: number) => RawRow): string[] {
  const filled = [...fields];
  let open = columns.filter((place) => place < filled.length && filled[place]?.trim() === '');
  for (let above = row - 1; open.length > 0 && above >= Math.max(1, row - MOST_ABOVE); above--) {
    const values = read(above).fields;
    for (const place of open) if (values[place]?.trim()) filled[place] = values[place] ?? '';
    open = open.filter((place) => filled[place]?.trim() === '');
  }
  return filled;
}
