import { type Sql, sql } from '../../../../shared/warehouse/sql.ts';
import { CUSTOMER_DETAILS, ORDER_DETAIL_COLUMNS } from '../details.ts';
import { CUSTOMER_DETAIL_DECLARATIONS, listDetails, ORDER_DETAIL_DECLARATIONS, PRODUCT_DETAIL_DECLARATIONS } from './detail-columns.ts';
import { insertStagedOrders, KINDS, ORDER_TABLE } from './packed-orders.ts';

/**
 * Derived columns in SQL. Dimension rows wait in temporary tables `new_*` with the columns the store gives; these
 * statements turn them and the lines into rows of `customers`, `products` and `orders` inside the append's transaction.
 * An append to existing data first completes the staged rows with every order and customer that its lines touch.
 */
export const STAGE_STATEMENTS: readonly string[] = [
  `create or replace temp table new_customers (customer_id INTEGER, customer_key VARCHAR, name VARCHAR, email VARCHAR, phone VARCHAR, city VARCHAR, country VARCHAR${CUSTOMER_DETAIL_DECLARATIONS})`,
  `create or replace temp table new_products (product_id INTEGER, product_key VARCHAR, name VARCHAR, category VARCHAR${PRODUCT_DETAIL_DECLARATIONS})`,
  `create or replace temp table new_orders (order_id INTEGER, order_key VARCHAR, customer_id INTEGER, ordered_at BIGINT, channel VARCHAR, country VARCHAR${ORDER_DETAIL_DECLARATIONS})`,
  'create or replace temp table touched (order_id INTEGER, customer_id INTEGER)',
];

/** Removes the staged rows. */
export const UNSTAGE_STATEMENTS: readonly string[] = [
  'drop table if exists new_customers',
  'drop table if exists new_products',
  'drop table if exists new_orders',
  'drop table if exists touched',
];

/** Empties the dimensions, so that they can be staged anew in full. */
export const CLEAR_DIMENSIONS: readonly string[] = [
  'delete from customers',
  'delete from products',
  `delete from ${ORDER_TABLE.path}`,
  'delete from bookkeeping.own_countries',
];

/** Orders of one import that went into their relation with their figures. */
export interface IdRange {
  readonly importId: number;
  readonly first: number;
  readonly last: number;
}

/**
 * Takes back into the stage every order that lines touch that came (with this import or a later one) or went, except where they
 * are lines of the same import of an order that was counted with them.
 */
export function restageOrders(importId: number, counted: readonly IdRange[]): Sql {
  const own = counted.map((range) => `(import_id = ${range.importId} and order_id between ${range.first} and ${range.last})`);
  const others = { text: own.length === 0 ? '' : ` and not (${own.join(' or ')})`, values: [] };
  return sql`insert into new_orders select order_id, order_key, customer_id, ordered_at, channel, country${{ text: listDetails(ORDER_DETAIL_COLUMNS), values: [] }} from orders
    where order_id in (select order_id from order_lines where import_id >= ${importId}${others} union all select order_id from touched)
    and order_id not in (select order_id from new_orders)`;
}

/** Takes the rows away that are staged anew; to be run once the customers of both are staged. */
export const DROP_RESTAGED = `delete from ${ORDER_TABLE.path} where order_id in (select order_id from new_orders)`;

/** Adds to the staged rows the customers of lines that came (with this import or a later one) or went, and takes the old rows away. */
export function completeStage(importId: number): Sql[] {
  const lines = sql`(select order_id, customer_id from order_lines where import_id >= ${importId} union all select order_id, customer_id from touched)`;
  return [
    sql`insert into new_customers select c.customer_id, customer_key, name, email, phone, city, w.country${{ text: listDetails(CUSTOMER_DETAILS, 'c'), values: [] }}
      from customers c left join bookkeeping.own_countries w on w.customer_id = c.customer_id
      where c.customer_id in (
        select customer_id from ${lines} union select customer_id from new_orders
        union select customer_id from orders where order_id in (select order_id from new_orders))
      and c.customer_id not in (select customer_id from new_customers)`,
    sql`delete from customers where customer_id in (select customer_id from new_customers)`,
    sql`delete from products where product_id in (select product_id from new_products)`,
    sql`delete from bookkeeping.own_countries where customer_id in (select customer_id from new_customers)`,
  ];
}

/** A number that two customers have; none in a sound warehouse. */
export const REPEATED_KEYS = 'select customer_key from customers group by customer_key having count(*) > 1 limit 1';

/** Inserts the staged rows with their figures; `all` when every line belongs to a staged row, or to what was counted with its lines. */
export function deriveStaged(all: boolean, counted: { readonly orders: boolean; readonly customers: boolean }): string[] {
  const orderLines = all && !counted.orders ? 'order_lines' : 'order_lines semi join new_orders using (order_id)';
  const customerLines =
    all && !counted.customers ? 'order_lines where customer_id is not null' : 'order_lines semi join new_customers using (customer_id)';
  const customerOrders = all && !counted.customers ? 'orders' : 'orders semi join new_customers using (customer_id)';
  return [
    'insert into products select * from new_products',
    'insert into bookkeeping.own_countries select customer_id, country from new_customers where country is not null',
    insertStagedOrders(`select order_id, count(*)::INTEGER as lines, sum(amount)::BIGINT as amount,
        case when bool_or(amount > 0) then ${KINDS.indexOf('sale')} when bool_or(amount < 0 or quantity < 0) then ${KINDS.indexOf('return')} else ${KINDS.indexOf('other')} end as kind_code
      from ${orderLines} group by order_id`),
    `insert into customers (customer_id, customer_key, name, email, phone, city, country, first_day, last_day, orders, revenue, registered_day${listDetails(CUSTOMER_DETAILS)})
      select n.customer_id, n.customer_key, n.name, n.email, n.phone, n.city, coalesce(n.country, o.country),
        f.first_day, f.last_day, coalesce(s.orders, 0), coalesce(f.revenue, 0),
        (n.registered_at // 86400 - (n.registered_at % 86400 < 0)::INTEGER)::INTEGER${listDetails(CUSTOMER_DETAILS, 'n')}
      from new_customers n left join (
        select customer_id, min(day) filter (amount > 0) as first_day, max(day) filter (amount > 0) as last_day, sum(amount)::BIGINT as revenue
        from ${customerLines} group by customer_id
      ) f on f.customer_id = n.customer_id left join (
        select customer_id, count(*)::INTEGER as orders from ${customerOrders} where kind = 'sale' group by customer_id
      ) s on s.customer_id = n.customer_id left join (
        select customer_id, arg_min(country, (ordered_at, order_id)) as country from ${customerOrders} where country is not null group by customer_id
      ) o on o.customer_id = n.customer_id`,
  ];
}
