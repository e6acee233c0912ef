import type { QueryScope } from '../analyses/define.ts';
import { columnOf, relation, type Sql, sql } from './sql.ts';

/** What a customer's first order can tell. */
export const FIRST_ORDER_TRAITS = ['channel', 'country', 'employee', 'campaign', 'coupon', 'product', 'category'] as const;
export type FirstOrderTrait = (typeof FIRST_ORDER_TRAITS)[number];

/**
 * `customer_id` and `value` (text, never empty) of the first order of every customer of the filter, whatever the period. The first order is the one with the
 * smallest number among those with a purchase line on the day of the first purchase; product and category are those of its first purchase line.
 * Customers whose first order says nothing are left out.
 */
export function firstOrderQuery(trait: FirstOrderTrait, scope: QueryScope): Sql {
  const first = firstOrders(scope);
  if (trait === 'product' || trait === 'category') {
    const value = trait === 'product' ? sql`coalesce(p.name, p.product_key)` : columnOf('products', 'category', 'p');
    return sql`
      select g.customer_id, ${value} as value
      from (
        select f.customer_id, min(l.line_id) as line_id
        from (${first}) f join ${relation('order_lines')} l on l.order_id = f.order_id and l.customer_id = f.customer_id
        where l.kind = 'sale'
        group by f.customer_id
      ) g
      join ${relation('order_lines')} l on l.line_id = g.line_id
      join ${relation('products')} p on p.product_id = l.product_id
      where ${value} is not null
      order by g.customer_id`;
  }
  const { value, join } = traitOf(trait);
  return sql`
    select f.customer_id, ${value} as value
    from (${first}) f join ${relation('orders')} o on o.order_id = f.order_id ${join}
    where ${value} is not null
    order by f.customer_id`;
}

function traitOf(trait: Exclude<FirstOrderTrait, 'product' | 'category'>): { readonly value: Sql; readonly join: Sql } {
  switch (trait) {
    case 'employee':
      return { value: sql`coalesce(e.name, e.employee_key)`, join: sql`join ${relation('employees')} e on e.employee_id = o.employee_id` };
    case 'campaign':
      return { value: sql`coalesce(a.name, a.campaign_key)`, join: sql`join ${relation('campaigns')} a on a.campaign_id = o.campaign_id` };
    default:
      return { value: columnOf('orders', trait, 'o'), join: sql`` };
  }
}

/** `customer_id` and `amount` (all lines) of the first order of every customer, as `firstOrderQuery` finds it. */
export function firstOrderAmountQuery(scope: QueryScope): Sql {
  return sql`
    select f.customer_id, o.amount
    from (${firstOrders(scope)}) f join ${relation('orders')} o on o.order_id = f.order_id
    order by f.customer_id`;
}

function firstOrders(scope: QueryScope): Sql {
  return sql`
    select l.customer_id, min(l.order_id) as order_id
    from ${scope.of('order_lines', { isPeriod: false })} l join ${relation('customers')} c on c.customer_id = l.customer_id and c.first_day = l.day
    where l.kind = 'sale'
    group by l.customer_id`;
}
