import { BIGINT, type DuckDBType, INTEGER, VARCHAR } from '@duckdb/node-api';
import { labelColumns } from './label-column.ts';

const I = INTEGER;
const B = BIGINT;
const V = VARCHAR;

/**
 * How orders are kept: the relation `orders` is a view over a table with codes for every word of which there are few. A column of texts costs an
 * import several times as much as one of numbers, even where all of it is empty.
 */
export const ORDER_TABLE = { schema: 'bookkeeping', name: 'packed_orders', path: 'bookkeeping.packed_orders' } as const;
/** Columns with labels. */
export const LABELLED = ['channel', 'country', 'status', 'currency'] as const;
/** Kinds by code from 0. */
export const KINDS = ['other', 'sale', 'return'] as const;

const PACKED = ' USING COMPRESSION bitpacking';
/** Keys hardly repeat, and cities and coupons are mostly empty: looking for a way to pack them takes a third of the time of writing orders. */
const PLAIN = ' USING COMPRESSION uncompressed';

const COLUMNS: readonly (readonly [name: string, type: DuckDBType, declaration: string])[] = [
  ['order_id', I, `INTEGER NOT NULL${PACKED}`],
  ['order_key', V, `VARCHAR NOT NULL${PLAIN}`],
  ['customer_id', I, `INTEGER${PACKED}`],
  ['ordered_at', B, `BIGINT NOT NULL${PACKED}`],
  ['day', I, `INTEGER NOT NULL${PACKED}`],
  ['lines', I, `INTEGER NOT NULL${PACKED}`],
  ['amount', B, `BIGINT NOT NULL${PACKED}`],
  ['kind_code', I, `INTEGER NOT NULL${PACKED}`],
  ['channel_code', I, `INTEGER NOT NULL${PACKED}`],
  ['country_code', I, `INTEGER NOT NULL${PACKED}`],
  ['status_code', I, `INTEGER NOT NULL${PACKED}`],
  ['currency_code', I, `INTEGER NOT NULL${PACKED}`],
  ['city', V, `VARCHAR${PLAIN}`],
  ['employee_id', I, `INTEGER${PACKED}`],
  ['campaign_id', I, `INTEGER${PACKED}`],
  ['coupon', V, `VARCHAR${PLAIN}`],
];

export const ORDER_COLUMNS: readonly string[] = COLUMNS.map(([name]) => name);
export const ORDER_TYPES: readonly DuckDBType[] = COLUMNS.map(([, type]) => type);

/** Makes the table. */
export const CREATE_ORDER_TABLE = `create table ${ORDER_TABLE.path} (${COLUMNS.map(([name, , declaration]) => `${name} ${declaration}`).join(', ')})`;

/** The relation `orders` as a view over the table, its columns in the order of the catalogue. */
export function declareOrderView(labels: readonly string[]): string {
  const { text, joins } = labelColumns(labels, 'packed', LABELLED);
  const kind = KINDS.map((name, code) => `when ${code} then '${name}'`).join(' ');
  return `create or replace view orders as select order_id, order_key, customer_id, ordered_at, day, ${text('channel')} as channel, ${text('country')} as country,
    lines, amount, case kind_code ${kind} end as kind, ${text('status')} as status, ${text('currency')} as currency, city, employee_id, campaign_id, coupon
    from ${ORDER_TABLE.path} packed${joins}`;
}

/** Labels that staged orders bear and that may be new. */
export const STAGED_LABELS = `select distinct label from (${LABELLED.map((name) => `select ${name} as label from new_orders`).join(' union all ')}) where label is not null order by label`;

/** Moves staged orders into the table, with what their lines come to as `f` (`order_id`, `lines`, `amount`, `kind_code`); their labels must be known. */
export function insertStagedOrders(figures: string): string {
  const joins = LABELLED.map((name) => `left join bookkeeping.labels ${name}_labels on ${name}_labels.label = n.${name}`).join('\n      ');
  return `insert into ${ORDER_TABLE.path} (order_id, order_key, customer_id, ordered_at, day, lines, amount, kind_code, ${LABELLED.map((name) => `${name}_code`).join(', ')}, city, employee_id, campaign_id, coupon)
    select n.order_id, n.order_key, n.customer_id, n.ordered_at, (n.ordered_at // 86400 - (n.ordered_at % 86400 < 0)::INTEGER)::INTEGER,
      coalesce(f.lines, 0), coalesce(f.amount, 0), coalesce(f.kind_code, 0), ${LABELLED.map((name) => `coalesce(${name}_labels.code, 0)`).join(', ')},
      n.city, n.employee_id, n.campaign_id, n.coupon
    from new_orders n left join (${figures}) f on f.order_id = n.order_id
      ${joins}`;
}
