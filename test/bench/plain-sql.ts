import { segmentOfCells } from '../../shared/analyses/rfm/segments.ts';
import { type Sql, sql } from '../../shared/warehouse/sql.ts';

const BINS = 5;

/** RFM by quantiles as SQL: scores in a temporary table, then segments with medians, cells, and the segment of each customer. */
export function rfmStatements(referenceDay: number): readonly Sql[] {
  const segments: Sql = { text: `[${segmentOfCells(BINS).join()}]`, values: [] };
  return [
    sql`create or replace temp table scores as
      with c as (
        select customer_id, ${referenceDay} - max(day) filter (kind = 'sale') as r, count(distinct order_id) filter (kind = 'sale') as f,
          sum(amount)::BIGINT as m, sum(amount) filter (kind = 'sale')::BIGINT as g
        from order_lines where customer_id is not null group by customer_id having f > 0
      ), q as (
        select quantile_cont(r, [0.2, 0.4, 0.6, 0.8]) as qr, quantile_cont(f, [0.2, 0.4, 0.6, 0.8]) as qf, quantile_cont(m, [0.2, 0.4, 0.6, 0.8]) as qm from c
      ), s as (
        select c.*, 5 - ((r > qr[1])::INTEGER + (r > qr[2])::INTEGER + (r > qr[3])::INTEGER + (r > qr[4])::INTEGER) as rs,
          1 + (f > qf[1])::INTEGER + (f > qf[2])::INTEGER + (f > qf[3])::INTEGER + (f > qf[4])::INTEGER as fs,
          1 + (m > qm[1])::INTEGER + (m > qm[2])::INTEGER + (m > qm[3])::INTEGER + (m > qm[4])::INTEGER as ms
        from c, q
      ) select *, ${segments}[(rs - 1) * 5 + fs] as segment from s`,
    sql`select segment, count(*)::INTEGER as customers, sum(m) as revenue, sum(g) as gross, sum(f) as orders, median(r) as mr, median(f) as mf, median(m) as mm
      from scores group by segment order by segment`,
    sql`select rs, fs, count(*)::INTEGER as customers, sum(m) as revenue, sum(g) as gross, sum(f) as orders from scores group by rs, fs`,
    sql`select customer_id, segment from scores`,
  ];
}

/** Customers by month of first purchase and month of purchase. */
export const COHORT_STATEMENT = sql`
  select k0.month as cohort, k.month as month, count(distinct l.customer_id)::INTEGER as customers
  from order_lines l join customers c on c.customer_id = l.customer_id join calendar k on k.day = l.day join calendar k0 on k0.day = c.first_day
  where l.kind = 'sale' group by 1, 2 order by 1, 2`;

const RANKED = ['product_id', 'customer_id', 'country', 'channel'] as const;

/** Sales by month and in all, new and repeated customers, and the four rankings, as one would ask for them. */
export const SALES_STATEMENTS: readonly Sql[] = [
  sql`select k.month as start, sum(l.amount) as net, sum(l.amount) filter (where l.kind = 'sale') as gross, count(*) as lines,
      count(*) filter (where l.kind = 'sale') as sale_lines, count(*) filter (where l.kind = 'return') as return_lines,
      sum(l.quantity) filter (where l.kind = 'sale') as units, sum(l.quantity) as all_units,
      count(distinct l.order_id) filter (where l.kind = 'sale') as orders, count(distinct l.customer_id) filter (where l.kind = 'sale') as customers,
      sum(l.amount) filter (where k0.month = k.month) as new_net, sum(l.amount) filter (where l.customer_id is null) as anonymous_net
    from order_lines l join calendar k on k.day = l.day left join customers c on c.customer_id = l.customer_id left join calendar k0 on k0.day = c.first_day
    group by grouping sets ((k.month), ()) order by start`,
  sql`select k.month as start, count(*) as customers from customers c join calendar k on k.day = c.first_day group by 1 order by 1`,
  sql`select count(*) as customers, count(*) filter (where orders > 1) as repeaters from customers where orders > 0`,
  ...RANKED.map((column): Sql => {
    const id: Sql = { text: column, values: [] };
    return sql`select id, net, units, lines, count(*) over () as groups, sum(net) over () as known_net, sum(units) over () as known_units, sum(lines) over () as known_lines
      from (select ${id} as id, sum(amount) as net, sum(quantity) as units, count(*) as lines from order_lines where ${id} is not null group by 1)
      order by net desc, id limit 10`;
  }),
];
