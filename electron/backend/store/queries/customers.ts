import type { DimensionRows } from '../../warehouse/line-chunk.ts';
import { createBulkInsert, type NamedColumn } from '../bulk-insert.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** What is known of a customer besides the key. */
export const CUSTOMER_FIELDS = ['name', 'email', 'phone', 'city', 'country'] as const;
export type CustomerField = (typeof CUSTOMER_FIELDS)[number];

export type CustomerRow = DimensionRows['customers'][number];

const SELECT = 'SELECT customer_id AS id, customer_key AS key, name, email, phone, city, country FROM customers';

/** Number of customers, which is the largest id. */
export function countCustomers(db: ReadableDatabase): number {
  return db.prepare<[], { n: number }>('SELECT coalesce(max(customer_id), 0) AS n FROM customers').get()?.n ?? 0;
}

/** Ids by key, for matching an import with what is known. */
export function readCustomerIds(db: ReadableDatabase): Map<string, number> {
  return new Map(db.prepare<[], [string, number]>('SELECT customer_key, customer_id FROM customers').raw().all());
}

/** One customer, or undefined. */
export function readCustomer(db: ReadableDatabase, id: number): CustomerRow | undefined {
  return db.prepare<[number], CustomerRow>(`${SELECT} WHERE customer_id = ?`).get(id);
}

/** Customers above an id, in order of id, at most `limit`: pages of everything. */
export function readCustomersAfter(db: ReadableDatabase, id: number, limit: number): CustomerRow[] {
  return db.prepare<[number, number], CustomerRow>(`${SELECT} WHERE customer_id > ? ORDER BY customer_id LIMIT ?`).all(id, limit);
}

/** Takes the new and the changed customers of one import; ids of new ones follow the largest one. */
export function createCustomerWriter(db: WritableDatabase, importId: number) {
  const insert = createBulkInsert(db, 'customers', { import_id: importId });
  const update = db.prepare('UPDATE customers SET name = ?, email = ?, phone = ?, city = ?, country = ? WHERE customer_id = ?');
  return {
    /** Of the fields only those in `fields` are written. */
    insert: (rows: readonly CustomerRow[], rowNo: Int32Array, fields: readonly CustomerField[]): void => {
      const columns: NamedColumn[] = [
        ['customer_key', { kind: 'texts', values: rows.map(({ key }) => key) }],
        ['row_no', { kind: 'numbers', values: rowNo }],
        ...fields.map((field): NamedColumn => [field, { kind: 'texts', values: rows.map((row) => row[field]) }]),
      ];
      insert.write(columns, rows.length);
    },
    update: (row: CustomerRow): void => {
      update.run(row.name, row.email, row.phone, row.city, row.country, row.id);
    },
  };
}

/** Removes the customers above an id. */
export function deleteCustomersAbove(db: WritableDatabase, id: number): void {
  db.prepare<[number]>('DELETE FROM customers WHERE customer_id > ?').run(id);
}

/** Import and row in which a customer first appeared. */
export function readCustomerOrigin(db: ReadableDatabase, id: number): { importId: number; row: number } | undefined {
  return db
    .prepare<[number], { importId: number; row: number }>('SELECT import_id AS importId, row_no AS row FROM customers WHERE customer_id = ?')
    .get(id);
}
