import { columnOf, type Sql, sql } from '../../warehouse/sql.ts';
import type { QueryScope } from '../define.ts';
import { type Comparison, comparisonsOf } from './comparisons.ts';
import type { Span } from './metrics.ts';
import { nameOf } from './query.ts';
import { DIMENSION_COLUMNS, type SalesParams, SHIFTED, type ShiftedDimension } from './schema.ts';

/** Groups of a dimension whose share is compared: those with most revenue in both spans together, which favours neither. */
const MOST_GROUPS = 10;

/** For every comparison its totals; for the longest one the shares of the largest products, countries and channels too. */
export function queryChanges(params: SalesParams, scope: QueryScope): Record<string, Sql> {
  const comparisons = comparisonsOf(params, scope);
  const totals = comparisons.map((comparison): [string, Sql] => [`change-${comparison.id}`, totalsQuery(comparison, scope)]);
  const last = comparisons.at(-1);
  const shifts = last === undefined ? [] : SHIFTED.map((dimension): [string, Sql] => [`shift-${dimension}`, shiftsQuery(dimension, last, scope)]);
  return Object.fromEntries([...totals, ...shifts]);
}

/** The unit that is drawn: the customer; the order where no customer is known. */
const UNIT = sql`coalesce(cast(l.customer_id as bigint), -cast(l.order_id as bigint))`;

/** One row: exact sums of both spans, and the moments over customers that say how far the sums may be chance. */
function totalsQuery({ now, earlier }: Comparison, scope: QueryScope): Sql {
  const [isNow, isThen] = [within(now), within(earlier)];
  return sql`
    with units as (
      select ${UNIT} as unit,
        coalesce(sum(l.amount) filter (where ${isNow}), 0) as net1, coalesce(sum(l.amount) filter (where ${isThen}), 0) as net0,
        coalesce(sum(l.amount) filter (where ${isNow} and l.kind = 'sale'), 0) as gross1,
        coalesce(sum(l.amount) filter (where ${isThen} and l.kind = 'sale'), 0) as gross0,
        count(distinct l.order_id) filter (where ${isNow} and l.kind = 'sale') as orders1,
        count(distinct l.order_id) filter (where ${isThen} and l.kind = 'sale') as orders0
      from ${scope.lines} l where ${isNow} or ${isThen}
      group by 1
    ),
    scaled as (
      select net1 / 1e4 as n1, net0 / 1e4 as n0, gross1 / 1e4 as g1, gross0 / 1e4 as g0,
        (gross1 - net1) / 1e4 as r1, (gross0 - net0) / 1e4 as r0, cast(orders1 as double) as o1, cast(orders0 as double) as o0
      from units
    ),
    moments as (
      select sum(n1 * n1) as n11, sum(n1 * n0) as n10, sum(n0 * n0) as n00, sum(o1 * o1) as o11, sum(o1 * o0) as o10, sum(o0 * o0) as o00,
        sum(r1 * r1) as r11, sum(r1 * r0) as r10, sum(r0 * r0) as r00, sum(g1 * g1) as g11, sum(g1 * g0) as g10, sum(g0 * g0) as g00,
        sum(r1 * g1) as rg11, sum(r1 * g0) as rg10, sum(r0 * g1) as rg01, sum(r0 * g0) as rg00
      from scaled
    )
    select cast(count(*) as integer) as units,
      cast(sum(net1) as bigint) as net1, cast(sum(net0) as bigint) as net0, cast(sum(gross1) as bigint) as gross1,
      cast(sum(gross0) as bigint) as gross0, cast(sum(orders1) as integer) as orders1, cast(sum(orders0) as integer) as orders0,
      any_value(m.n11) as n11, any_value(m.n10) as n10, any_value(m.n00) as n00, any_value(m.o11) as o11, any_value(m.o10) as o10,
      any_value(m.o00) as o00, any_value(m.r11) as r11, any_value(m.r10) as r10, any_value(m.r00) as r00, any_value(m.g11) as g11,
      any_value(m.g10) as g10, any_value(m.g00) as g00, any_value(m.rg11) as rg11, any_value(m.rg10) as rg10, any_value(m.rg01) as rg01,
      any_value(m.rg00) as rg00
    from units, moments m`;
}

/** One row per group: its exact revenue in both spans, the number of its buyers, and the moments with each buyer's whole revenue. */
function shiftsQuery(dimension: ShiftedDimension, { now, earlier }: Comparison, scope: QueryScope): Sql {
  const id = columnOf('order_lines', DIMENSION_COLUMNS[dimension], 'l');
  const { name, join } = nameOf(dimension);
  const [isNow, isThen] = [within(now), within(earlier)];
  return sql`
    with bought as materialized (
      select ${UNIT} as unit, ${id} as id,
        coalesce(sum(l.amount) filter (where ${isNow}), 0) as net1, coalesce(sum(l.amount) filter (where ${isThen}), 0) as net0
      from ${scope.lines} l where ${isNow} or ${isThen}
      group by 1, 2
    ),
    largest as (
      select id, cast(sum(net1) as bigint) as net1, cast(sum(net0) as bigint) as net0, cast(count(*) as integer) as units
      from bought where id is not null group by id order by sum(net1) + sum(net0) desc, id limit ${MOST_GROUPS}
    ),
    wholes as (select unit, sum(net1) / 1e4 as g1, sum(net0) / 1e4 as g0 from bought group by unit),
    parts as (
      select b.id, b.net1 / 1e4 as r1, b.net0 / 1e4 as r0, w.g1, w.g0
      from bought b join wholes w on w.unit = b.unit where b.id in (select id from largest)
    ),
    moments as (
      select id, sum(r1 * r1) as r11, sum(r1 * r0) as r10, sum(r0 * r0) as r00, sum(r1 * g1) as rg11, sum(r1 * g0) as rg10,
        sum(r0 * g1) as rg01, sum(r0 * g0) as rg00
      from parts group by id
    )
    select g.id as id, ${name} as name, g.net1, g.net0, g.units, m.r11, m.r10, m.r00, m.rg11, m.rg10, m.rg01, m.rg00
    from largest g join moments m on m.id = g.id ${join}
    order by g.net1 + g.net0 desc, g.id`;
}

function within({ fromDay, toDay }: Span): Sql {
  return sql`(l.day between ${fromDay} and ${toDay})`;
}
