import type { Grain } from '../../model/period.ts';
import { columnOf, relation, type Sql, sql } from '../../warehouse/sql.ts';
import type { QueryScope } from '../define.ts';
import { DIMENSION_COLUMNS, DIMENSIONS, type Dimension, type SalesParams } from './schema.ts';

/** Sums, orders and customers by period, customers over all, and one query per ranking. */
export function querySales(params: SalesParams, scope: QueryScope): Record<string, Sql> {
  const rankings = DIMENSIONS.map((dimension): [string, Sql] => [dimension, rankingQuery(dimension, params.top, scope)]);
  return {
    periods: periodsQuery(params, scope),
    orders: ordersQuery(params, scope),
    customers: customersQuery(params, scope),
    newCustomers: newCustomersQuery(params, scope),
    everyone: everyoneQuery(scope),
    ...Object.fromEntries(rankings),
  };
}

/** Sums: one row per period with lines, and one with an empty `start` for all of them. */
function periodsQuery({ grain }: SalesParams, scope: QueryScope): Sql {
  const start = startColumn(grain, scope);
  return sql`
    select ${start} as start,
      cast(sum(l.amount) as bigint) as net,
      cast(sum(l.amount) filter (where l.kind = 'sale') as bigint) as gross,
      cast(count(*) as integer) as lines,
      cast(count(*) filter (where l.kind = 'sale') as integer) as sale_lines,
      cast(count(*) filter (where l.kind = 'return') as integer) as return_lines,
      cast(sum(l.quantity) filter (where l.kind = 'sale') as bigint) as units,
      cast(sum(l.quantity) as bigint) as all_units,
      cast(sum(l.amount) filter (where f.first_start = ${start}) as bigint) as new_net,
      cast(sum(l.amount) filter (where l.customer_id is null) as bigint) as anonymous_net
    from ${scope.lines} l
    join ${relation('calendar')} k on k.day = l.day
    left join (${firstPeriods(grain, scope)}) f on f.customer_id = l.customer_id
    group by grouping sets ((${start}), ())
    order by start`;
}

/**
 * Distinct orders by period, and one row with an empty `start` for all. Nearly every order lies within one period, so orders are
 * grouped once and only those that span several are looked at again: far cheaper than counting distinct orders in each period.
 */
function ordersQuery({ grain }: SalesParams, scope: QueryScope): Sql {
  const start = startColumn(grain, scope);
  return sql`
    with spans as materialized (
      select l.order_id, min(${start}) as first_start, max(${start}) as last_start
      from ${scope.lines} l join ${relation('calendar')} k on k.day = l.day
      where l.kind = 'sale'
      group by l.order_id
    )
    select start, cast(sum(orders) as integer) as orders
    from (
      select first_start as start, count(*) as orders from spans where first_start = last_start group by first_start
      union all
      select ${start} as start, count(distinct l.order_id) as orders
      from ${scope.lines} l join ${relation('calendar')} k on k.day = l.day
      where l.kind = 'sale' and l.order_id in (select order_id from spans where first_start <> last_start)
      group by ${start}
      union all
      select null as start, count(*) as orders from spans
    )
    group by start
    order by start`;
}

/** Distinct known customers with a purchase by period. */
function customersQuery({ grain }: SalesParams, scope: QueryScope): Sql {
  const start = startColumn(grain, scope);
  return sql`
    select start, cast(count(*) as integer) as customers
    from (
      select ${start} as start, l.customer_id
      from ${scope.lines} l join ${relation('calendar')} k on k.day = l.day
      where l.kind = 'sale' and l.customer_id is not null
      group by ${start}, l.customer_id
    )
    group by start
    order by start`;
}

/** Distinct known customers with a purchase, and those of them with two or more orders: their smallest and largest order differ. */
function everyoneQuery(scope: QueryScope): Sql {
  return sql`
    select cast(count(*) as integer) as customers, cast(count(*) filter (where first_order <> last_order) as integer) as repeaters
    from (
      select min(l.order_id) as first_order, max(l.order_id) as last_order
      from ${scope.lines} l
      where l.kind = 'sale' and l.customer_id is not null
      group by l.customer_id
    )`;
}

function newCustomersQuery({ grain }: SalesParams, scope: QueryScope): Sql {
  return sql`select first_start as start, cast(count(*) as integer) as customers from (${firstPeriods(grain, scope)}) f group by first_start order by first_start`;
}

/** Customers whose first purchase falls into the period of the context, with the reporting period it falls into. */
function firstPeriods(grain: Grain, scope: QueryScope): Sql {
  const start = startColumn(grain, scope);
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

/** Name of the row of a dimension in a query over groups `g`. */
export function nameOf(dimension: Dimension): { name: Sql; join: Sql } {
  switch (dimension) {
    case 'product':
      return { name: sql`coalesce(p.name, p.product_key)`, join: sql`left join ${relation('products')} p on p.product_id = g.id` };
    case 'customer':
      return { name: sql`coalesce(c.name, c.customer_key)`, join: sql`left join ${relation('customers')} c on c.customer_id = g.id` };
    default:
      return { name: sql`g.id`, join: sql`` };
  }
}

/** First day of the period that holds the day of calendar row `k`. */
function startColumn(grain: Grain, { calendar }: QueryScope): Sql {
  return columnOf('calendar', calendar === 'jalali' && grain !== 'day' ? `jalali_${grain}` : grain, 'k');
}
