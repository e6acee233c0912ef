import { sql } from '../../../shared/warehouse/sql.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** First and last day with an order line. */
export interface DataSpan {
  readonly firstDay: number;
  readonly lastDay: number;
}

const known = new WeakMap<Warehouse, { version: number; span: DataSpan | null }>();

/** Days the data covers, before any filter; null without order lines. Read once per data version. */
export async function readDataSpan(warehouse: Warehouse): Promise<DataSpan | null> {
  const version = warehouse.dataVersion;
  const before = known.get(warehouse);
  if (before?.version === version) return before.span;
  const { columns } = await warehouse.query(sql`select min(day) as first, max(day) as last from calendar`);
  const isEmpty = columns.first?.nulls?.[0] === 1;
  const span = isEmpty ? null : { firstDay: Number(columns.first?.values[0]), lastDay: Number(columns.last?.values[0]) };
  known.set(warehouse, { version, span });
  return span;
}
