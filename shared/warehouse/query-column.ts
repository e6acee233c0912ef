import type { QueryTable } from '../analyses/define.ts';

/** Reads one row of a numeric column as a number; null where the value is null. Throws a RangeError when there is no such numeric column. */
export function numberReader(table: QueryTable, name: string): (row: number) => number | null {
  const { values, nulls } = columnNamed(table, name);
  return (row) => {
    const value = values[row];
    if (nulls?.[row] === 1 || value === null || value === undefined) return null;
    if (typeof value === 'string') throw new RangeError(`column "${name}" holds text`);
    return Number(value);
  };
}

/** Reads one row of a count: null counts as 0. */
export function countReader(table: QueryTable, name: string): (row: number) => number {
  const read = numberReader(table, name);
  return (row) => read(row) ?? 0;
}

/** Reads one row of a sum of decimals as an exact integer; null (a sum over nothing) is 0. */
export function sumReader(table: QueryTable, name: string): (row: number) => bigint {
  const { values, nulls } = columnNamed(table, name);
  return (row) => {
    const value = values[row];
    if (nulls?.[row] === 1 || value === null || value === undefined) return 0n;
    return BigInt(value);
  };
}

/** Reads one row of a text column. */
export function textReader(table: QueryTable, name: string): (row: number) => string | null {
  const { values } = columnNamed(table, name);
  return (row) => {
    const value = values[row];
    return value === null || value === undefined ? null : String(value);
  };
}

function columnNamed(table: QueryTable, name: string): QueryTable['columns'][string] {
  const column = table.columns[name];
  if (column === undefined) throw new RangeError(`the query gave no column "${name}"`);
  return column;
}
