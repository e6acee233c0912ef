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
