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

/** Calls `take` for every order: what decides whether a line of a new file belongs to it. `customerId` 0 = anonymous. */
export function visitOrders(db: ReadableDatabase, take: (id: number, key: string, customerId: number, orderedAt: number) => void): void {
  const rows = db
    .prepare<[], [number, string, number | null, number]>('SELECT order_id, order_key, customer_id, ordered_at FROM orders')
    .raw()
    .iterate();
  for (const [id, key, customerId, orderedAt] of rows) take(id, key, customerId ?? 0, orderedAt);
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

/** Orders above an id, in order of id, at most `limit`: pages of everything. */
export function readOrdersAfter(db: ReadableDatabase, id: number, limit: number): DimensionRows['orders'][number][] {
  return db.prepare<[number, number], DimensionRows['orders'][number]>(`${SELECT} WHERE order_id > ? ORDER BY order_id LIMIT ?`).all(id, limit);
}

const SELECT = `SELECT order_id AS id, order_key AS key, customer_id AS customerId, ordered_at AS seconds,
  (SELECT label FROM labels WHERE label_id = channel_id) AS channel, (SELECT label FROM labels WHERE label_id = country_id) AS country FROM orders`;

/** Takes the new orders of one import, corrects one of them and moves known orders to an earlier instant. */
export function createOrderWriter(db: WritableDatabase, importId: number) {
  const insert = createBulkInsert(db, 'orders', { import_id: importId });
  const correct = db.prepare<[number, number | null, number | null, number | null, number | null, string | null, number]>(
    'UPDATE orders SET ordered_at = ?, channel_id = ?, country_id = ?, status_id = ?, currency_id = ?, original_key = ? WHERE order_id = ?',
  );
  const move = db.prepare<[number, number]>('UPDATE orders SET ordered_at = ? WHERE order_id = ?');
  return {
    insert: (orders: NewOrders): void => insert.write(toColumns(orders), orders.length),
    /** `order` alone, as it is now. */
    revise: (id: number, order: NewOrders): void => {
      const { seconds, channelId, countryId, statusId, currencyId, originalKey } = order;
      const labels = [channelId, countryId, statusId, currencyId].map((column) => column?.[0] || null) as Labels;
      correct.run(seconds[0] ?? 0, ...labels, originalKey?.[0] ?? null, id);
    },
    move: (id: number, seconds: number): void => {
      move.run(seconds, id);
    },
  };
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
