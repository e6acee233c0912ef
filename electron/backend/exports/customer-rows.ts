import type { ValueFormat } from '../../../shared/analyses/blocks.ts';
import type { QueryColumn, QueryTable } from '../../../shared/analyses/define.ts';
import { formatDecimal } from '../../../shared/model/decimal.ts';
import { CATALOGUE, type ColumnName, type ColumnType } from '../../../shared/warehouse/catalogue.ts';
import { columnOf, joinSql, relation, type Sql, sql } from '../../../shared/warehouse/sql.ts';
import type { ExportCell } from './export-table.ts';

/** What is told about each customer, in this order. */
export const CUSTOMER_COLUMNS = [
  'customer_key',
  'name',
  'email',
  'phone',
  'city',
  'country',
  'first_day',
  'last_day',
  'orders',
  'revenue',
] as const satisfies readonly ColumnName<'customers'>[];

/** Temporary relation that holds the customers to export. */
export const EXPORT_SET = 'export_members';

/** All exported columns of the customers in `EXPORT_SET`, in the order in which they came to the shop's books. */
export function customersQuery(): Sql {
  const columns = CUSTOMER_COLUMNS.map((name) => columnOf('customers', name));
  const members = sql`select customer_id from ${{ text: EXPORT_SET, values: [] }}`;
  return sql`select ${joinSql(columns, ', ')} from ${relation('customers')} where customer_id in (${members}) order by customer_id`;
}

/** Rows of the query as cells. */
export function* customerCells(table: QueryTable): Generator<ExportCell[]> {
  const columns = CUSTOMER_COLUMNS.map((name) => ({ column: table.columns[name], type: CATALOGUE.customers[name].type }));
  for (let row = 0; row < table.rowCount; row++) yield columns.map(({ column, type }) => cellAt(column, type, row));
}

const FORMATS: Readonly<Record<ColumnType, ValueFormat>> = {
  id: { kind: 'text' },
  integer: { kind: 'integer' },
  day: { kind: 'day' },
  seconds: { kind: 'number', digits: 0 },
  decimal: { kind: 'money' },
  text: { kind: 'text' },
  flag: { kind: 'text' },
};

function cellAt(column: QueryColumn | undefined, type: ColumnType, row: number): ExportCell {
  const format = FORMATS[type];
  const value = column === undefined || column.nulls?.[row] === 1 ? null : (column.values[row] ?? null);
  if (value === null || typeof value === 'string') return { value, format };
  return { value: type === 'decimal' ? formatDecimal(value) : Number(value), format };
}
