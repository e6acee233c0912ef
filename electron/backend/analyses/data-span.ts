import { SECONDS_PER_DAY } from '../../../shared/model/day.ts';
import { CATALOGUE, type ColumnSpec, RELATION_NAMES } from '../../../shared/warehouse/catalogue.ts';
import { joinSql, relation, type Sql, sql } from '../../../shared/warehouse/sql.ts';
import type { Store } from '../store/store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** First and last day of the data: with an order line, or of the other tables where there are no orders. */
export interface DataSpan {
  readonly firstDay: number;
  readonly lastDay: number;
}

const known = new WeakMap<Warehouse, { version: number; span: DataSpan | null }>();

/**
 * Days the data covers, before any filter: of the order lines, else of everything else with a day; null when nothing has one.
 * Read once per data version.
 */
export async function readDataSpan(warehouse: Warehouse): Promise<DataSpan | null> {
  const version = warehouse.dataVersion;
  const before = known.get(warehouse);
  if (before?.version === version) return before.span;
  const span = (await readSpan(warehouse, sql`calendar`)) ?? (await readSpan(warehouse, everyDay()));
  known.set(warehouse, { version, span });
  return span;
}

async function readSpan(warehouse: Warehouse, from: Sql): Promise<DataSpan | null> {
  const { columns } = await warehouse.query(sql`select min(day) as first, max(day) as last from ${from}`);
  if (columns.first?.nulls?.[0] === 1) return null;
  return { firstDay: Number(columns.first?.values[0]), lastDay: Number(columns.last?.values[0]) };
}

/** Every day on which something of the customer model happened, as a FROM item; days of birth and the like say nothing of the data. */
function everyDay(): Sql {
  const parts = RELATION_NAMES.filter((name) => !['calendar', 'customers', 'employees', 'order_lines', 'orders'].includes(name)).flatMap((name) =>
    Object.entries<ColumnSpec>(CATALOGUE[name])
      .filter(([, { type }]) => type === 'day')
      .map(([column]): Sql => sql`select ${{ text: `"${column}"`, values: [] }} as day from ${relation(name)}`),
  );
  return sql`(${joinSql(parts, ' union all ')})`;
}

/** The day of the latest import, as the span of data in which nothing has a day; null before the first import. */
export function importSpan(store: Store): DataSpan | null {
  const at = store.info().lastImport?.at;
  if (at === undefined) return null;
  const day = Math.floor(new Date(at).getTime() / 1000 / SECONDS_PER_DAY);
  return { firstDay: day, lastDay: day };
}
