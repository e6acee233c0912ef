import type { ColumnValues } from '../../bulk-insert.ts';
import type { RecordTable } from './record-tables.ts';

/** What a column of a row holds; decimals in ten-thousandths. */
export type RecordValue = string | number | bigint | null;

/** Rows of one table as columns; a column that is not among them is empty. */
export interface RecordColumns {
  readonly length: number;
  readonly rowNo: Int32Array;
  readonly columns: ReadonlyMap<string, ColumnValues>;
}

/** Rows as they stand in the store. */
export interface RecordBatch extends RecordColumns {
  readonly table: RecordTable;
  readonly ids: Int32Array;
  readonly importIds: Int32Array;
}

/** Value of one row. */
export function valueAt(column: ColumnValues, row: number): RecordValue {
  switch (column.kind) {
    case 'texts':
      return column.values[row] ?? null;
    case 'numbers':
      return column.values[row] ?? null;
    case 'ids':
      return column.values[row] || null;
    case 'decimals': {
      const value = column.values[row];
      return value === undefined || Number.isNaN(value) ? null : value;
    }
    case 'bigints':
      return column.empty[row] === 1 ? null : (column.values[row] ?? null);
  }
}

/** The rows of a column at the given places, in their order. */
export function pickRows(column: ColumnValues, rows: Int32Array): ColumnValues {
  const at = (index: number) => rows[index] ?? 0;
  switch (column.kind) {
    case 'texts':
      return { kind: 'texts', values: Array.from(rows, (row) => column.values[row] ?? null) };
    case 'ids':
      return { kind: 'ids', values: new Int32Array(rows.length).map((_, index) => column.values[at(index)] ?? 0) };
    case 'numbers':
    case 'decimals':
      return { kind: column.kind, values: new Float64Array(rows.length).map((_, index) => column.values[at(index)] ?? Number.NaN) };
    case 'bigints':
      return {
        kind: 'bigints',
        values: new BigInt64Array(rows.length).map((_, index) => column.values[at(index)] ?? 0n),
        empty: new Uint8Array(rows.length).map((_, index) => column.empty[at(index)] ?? 0),
      };
  }
}

/** Values one by one as a column: texts as they are, whole numbers in doubles unless one is beyond 2^53. */
export function columnFrom(values: readonly RecordValue[]): ColumnValues {
  if (values.some((value) => typeof value === 'string'))
    return { kind: 'texts', values: values.map((value) => (value === null ? null : String(value))) };
  if (!values.some((value) => typeof value === 'bigint'))
    return { kind: 'decimals', values: Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value))) };
  return {
    kind: 'bigints',
    values: BigInt64Array.from(values, (value) => BigInt(value ?? 0)),
    empty: Uint8Array.from(values, (value) => (value === null ? 1 : 0)),
  };
}
