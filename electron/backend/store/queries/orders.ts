import type { DimensionRows } from '../../warehouse/line-chunk.ts';
import { createBulkInsert, type NamedColumn } from '../bulk-insert.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

type WarehouseOrder = DimensionRows['orders'][number];

/** New orders as columns, ids following the largest one; label ids, 0 = none. A null column was not in the file. */
export interface NewOrders {
  readonly length: number;
  readonly key: readonly string[];
  /** 0 = anonymous. */
  readonly customerId: Int32Array;
  readonly seconds: Float64Array;
  readonly channelId: Int32Array | null;
  readonly countryId: Int32Array | null;
  readonly statusId: Int32Array | null;
  readonly currencyId: Int32Array | null;
  readonly originalKey: readonly (string | null)[] | null;
  readonly cityId: Int32Array | null;
  readonly employeeId: Int32Array | null;
  readonly campaignId: Int32Array | null;
  readonly coupon: readonly (string | null)[] | null;
  readonly rowNo: Int32Array;
}

/** Columns of an order that hold ids; 0 = none. */
const ID_COLUMNS = [
  ['channel_id', 'channelId'],
  ['country_id', 'countryId'],
  ['status_id', 'statusId'],
  ['currency_id', 'currencyId'],
  ['city_id', 'cityId'],
  ['employee_id', 'employeeId'],
  ['campaign_id', 'campaignId'],
] as const;
/** Columns that hold texts. */
const TEXT_COLUMNS = [
  ['original_key', 'originalKey'],
  ['coupon', 'coupon'],
] as const;
const SET_DETAILS = [...ID_COLUMNS, ...TEXT_COLUMNS].map(([name]) => `${name} = ?`).join(', ');

/** Number of orders, which is the largest id. */
export function countOrders(db: ReadableDatabase): number {
  return db.prepare<[], { n: number }>('SELECT coalesce(max(order_id), 0) AS n FROM orders').get()?.n ?? 0;
}

/** Calls `take` for every valid order with an id from `first` to `last`: what decides whether a line of a new file belongs to it. `customerId` 0 = anonymous. */
export function visitOrders(
  db: ReadableDatabase,
  first: number,
  last: number,
  take: (id: number, key: string, customerId: number, orderedAt: number) => void,
): void {
  const rows = db
    .prepare<[number, number], [number, string, number | null, number]>(
      'SELECT order_id, order_key, customer_id, ordered_at FROM orders WHERE order_id BETWEEN ? AND ? AND superseded_by IS NULL',
    )
    .raw()
    .iterate(first, last);
  for (const [id, key, customerId, orderedAt] of rows) take(id, key, customerId ?? 0, orderedAt);
}

/** What is known of an order besides its key and lines; label ids, 0 = none. */
export interface OrderFacts {
  readonly customerId: number;
  readonly seconds: number;
  readonly channelId: number;
  readonly countryId: number;
  readonly statusId: number;
  readonly currencyId: number;
  readonly cityId: number;
  readonly employeeId: number;
  readonly campaignId: number;
  readonly originalKey: string | null;
  readonly coupon: string | null;
}

type FactsRow = [number, number, number, number, number, number, number, number, number, number, string | null, string | null];

const FACTS = `SELECT order_id, coalesce(customer_id, 0), ordered_at, coalesce(channel_id, 0), coalesce(country_id, 0), coalesce(status_id, 0),
  coalesce(currency_id, 0), coalesce(city_id, 0), coalesce(employee_id, 0), coalesce(campaign_id, 0), original_key, coupon FROM orders WHERE superseded_by IS NULL`;

/** Calls `take` for the valid orders of a range of ids. */
export function visitOrderFacts(db: ReadableDatabase, first: number, last: number, take: (id: number, facts: OrderFacts) => void): void {
  const rows = db.prepare<[number, number], FactsRow>(`${FACTS} AND order_id BETWEEN ? AND ?`).raw().iterate(first, last);
  for (const row of rows) take(row[0], toFacts(row));
}

/** Reads a valid order by id; throws when there is none. */
export function createOrderFactsReader(db: ReadableDatabase): (id: number) => OrderFacts {
  const read = db.prepare<[number], FactsRow>(`${FACTS} AND order_id = ?`).raw();
  return (id) => {
    const row = read.get(id);
    if (row === undefined) throw new Error(`order ${id} is gone`);
    return toFacts(row);
  };
}

function toFacts([
  ,
  customerId,
  seconds,
  channelId,
  countryId,
  statusId,
  currencyId,
  cityId,
  employeeId,
  campaignId,
  originalKey,
  coupon,
]: FactsRow): OrderFacts {
  return { customerId, seconds, channelId, countryId, statusId, currencyId, cityId, employeeId, campaignId, originalKey, coupon };
}

/** Customers of the valid orders of a range that bear no number of their own, by place in the range; 0 = anonymous, −1 = another order. */
export function readKeylessCustomers(db: ReadableDatabase, first: number, last: number): Int32Array {
  const customers = new Int32Array(Math.max(0, last - first + 1)).fill(-1);
  const rows = db
    .prepare<[number, number], [number, number]>(
      `SELECT order_id, coalesce(customer_id, 0) FROM orders
       WHERE order_id BETWEEN ? AND ? AND superseded_by IS NULL AND order_key = '#' || import_id || '-' || row_no`,
    )
    .raw()
    .iterate(first, last);
  for (const [id, customer] of rows) customers[id - first] = customer;
  return customers;
}

/** Customer of every order, indexed by order id; 0 = anonymous. */
export function readOrderCustomers(db: ReadableDatabase): Int32Array {
  const customers = new Int32Array(countOrders(db) + 1);
  const rows = db.prepare<[], [number, number]>('SELECT order_id, customer_id FROM orders WHERE customer_id IS NOT NULL').raw().iterate();
  for (const [id, customerId] of rows) customers[id] = customerId;
  return customers;
}

/** Reads one order after another, in the shape of the warehouse. */
export function createOrderReader(db: ReadableDatabase): (id: number) => WarehouseOrder | undefined {
  const one = db.prepare<[number], OrderRow>(`${SELECT} WHERE order_id = ?`);
  return (id) => {
    const row = one.get(id);
    return row === undefined ? undefined : toWarehouse(row);
  };
}

/** Ids and keys of chosen orders, in the order asked for. */
export function readOrderKeys(db: ReadableDatabase, ids: readonly number[]): [id: number, key: string][] {
  const keyOf = createOrderKeyReader(db);
  return ids.map((id) => [id, keyOf(id)]);
}

/** Gives the key of an order; "" when there is none. */
export function createOrderKeyReader(db: ReadableDatabase): (id: number) => string {
  const read = db.prepare<[number], { key: string }>('SELECT order_key AS key FROM orders WHERE order_id = ?');
  return (id) => read.get(id)?.key ?? '';
}

/** Orders above an id, in order of id, at most `limit`: pages of everything. */
export function readOrdersAfter(db: ReadableDatabase, id: number, limit: number): WarehouseOrder[] {
  return db
    .prepare<[number, number], OrderRow>(`${SELECT} WHERE order_id > ? AND superseded_by IS NULL ORDER BY order_id LIMIT ?`)
    .all(id, limit)
    .map(toWarehouse);
}

type OrderRow = Omit<WarehouseOrder, 'details'> & {
  readonly status: string | null;
  readonly currency: string | null;
  readonly city: string | null;
  readonly employee_id: number | null;
  readonly campaign_id: number | null;
  readonly coupon: string | null;
};

const label = (column: string) => `(SELECT label FROM labels WHERE label_id = ${column}_id) AS ${column}`;
const SELECT = `SELECT order_id AS id, order_key AS key, customer_id AS customerId, ordered_at AS seconds,
  ${['channel', 'country', 'status', 'currency', 'city'].map(label).join(', ')}, employee_id, campaign_id, coupon FROM orders`;

function toWarehouse({ id, key, customerId, seconds, channel, country, ...details }: OrderRow): WarehouseOrder {
  const row = { id, key, customerId, seconds, channel, country };
  return Object.values(details).every((value) => value === null) ? row : { ...row, details };
}

/** Takes the new orders of one import, changes one of them or a known one, and puts vanished ones aside. */
export function createOrderWriter(db: WritableDatabase, importId: number) {
  const insert = createBulkInsert(db, 'orders', { import_id: importId });
  const change = db.prepare(`UPDATE orders SET customer_id = ?, ordered_at = ?, ${SET_DETAILS} WHERE order_id = ?`);
  const supersede = db.prepare<[number]>(`UPDATE orders SET superseded_by = ${importId} WHERE order_id = ?`);
  return {
    insert: (orders: NewOrders): void => insert.write(toColumns(orders), orders.length),
    change: (id: number, facts: OrderFacts): void => {
      const ids = ID_COLUMNS.map(([, field]) => facts[field] || null);
      change.run(facts.customerId || null, facts.seconds, ...ids, ...TEXT_COLUMNS.map(([, field]) => facts[field]), id);
    },
    supersede: (id: number): void => {
      supersede.run(id);
    },
  };
}

/** Makes the orders valid again that an import superseded. */
export function restoreOrders(db: WritableDatabase, importId: number): void {
  db.prepare<[number]>('UPDATE orders SET superseded_by = NULL WHERE superseded_by = ?').run(importId);
}

/** Removes the orders above an id. */
export function deleteOrdersAbove(db: WritableDatabase, id: number): void {
  db.prepare<[number]>('DELETE FROM orders WHERE order_id > ?').run(id);
}

function toColumns(orders: NewOrders): NamedColumn[] {
  const columns: NamedColumn[] = [
    ['order_key', { kind: 'texts', values: orders.key }],
    ['customer_id', { kind: 'ids', values: orders.customerId }],
    ['ordered_at', { kind: 'numbers', values: orders.seconds }],
    ['row_no', { kind: 'numbers', values: orders.rowNo }],
  ];
  for (const [name, field] of ID_COLUMNS) {
    const values = orders[field];
    if (values !== null) columns.push([name, { kind: 'ids', values }]);
  }
  for (const [name, field] of TEXT_COLUMNS) {
    const values = orders[field];
    if (values !== null) columns.push([name, { kind: 'texts', values }]);
  }
  return columns;
}
