import type { DuckDBConnection } from '@duckdb/node-api';
import { RECORD_TABLES, type RecordTable } from '../../store/queries/records/record-tables.ts';
import { columnsOf } from '../columns-of.ts';
import { readStream } from '../duckdb-file.ts';
import { readTable } from '../table-reader.ts';

/**
 * Works out, for rows that name an order or a deal, which one that is now and whom the row is about by that. An order number may
 * belong to several customers: then it is the order of the row's own customer, and of nobody when the row names none. To be run
 * after every change; relations whose links cannot have changed are left alone.
 */
export async function linkRecords(
  connection: DuckDBConnection,
  touched: ReadonlySet<string>,
  execute: (statement: string) => Promise<void>,
): Promise<void> {
  for (const table of Object.values(RECORD_TABLES)) {
    const target = hasColumn(table, 'order_id') ? 'orders' : table.name !== 'deals' && hasColumn(table, 'deal_id') ? 'deals' : null;
    if (target === null || !(touched.has(target) || touched.has(table.name)) || (await isEmpty(connection, table))) continue;
    await execute(target === 'orders' ? linkOrders(table) : linkDeals(table));
  }
}

async function isEmpty(connection: DuckDBConnection, { name }: RecordTable): Promise<boolean> {
  const { rowCount } = await readStream(connection, { text: `select 1 from ${name} limit 1`, values: [] }, readTable);
  return rowCount === 0;
}

function linkOrders({ name, idColumn }: RecordTable): string {
  const own = 'case when r.via_order then null else r.customer_id end';
  return `update ${name} as t set order_id = f.order_id, customer_id = f.customer_id, via_order = f.via_order
    from (
      select r.${idColumn} as id, coalesce(same.order_id, only_one.order_id) as order_id,
        coalesce(${own}, only_one.customer_id) as customer_id,
        (${own}) is null and only_one.customer_id is not null as via_order
      from ${name} r
      left join (select order_key, customer_id, min(order_id) as order_id from orders where customer_id is not null group by all) same
        on same.order_key = r.order_key and same.customer_id = ${own}
      left join (select order_key, min(order_id) as order_id, min(customer_id) as customer_id from orders group by order_key having count(*) = 1) only_one
        on only_one.order_key = r.order_key
      where r.order_key is not null
    ) f
    where t.${idColumn} = f.id and (t.order_id is distinct from f.order_id or t.customer_id is distinct from f.customer_id or t.via_order <> f.via_order)`;
}

function linkDeals({ name, idColumn }: RecordTable): string {
  return `update ${name} as t set deal_id = f.deal_id
    from (select r.${idColumn} as id, d.deal_id from ${name} r left join deals d on d.deal_key = r.deal_key) f
    where t.${idColumn} = f.id and t.deal_id is distinct from f.deal_id`;
}

function hasColumn({ name }: RecordTable, column: string): boolean {
  return columnsOf(name).some(([found]) => found === column);
}
