import type { QueryTable } from '../../../shared/analyses/define.ts';

/** A number of a result, null where it is null. */
export function numberAt({ columns }: QueryTable, name: string, row = 0): number | null {
  const column = columns[name];
  const value = column?.values[row];
  if (value === undefined || value === null || column?.nulls?.[row] === 1) return null;
  return Number(value);
}

/** A count of a result; 0 where it is null. */
export function countAt(table: QueryTable, name: string, row = 0): number {
  return numberAt(table, name, row) ?? 0;
}

/** A text of a result, null where it is null. */
export function textAt({ columns }: QueryTable, name: string, row = 0): string | null {
  const value = columns[name]?.values[row];
  return typeof value === 'string' ? value : null;
}
