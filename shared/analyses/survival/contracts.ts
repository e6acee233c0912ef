import type { QueryColumn, QueryTable } from '../define.ts';
import { OTHERS, UNKNOWN, VALUE_MARK, type Watch } from './schema.ts';
import { createCollector, type Subjects } from './subjects.ts';

/** Reasons with a curve of their own; the others are pooled. */
const MAX_REASONS = 5;

export interface ContractSubjects {
  /** Status is the reason's place in `reasons`, from 1. */
  readonly subjects: Subjects;
  /** Keys of the reasons, most frequent first. */
  readonly reasons: readonly string[];
  /** Value of the split by subject; null = unknown. */
  readonly values: readonly (string | null)[];
}

/**
 * From the start of a contract to its end. Contracts that are said to have ended without a day of it are left out: their length is not known. One that ends after the last
 * day watched was running then.
 */
export function watchContracts(table: QueryTable | undefined, { fromDay, toDay }: Watch): ContractSubjects {
  const rows = table?.rowCount ?? 0;
  const column = (name: string) => table?.columns[name];
  const ended: (string | null)[] = [];
  const kept: number[] = [];
  let leftOut = 0;
  for (let row = 0; row < rows; row++) {
    const start = numberAt(column('day'), row);
    if (start === null || start < fromDay || start >= toDay) continue;
    const end = numberAt(column('ended_day'), row);
    if (end === null && numberAt(column('is_ended'), row) === 1) {
      leftOut += 1;
      continue;
    }
    kept.push(row);
    if (end !== null && end <= toDay) ended.push(textAt(column('end_reason'), row));
  }
  const reasons = rankReasons(ended);
  const found = createCollector();
  const values: (string | null)[] = [];
  for (const row of kept) {
    const start = numberAt(column('day'), row) as number;
    const end = numberAt(column('ended_day'), row);
    const customer = numberAt(column('customer_id'), row) ?? 0;
    values.push(textAt(column('value'), row));
    if (end === null || end > toDay) found.add(customer, start, toDay - start, 0);
    else found.add(customer, start, Math.max(0, end - start), statusOf(textAt(column('end_reason'), row), reasons));
  }
  return { subjects: found.finish(leftOut), reasons, values };
}

function rankReasons(ended: readonly (string | null)[]): string[] {
  const counts = new Map<string, number>();
  for (const reason of ended) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const ranked = [...counts.entries()].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([reason]) => `${VALUE_MARK}${reason}`);
  const keys = ranked.length > MAX_REASONS + 1 ? [...ranked.slice(0, MAX_REASONS), OTHERS] : ranked;
  return ended.includes(null) ? [...keys, UNKNOWN] : keys;
}

function statusOf(reason: string | null, reasons: readonly string[]): number {
  const own = reason === null ? UNKNOWN : `${VALUE_MARK}${reason}`;
  const at = reasons.indexOf(own);
  return (at >= 0 ? at : reasons.indexOf(OTHERS)) + 1;
}

function numberAt(column: QueryColumn | undefined, row: number): number | null {
  return column === undefined || column.nulls?.[row] === 1 ? null : Number(column.values[row]);
}

/** Text of a row; empty text says nothing. */
export function textAt(column: QueryColumn | undefined, row: number): string | null {
  const value = column?.values[row];
  return typeof value === 'string' && value !== '' ? value : null;
}
