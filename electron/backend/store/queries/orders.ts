import type { DimensionRows } from '../../warehouse/line-chunk.ts';
import { createBulkInsert, type NamedColumn } from '../bulk-insert.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

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
  readonly rowNo: Int32Array;
}

type Labels = [number | null, number | null, number | null, number | null];

/** Number of orders, which is the largest id. */
export function countOrders(db: ReadableDatabase): number {
  return db.prepare<[], { n: number }>('SELECT coalesce(max(order_id), 0) AS n FROM orders').get()?.n ?? 0;
}

/** Calls `take` for every valid order: what decides whether a line of a new file belongs to it. `customerId` 0 = anonymous. */
export function visitOrders(db: ReadableDatabase, take: (id: number, key: string, customerId: number, orderedAt: number) => void): void {
  const rows = db
    .prepare<[], [number, string, number | null, number]>(
      'SELECT order_id, order_key, customer_id, ordered_at FROM orders WHERE superseded_by IS NULL',
    )
    .raw()
    .iterate();
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
  readonly originalKey: string | null;
}

type FactsRow = [number, number, number, number, number, number, number, string | null];

const FACTS = `SELECT order_id, coalesce(customer_id, 0), ordered_at, coalesce(channel_id, 0), coalesce(country_id, 0), coalesce(status_id, 0),
  coalesce(currency_id, 0), original_key FROM orders WHERE superseded_by IS NULL`;

/** Calls `take` for the valid orders of a range of ids. */
export function visitOrderFacts(db: ReadableDatabase, first: number, last: number, take: (id: number, facts: OrderFacts) => void): void {
  const rows = db.prepare<[number, number], FactsRow>(`${FACTS} AND order_id BETWEEN ? AND ?`).raw().iterate(first, last);
  for (const [id, customerId, seconds, channelId, countryId, statusId, currencyId, originalKey] of rows) {
    take(id, { customerId, seconds, channelId, countryId, statusId, currencyId, originalKey });
  }
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

/** One order in the shape of the warehouse. */
export function readOrder(db: ReadableDatabase, id: number): DimensionRows['orders'][number] | undefined {
  return db.prepare<[number], DimensionRows['orders'][number]>(`${SELECT} WHERE order_id = ?`).get(id);
}

/** Ids and keys of chosen orders, in the order asked for. */
export function readOrderKeys(db: ReadableDatabase, ids: readonly number[]): [id: number, key: string][] {
  const read = db.prepare<[number], { key: string }>('SELECT order_key AS key FROM orders WHERE order_id = ?');
  return ids.map((id) => [id, read.get(id)?.key ?? '']);
}

/** Orders above an id, in order of id, at most `limit`: pages of everything. */
export function readOrdersAfter(db: ReadableDatabase, id: number, limit: number): DimensionRows['orders'][number][] {
  return db
    .prepare<[number, number], DimensionRows['orders'][number]>(`${SELECT} WHERE order_id > ? AND superseded_by IS NULL ORDER BY order_id LIMIT ?`)
    .all(id, limit);
}

const SELECT = `SELECT order_id AS id, order_key AS key, customer_id AS customerId, ordered_at AS seconds,
  (SELECT label FROM labels WHERE label_id = channel_id) AS channel, (SELECT label FROM labels WHERE label_id = country_id) AS country FROM orders`;

/** Takes the new orders of one import, corrects one of them, changes known ones and puts vanished ones aside. */
export function createOrderWriter(db: WritableDatabase, importId: number) {
  const insert = createBulkInsert(db, 'orders', { import_id: importId });
  const correct = db.prepare<[number, number | null, number | null, number | null, number | null, string | null, number]>(
    'UPDATE orders SET ordered_at = ?, channel_id = ?, country_id = ?, status_id = ?, currency_id = ?, original_key = ? WHERE order_id = ?',
  );
  const change = db.prepare<[number | null, number, number | null, number | null, number | null, number | null, string | null, number]>(
    `UPDATE orders SET customer_id = ?, ordered_at = ?, channel_id = ?, country_id = ?, status_id = ?, currency_id = ?, original_key = ? WHERE order_id = ?`,
  );
  const supersede = db.prepare<[number]>(`UPDATE orders SET superseded_by = ${importId} WHERE order_id = ?`);
  return {
    insert: (orders: NewOrders): void => insert.write(toColumns(orders), orders.length),
    /** `order` alone, as it is now. */
    revise: (id: number, order: NewOrders): void => {
      const { seconds, channelId, countryId, statusId, currencyId, originalKey } = order;
      const labels = [channelId, countryId, statusId, currencyId].map((column) => column?.[0] || null) as Labels;
      correct.run(seconds[0] ?? 0, ...labels, originalKey?.[0] ?? null, id);
    },
    change: (id: number, facts: OrderFacts): void => {
      const { customerId, seconds, channelId, countryId, statusId, currencyId, originalKey } = facts;
      change.run(customerId || null, seconds, channelId || null, countryId || null, statusId || null, currencyId || null, originalKey, id);
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
  const labels: [string, Int32Array | null][] = [
    ['channel_id', orders.channelId],
    ['country_id', orders.countryId],
    ['status_id', orders.statusId],
    ['currency_id', orders.currencyId],
  ];
  for (const [name, values] of labels) if (values !== null) columns.push([name, { kind: 'ids', values }]);
  if (orders.originalKey !== null) columns.push(['original_key', { kind: 'texts', values: orders.originalKey }]);
  return columns;
}
