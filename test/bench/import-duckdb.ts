import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/**
 * The yardstick: DuckDB alone reads the same file into typed staging tables of a file of its own (the rows as they came, kept, as our
 * store keeps them) and from them into the relations of the catalogue that our warehouse has when it is ready, derived columns included.
 * With "--lean" the staging is temporary and the derived columns are left out. Prints one JSON document.
 */
const isLean = process.argv.includes('--lean');
const path = (process.argv[2] ?? '').replaceAll("'", "''");
const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'));
const instance = await DuckDBInstance.create(join(folder, 'bench.duckdb'));
const connection = await instance.connect();
const started = performance.now();
const startedCpu = process.cpuUsage();
const staged = `create ${isLean ? 'temp ' : ''}table staged as select * from read_csv('${path}', header = true, columns = {
  order_id: 'VARCHAR', customer_id: 'VARCHAR', date: 'DATE', product: 'VARCHAR', category: 'VARCHAR', channel: 'VARCHAR',
  qty: 'INTEGER', price: 'DECIMAL(18,4)', cost: 'DECIMAL(18,4)'})`;
const lean = [
  staged,
  'create table customers as select row_number() over ()::integer as customer_id, customer_id as customer_key from (select distinct customer_id from staged)',
  `create table products as select row_number() over ()::integer as product_id, product as product_key, category
   from (select product, any_value(category) as category from staged group by product)`,
  `create table orders as select row_number() over ()::integer as order_id, o.order_key, c.customer_id, o.day, o.channel
   from (select order_id as order_key, customer_id, min(date) as day, any_value(channel) as channel from staged group by order_id, customer_id) o
   join customers c on c.customer_key = o.customer_id`,
  `create table order_lines as select o.order_id, o.customer_id, p.product_id, s.date as day, s.qty as quantity, s.price as unit_price, s.cost,
     (s.qty * s.price)::DECIMAL(18,4) as amount, s.channel
   from staged s join customers c on c.customer_key = s.customer_id join orders o on o.order_key = s.order_id and o.customer_id = c.customer_id
   join products p on p.product_key = s.product`,
  'checkpoint',
];
const full = [
  staged,
  `create table products as select row_number() over ()::integer as product_id, product as product_key, category
   from (select product, any_value(category) as category from staged group by product)`,
  'create temp table customer_ids as select row_number() over ()::integer as customer_id, customer_id as customer_key from (select distinct customer_id from staged)',
  `create table orders as select row_number() over ()::integer as order_id, o.order_key, c.customer_id, epoch(o.day)::bigint as ordered_at,
     (o.day - date '1970-01-01')::integer as day, o.channel, o.lines, o.amount,
     case when o.sale then 'sale' when o.returned then 'return' else 'other' end as kind
   from (select order_id as order_key, customer_id, min(date) as day, any_value(channel) as channel, count(*)::integer as lines,
       sum(qty * price)::DECIMAL(18,4) as amount, bool_or(qty * price > 0) as sale, bool_or(qty * price < 0 or qty < 0) as returned
     from staged group by order_id, customer_id) o join customer_ids c on c.customer_key = o.customer_id`,
  `create table order_lines as select row_number() over ()::integer as line_id, 1 as import_id, row_number() over ()::integer as row_no, o.order_id,
     o.customer_id, p.product_id, epoch(s.date)::bigint as ordered_at, (s.date - date '1970-01-01')::integer as day, s.qty as quantity,
     s.price as unit_price, (s.qty * s.price)::DECIMAL(18,4) as amount, s.cost, s.channel,
     case when s.qty * s.price > 0 then 'sale' when s.qty * s.price < 0 or s.qty < 0 then 'return' else 'free' end as kind
   from staged s join customer_ids c on c.customer_key = s.customer_id join orders o on o.order_key = s.order_id and o.customer_id = c.customer_id
   join products p on p.product_key = s.product`,
  `create table customers as select c.customer_id, c.customer_key, f.first_day, f.last_day, f.orders, f.revenue
   from customer_ids c join (
     select customer_id, min(day) filter (kind = 'sale') as first_day, max(day) filter (kind = 'sale') as last_day,
       (count(distinct order_id) filter (kind = 'sale'))::integer as orders, sum(amount)::DECIMAL(18,4) as revenue
     from order_lines group by customer_id) f using (customer_id)`,
  'checkpoint',
];
for (const statement of isLean ? lean : full) await connection.run(statement);
const ms = performance.now() - started;
const cpu = process.cpuUsage(startedCpu);
const totals = await connection.runAndReadAll(`select count(*)::varchar as n, sum(amount)::varchar as amount,
  (select count(*) from customers)::varchar as customers, (select count(*) from orders)::varchar as orders from order_lines`);
const [row] = totals.getRowObjects();
const result = {
  ms,
  cpuMs: (cpu.user + cpu.system) / 1000,
  rows: Number(row?.n),
  amount: String(row?.amount),
  customers: Number(row?.customers),
  orders: Number(row?.orders),
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
connection.closeSync();
instance.closeSync();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(JSON.stringify(result));
