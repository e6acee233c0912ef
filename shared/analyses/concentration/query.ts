import { columnOf, relation, type Sql, sql } from '../../warehouse/sql.ts';
import type { QueryScope } from '../define.ts';
import type { ConcentrationParams, HolderKind } from './schema.ts';

/** Columns of `order_lines` that name a holder; employees are named by the order. */
const LINE_COLUMNS = { customer: 'customer_id', product: 'product_id', channel: 'channel', country: 'country' } as const satisfies Partial<
  Record<HolderKind, string>
>;

/**
 * Sums by product, channel, country and employee; margin by customer where costs are known (revenue by customer comes from the facts);
 * how much of the sales has a cost; and the trend of what is looked at.
 */
export function queryConcentration(params: ConcentrationParams, scope: QueryScope): Record<string, Sql> {
  return {
    costs: costsQuery(scope),
    ...(params.measure === 'revenue' ? {} : { customer: marginQuery(scope) }),
    product: namedQuery('product', scope),
    channel: namedQuery('channel', scope),
    country: namedQuery('country', scope),
    employee: employeeQuery(scope),
    trend: trendQuery(params, scope),
  };
}

function costsQuery({ lines }: QueryScope): Sql {
  return sql`
    select cast(sum(l.amount) filter (where l.kind = 'sale') as bigint) as sold,
      cast(sum(l.amount) filter (where l.kind = 'sale' and l.cost is not null) as bigint) as costed
    from ${lines} l`;
}

/** Nothing where no line has a cost. */
function marginQuery({ lines }: QueryScope): Sql {
  return sql`
    select l.customer_id as id, cast(sum(l.amount - l.cost) as bigint) as margin
    from ${lines} l
    where l.customer_id is not null and l.cost is not null
    group by l.customer_id
    order by id`;
}

function namedQuery(of: 'product' | 'channel' | 'country', { lines }: QueryScope): Sql {
  const id = columnOf('order_lines', LINE_COLUMNS[of], 'l');
  const sums = sql`
    select ${id} as id, cast(sum(l.amount) as bigint) as revenue, cast(sum(l.amount - l.cost) as bigint) as margin
    from ${lines} l
    where ${id} is not null
    group by ${id}`;
  if (of !== 'product') return sql`select id, id as label, revenue, margin from (${sums}) order by id`;
  return sql`
    select g.id, coalesce(p.name, p.product_key) as label, g.revenue, g.margin
    from (${sums}) g left join ${relation('products')} p on p.product_id = g.id
    order by g.id`;
}

/** Orders name the employee; their lines' costs do not, so there is no margin by employee. */
function employeeQuery({ orders }: QueryScope): Sql {
  return sql`
    select g.id, coalesce(e.name, e.employee_key) as label, g.revenue, cast(null as bigint) as margin
    from (
      select o.employee_id as id, cast(sum(o.amount) as bigint) as revenue from ${orders} o where o.employee_id is not null group by o.employee_id
    ) g left join ${relation('employees')} e on e.employee_id = g.id
    order by g.id`;
}

/** By reporting period: number of holders, sum, largest, sum of the largest, and sum and sum of squares of those above 0, for both kinds of money. */
function trendQuery({ of, grain, top }: ConcentrationParams, scope: QueryScope): Sql {
  const start = columnOf('calendar', scope.calendar === 'jalali' ? `jalali_${grain}` : grain, 'k');
  const sums =
    of === 'employee'
      ? sql`
        select ${start} as start, o.employee_id as id, sum(o.amount) as revenue, cast(null as bigint) as margin
        from ${scope.orders} o join ${relation('calendar')} k on k.day = o.day
        where o.employee_id is not null
        group by ${start}, o.employee_id`
      : sql`
        select ${start} as start, ${columnOf('order_lines', LINE_COLUMNS[of], 'l')} as id, sum(l.amount) as revenue, sum(l.amount - l.cost) as margin
        from ${scope.lines} l join ${relation('calendar')} k on k.day = l.day
        where ${columnOf('order_lines', LINE_COLUMNS[of], 'l')} is not null
        group by ${start}, ${columnOf('order_lines', LINE_COLUMNS[of], 'l')}`;
  const figures = (money: 'revenue' | 'margin'): Sql => {
    const value: Sql = { text: money, values: [] };
    const named = (suffix: string): Sql => ({ text: `${money}_${suffix}`, values: [] });
    return sql`
      cast(count(${value}) as integer) as ${named('holders')},
      cast(sum(${value}) as double) as ${named('total')},
      cast(max(${value}) as double) as ${named('largest')},
      cast(list_sum(max(${value}, ${top})) as double) as ${named('top')},
      sum(cast(${value} as double)) filter (${value} > 0) as ${named('gained')},
      sum(cast(${value} as double) * cast(${value} as double)) filter (${value} > 0) as ${named('squares')}`;
  };
  return sql`select start, ${figures('revenue')}, ${figures('margin')} from (${sums}) group by start order by start`;
}
