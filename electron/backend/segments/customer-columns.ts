import { type CustomerColumns, EMPTY_DAY } from '../../../shared/segments/evaluate.ts';
import { sql } from '../../../shared/warehouse/sql.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

const known = new WeakMap<Warehouse, { version: number; columns: Promise<CustomerColumns> }>();

/** Numbers per customer in shared memory, read once per data version. */
export async function readCustomerColumns(warehouse: Warehouse): Promise<CustomerColumns> {
  const before = known.get(warehouse);
  if (before?.version === warehouse.dataVersion) return before.columns;
  const entry = { version: warehouse.dataVersion, columns: load(warehouse) };
  known.set(warehouse, entry);
  entry.columns.catch(() => {
    if (known.get(warehouse) === entry) known.delete(warehouse);
  });
  return entry.columns;
}

async function load(warehouse: Warehouse): Promise<CustomerColumns> {
  const { columns, rowCount } = await warehouse.query(
    sql`select customer_id, coalesce(first_day, ${EMPTY_DAY}::INTEGER) as first_day, coalesce(last_day, ${EMPTY_DAY}::INTEGER) as last_day, orders, revenue from customers`,
  );
  const { customer_id: ids, first_day: firstDays, last_day: lastDays, orders: orderCounts, revenue: revenues } = columns;
  let highest = 0;
  for (let row = 0; row < rowCount; row++) highest = Math.max(highest, Number(ids?.values[row]));
  const firstDay = new Int32Array(new SharedArrayBuffer(4 * (highest + 1))).fill(EMPTY_DAY);
  const lastDay = new Int32Array(new SharedArrayBuffer(4 * (highest + 1))).fill(EMPTY_DAY);
  const orders = new Int32Array(new SharedArrayBuffer(4 * (highest + 1)));
  const revenue = new BigInt64Array(new SharedArrayBuffer(8 * (highest + 1)));
  for (let row = 0; row < rowCount; row++) {
    const id = Number(ids?.values[row]);
    firstDay[id] = Number(firstDays?.values[row]);
    lastDay[id] = Number(lastDays?.values[row]);
    orders[id] = Number(orderCounts?.values[row]);
    revenue[id] = BigInt(revenues?.values[row] ?? 0);
  }
  return { firstDay, lastDay, orders, revenue };
}
