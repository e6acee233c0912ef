import type { DimensionRows } from '../../warehouse/line-chunk.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** An order as stored; label ids, 0 = none. */
export interface StoredOrder {
  readonly id: number;
  readonly key: string;
  /** null = anonymous. */
  readonly customerId: number | null;
  readonly seconds: number;
  readonly channelId: number;
  readonly countryId: number;
  readonly statusId: number;
  readonly currencyId: number;
  readonly originalKey: string | null;
  readonly rowNo: number;
}

const ROWS_PER_STATEMENT = 100;
const COLUMNS = 10;

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

/** Takes the new orders of one import, many to a statement, and moves known orders to an earlier instant. */
export function createOrderWriter(db: WritableDatabase, importId: number) {
  const statement = (rows: number) =>
    db.prepare(
      `INSERT INTO orders (order_id, order_key, customer_id, ordered_at, channel_id, country_id, status_id, currency_id, original_key, import_id, row_no)
       VALUES ${Array(rows).fill(`(?, ?, ?, ?, ?, ?, ?, ?, ?, ${importId}, ?)`).join(', ')}`,
    );
  const many = statement(ROWS_PER_STATEMENT);
  const move = db.prepare<[number, number]>('UPDATE orders SET ordered_at = ? WHERE order_id = ?');
  return {
    insert: (orders: readonly StoredOrder[]): void => {
      const values: unknown[] = new Array(ROWS_PER_STATEMENT * COLUMNS).fill(null);
      let start = 0;
      for (; start + ROWS_PER_STATEMENT <= orders.length; start += ROWS_PER_STATEMENT) {
        fill(values, orders, start, ROWS_PER_STATEMENT);
        many.run(values);
      }
      const rest = orders.length - start;
      if (rest === 0) return;
      const last: unknown[] = new Array(rest * COLUMNS).fill(null);
      fill(last, orders, start, rest);
      statement(rest).run(last);
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

function fill(values: unknown[], orders: readonly StoredOrder[], start: number, count: number): void {
  let at = 0;
  for (let index = start; index < start + count; index++) {
    const order = orders[index];
    if (order === undefined) return;
    values[at++] = order.id;
    values[at++] = order.key;
    values[at++] = order.customerId;
    values[at++] = order.seconds;
    values[at++] = order.channelId === 0 ? null : order.channelId;
    values[at++] = order.countryId === 0 ? null : order.countryId;
    values[at++] = order.statusId === 0 ? null : order.statusId;
    values[at++] = order.currencyId === 0 ? null : order.currencyId;
    values[at++] = order.originalKey;
    values[at++] = order.rowNo;
  }
}
