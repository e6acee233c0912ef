import type { DataTable } from '../../../shared/contract/import-answers.ts';
import { findColumn, RELATION_NAMES, type RelationName } from '../../../shared/warehouse/catalogue.ts';
import { relation, sql } from '../../../shared/warehouse/sql.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** Every table of the customer model with its valid rows and the days they span; empty ones included. */
export async function readTables(warehouse: Warehouse): Promise<DataTable[]> {
  const tables: DataTable[] = [];
  for (const table of RELATION_NAMES) if (table !== 'calendar') tables.push(await readOne(warehouse, table));
  return tables;
}

async function readOne(warehouse: Warehouse, table: RelationName): Promise<DataTable> {
  const hasDay = findColumn(table, 'day') !== undefined;
  const days = hasDay ? sql`min(day) as first_day, max(day) as last_day` : sql`null::INTEGER as first_day, null::INTEGER as last_day`;
  const { columns } = await warehouse.query(sql`select count(*)::INTEGER as rows, ${days} from ${relation(table)}`);
  const day = (name: string) => (columns[name]?.nulls?.[0] === 1 ? null : Number(columns[name]?.values[0]));
  return { table, rows: Number(columns.rows?.values[0]), firstDay: day('first_day'), lastDay: day('last_day') };
}
