import type { Calendar, Grain } from '../../model/period.ts';
import type { ColumnName } from '../../warehouse/catalogue.ts';
import { columnOf, relation, type Sql, sql } from '../../warehouse/sql.ts';
import type { QueryScope } from '../define.ts';
import { DIMENSION_COLUMNS, DIMENSIONS, type Dimension, type SalesParams } from './schema.ts';

/** One query for the periods and their total, one per ranking. */
export function querySales(params: SalesParams, scope: QueryScope): Record<string, Sql> {
  const rankings = DIMENSIONS.map((dimension): [string, Sql] => [dimension, rankingQuery(dimension, params.top, scope)]);
  return {
    periods: periodsQuery(params, scope),
    newCustomers: newCustomersQuery(params, scope),
    repeat: repeatQuery(scope),
    ...Object.fromEntries(rankings),
  };
}

/** One row per period with lines, and one with an empty `start` for all of them. */
function periodsQuery({ grain }: SalesParams, scope: QueryScope): Sql {
  const start = columnOf('calendar', calendarColumn(grain, scope.calendar), 'k');
  return sql`
    select ${start} as start,
      cast(sum(l.amount) as bigint) as net,
      cast(sum(l.amount) filter (where l.kind = 'sale') as bigint) as gross,
      cast(count(*) as integer) as lines,
      cast(count(*) filter (where l.kind = 'sale') as integer) as sale_lines,
      cast(count(*) filter (where l.kind = 'return') as integer) as return_lines,
      cast(count(distinct l.order_id) filter (where l.kind = 'sale') as integer) as orders,
      cast(sum(l.quantity) filter (where l.kind = 'sale') as bigint) as units,
      cast(sum(l.quantity) as bigint) as all_units,
      cast(count(distinct l.customer_id) filter (where l.kind = 'sale') as integer) as customers,
      cast(sum(l.amount) filter (where f.first_start = ${start}) as bigint) as new_net,
      cast(sum(l.amount) filter (where l.customer_id is null) as bigint) as anonymous_net
    from ${scope.lines} l
    join ${relation('calendar')} k on k.day = l.day
    left join (${firstPeriods(grain, scope)}) f on f.customer_id = l.customer_id
    group by grouping sets ((${start}), ())
    order by start`;
}

function newCustomersQuery({ grain }: SalesParams, scope: QueryScope): Sql {
  return sql`select first_start as start, cast(count(*) as integer) as customers from (${firstPeriods(grain, scope)}) f group by first_start order by first_start`;
}

/** Customers with two or more orders: their smallest and largest order differ. */
function repeatQuery(scope: QueryScope): Sql {
  return sql`
    select cast(count(*) filter (where first_order <> last_order) as integer) as customers
    from (
      select min(l.order_id) as first_order, max(l.order_id) as last_order
      from ${scope.lines} l
      where l.kind = 'sale' and l.customer_id is not null
      group by l.customer_id
    )`;
}

/** Customers whose first purchase falls into the period of the context, with the reporting period it falls into. */
function firstPeriods(grain: Grain, scope: QueryScope): Sql {
  const start = columnOf('calendar', calendarColumn(grain, scope.calendar), 'k');
  const { fromDay, toDay } = scope.period ?? { fromDay: scope.firstDay, toDay: scope.lastDay };
  return sql`select c.customer_id, ${start} as first_start from ${scope.customers} c join ${relation('calendar')} k on k.day = c.first_day where c.first_day between ${fromDay} and ${toDay}`;
}

/** The top rows of a dimension by net revenue, each with the number and sums of all rows that have a value. */
function rankingQuery(dimension: Dimension, top: number, scope: QueryScope): Sql {
  const id = columnOf('order_lines', DIMENSION_COLUMNS[dimension], 'l');
  const { name, join } = nameOf(dimension);
  return sql`
    select g.id as id, ${name} as name, g.net, g.units, g.lines, g.groups, g.known_net, g.known_units, g.known_lines
    from (
      select id, net, units, lines,
        cast(count(*) over () as integer) as groups,
        cast(sum(net) over () as bigint) as known_net,
        cast(sum(units) over () as bigint) as known_units,
        cast(sum(lines) over () as bigint) as known_lines
      from (
        select ${id} as id, cast(sum(l.amount) as bigint) as net, cast(sum(l.quantity) as bigint) as units, cast(count(*) as integer) as lines
        from ${scope.lines} l
        where ${id} is not null
        group by ${id}
      )
      order by net desc, id
      limit ${top}
    ) g ${join}
    order by g.net desc, g.id`;
}

function nameOf(dimension: Dimension): { name: Sql; join: Sql } {
  switch (dimension) {
    case 'product':
      return { name: sql`coalesce(p.name, p.product_key)`, join: sql`left join ${relation('products')} p on p.product_id = g.id` };
    case 'customer':
      return { name: sql`coalesce(c.name, c.customer_key)`, join: sql`left join ${relation('customers')} c on c.customer_id = g.id` };
    default:
      return { name: sql`g.id`, join: sql`` };
  }
}

function calendarColumn(grain: Grain, calendar: Calendar): ColumnName<'calendar'> {
  return calendar === 'jalali' && grain !== 'day' ? `jalali_${grain}` : grain;
}
