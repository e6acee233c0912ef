import type { CleanTable } from './clean-table.ts';

/** What the benchmark measures of one loaded file; each 0–1, ten together. */
export interface LoadScore {
  readonly success: number;
  readonly header: Measures;
  readonly record: Measures;
  readonly cell: Measures;
}

interface Measures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const ALL: Measures = { precision: 1, recall: 1, f1: 1 };
const NONE: Measures = { precision: 0, recall: 0, f1: 0 };

/**
 * Scores a loaded table as published with the benchmark: header names, records and cells (those of the header too) compared as multisets. A record
 * is the string of its cells put together, so a blank cell too many or too few does not count against it; `strict` keeps the cells apart instead.
 * As in the published evaluation "precision" is over the expected and "recall" over the loaded. `null` = it was not loaded.
 * Nothing expected = everything is right.
 */
export function scoreTable(expected: CleanTable, loaded: CleanTable | null, strict = false): LoadScore {
  if (loaded === null) return { success: 0, header: NONE, record: NONE, cell: NONE };
  const wanted = toRows(expected);
  if (wanted.length === 0) return { success: 1, header: ALL, record: ALL, cell: ALL };
  const found = toRows(loaded);
  const separator = strict ? '\u0001' : '';
  const join = (rows: readonly (readonly string[])[]) => rows.slice(1).map((row) => row.join(separator));
  return {
    success: 1,
    header: compare(wanted[0] ?? [], found[0] ?? []),
    record: compare(join(wanted), join(found)),
    cell: compare(wanted.flat(), found.flat()),
  };
}

/** Of ten. */
export function totalOf({ success, header, record, cell }: LoadScore): number {
  return [header, record, cell].reduce((sum, { precision, recall, f1 }) => sum + precision + recall + f1, success);
}

/** Without a header the first record stands in its place, as in the published evaluation. */
function toRows({ header, records }: CleanTable): (readonly string[])[] {
  return header.length === 0 ? [...records] : [header, ...records];
}

function compare(wanted: readonly string[], found: readonly string[]): Measures {
  if (wanted.length === 0) return ALL;
  const counts = new Map<string, number>();
  for (const text of wanted) counts.set(text, (counts.get(text) ?? 0) + 1);
  let common = 0;
  for (const text of found) {
    const left = counts.get(text) ?? 0;
    if (left === 0) continue;
    counts.set(text, left - 1);
    common++;
  }
  if (common === 0) return NONE;
  const precision = common / wanted.length;
  const recall = common / found.length;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
