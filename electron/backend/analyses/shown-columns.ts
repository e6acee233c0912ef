import { CATALOGUE, findColumn } from '../../../shared/warehouse/catalogue.ts';
import type { Drill } from '../../../shared/warehouse/drill.ts';
import { joinSql, type Sql } from '../../../shared/warehouse/sql.ts';

type RelationOfDrill = Drill['relation'];

/** Columns that people look at first; the other relations show what the catalogue has, in its order. */
const CHOSEN: Partial<Readonly<Record<RelationOfDrill, readonly string[]>>> = {
  order_lines: [
    'day',
    'orders.order_key',
    'customers.customer_key',
    'customers.name',
    'products.product_key',
    'products.name',
    'quantity',
    'unit_price',
    'amount',
    'cost',
    'discount',
    'channel',
    'country',
    'kind',
    'customer_id',
    'line_id',
  ],
  orders: [
    'day',
    'order_key',
    'customers.customer_key',
    'customers.name',
    'lines',
    'amount',
    'kind',
    'channel',
    'country',
    'customer_id',
    'order_id',
  ],
  customers: ['customer_key', 'name', 'email', 'phone', 'city', 'country', 'first_day', 'last_day', 'orders', 'revenue', 'customer_id'],
};

/** What a row points to, by the column that does, and what is shown of it. */
const POINTS_TO = [
  { relation: 'orders', key: 'order_id', shown: ['order_key'] },
  { relation: 'customers', key: 'customer_id', shown: ['customer_key', 'name'] },
  { relation: 'products', key: 'product_id', shown: ['product_key', 'name'] },
] as const;

/** Whether each row of the relation is one row of a file. */
export function hasOrigin(name: RelationOfDrill): boolean {
  return findColumn(name, 'import_id') !== undefined;
}

/** Columns shown for a row: its own by name, those of what it points to as "relation.column". */
export function shownColumns(name: RelationOfDrill): readonly string[] {
  const chosen = CHOSEN[name];
  if (chosen !== undefined) return chosen;
  const own = Object.keys(CATALOGUE[name]).filter((column) => !['import_id', 'row_no', 'via_order'].includes(column));
  const [key = '', ...others] = own;
  const named = pointersOf(name).flatMap(({ relation, shown }) => shown.map((column) => `${relation}.${column}`));
  return [...named.filter((column) => !(column === 'orders.order_key' && others.includes('order_key'))), ...others, key];
}

/** The column that numbers the rows, and the joins that `shownColumns` needs over the rows named r. */
export function joinsOf(name: RelationOfDrill): { readonly key: string; readonly joins: Sql } {
  const [key = ''] = Object.keys(CATALOGUE[name]);
  const joins = pointersOf(name).map(({ relation, key: by }): Sql => ({ text: `left join ${relation} on ${relation}.${by} = r.${by}`, values: [] }));
  return { key, joins: joinSql(joins, ' ') };
}

function pointersOf(name: RelationOfDrill): (typeof POINTS_TO)[number][] {
  return POINTS_TO.filter(({ relation, key }) => relation !== name && findColumn(name, key) !== undefined);
}
