import { CUSTOMER_DETAILS } from '../../warehouse/details.ts';
import type { CustomerDetail, DetailValue, DimensionRows } from '../../warehouse/line-chunk.ts';
import { createBulkInsert, type NamedColumn } from '../bulk-insert.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';
import { columnFrom } from './records/record-batch.ts';

/** What files of every kind may know of a customer besides the key; lists of customers bring details. */
export const CUSTOMER_FIELDS = ['name', 'email', 'phone', 'city', 'country'] as const;
export type CustomerField = (typeof CUSTOMER_FIELDS)[number];

export type CustomerRow = DimensionRows['customers'][number];

/** Beyond this a number has to stay a bigint. */
const LARGEST_EXACT = 2n ** 53n;
const SELECT = `SELECT customer_id, customer_key, ${CUSTOMER_FIELDS.join(', ')}, ${CUSTOMER_DETAILS.join(', ')} FROM customers`;

type Values = (string | bigint | null)[];

/** Number of customers, which is the largest id. */
export function countCustomers(db: ReadableDatabase): number {
  return db.prepare<[], { n: number }>('SELECT coalesce(max(customer_id), 0) AS n FROM customers').get()?.n ?? 0;
}

/** Calls `take` for every customer with an id from `first` to `last`, for matching an import with what is known. */
export function visitCustomerKeys(db: ReadableDatabase, first: number, last: number, take: (key: string, id: number) => void): void {
  const rows = db
    .prepare<[number, number], [string, number]>('SELECT customer_key, customer_id FROM customers WHERE customer_id BETWEEN ? AND ?')
    .raw()
    .iterate(first, last);
  for (const [key, id] of rows) take(key, id);
}

/** Ids by each other number. */
export function readCustomerAliases(db: ReadableDatabase): Map<string, number> {
  return new Map(db.prepare<[], [string, number]>('SELECT alias, customer_id FROM customer_aliases').raw().all());
}

/** Calls `take` for every customer who has a value in the column, in order of id. */
export function visitCustomerTexts(db: ReadableDatabase, column: 'name' | 'email' | 'phone', take: (id: number, text: string) => void): void {
  const rows = db
    .prepare<[], [number, string]>(`SELECT customer_id, ${column} FROM customers WHERE ${column} IS NOT NULL ORDER BY customer_id`)
    .raw()
    .iterate();
  for (const [id, text] of rows) take(id, text);
}

/** One customer, or undefined. */
export function readCustomer(db: ReadableDatabase, id: number): CustomerRow | undefined {
  return createCustomerReader(db)(id);
}

/** Reads one customer after another: to prepare the question costs ten times what it costs to ask it. */
export function createCustomerReader(db: ReadableDatabase): (id: number) => CustomerRow | undefined {
  const one = db.prepare<[number], Values>(`${SELECT} WHERE customer_id = ?`).raw().safeIntegers();
  return (id) => {
    const values = one.get(id);
    return values === undefined ? undefined : toRow(values);
  };
}

/** Customers above an id, in order of id, at most `limit`: pages of everything. */
export function readCustomersAfter(db: ReadableDatabase, id: number, limit: number): CustomerRow[] {
  return db
    .prepare<[number, number], Values>(`${SELECT} WHERE customer_id > ? ORDER BY customer_id LIMIT ?`)
    .raw()
    .safeIntegers()
    .all(id, limit)
    .map(toRow);
}

/** Takes the new and the changed customers of one import; ids of new ones follow the largest one. */
export function createCustomerWriter(db: WritableDatabase, importId: number) {
  const insert = createBulkInsert(db, 'customers', { import_id: importId });
  const names = ['customer_key', ...CUSTOMER_FIELDS, ...CUSTOMER_DETAILS];
  const update = db.prepare<DetailValue[]>(`UPDATE customers SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE customer_id = ?`);
  return {
    /** Of fields and details only those that are named are written. */
    insert: (rows: readonly CustomerRow[], rowNo: Int32Array, fields: readonly CustomerField[], details: readonly CustomerDetail[]): void => {
      const columns: NamedColumn[] = [
        ['customer_key', { kind: 'texts', values: rows.map(({ key }) => key) }],
        ['row_no', { kind: 'numbers', values: rowNo }],
        ...fields.map((field): NamedColumn => [field, { kind: 'texts', values: rows.map((row) => row[field]) }]),
        ...details.map((name): NamedColumn => [name, columnFrom(rows.map((row) => row.details?.[name] ?? null))]),
      ];
      insert.write(columns, rows.length);
    },
    /** New customers of whom only the number is known. */
    insertKeys: (keys: readonly string[], rowNo: Int32Array): void => {
      const columns: NamedColumn[] = [
        ['customer_key', { kind: 'texts', values: keys }],
        ['row_no', { kind: 'numbers', values: rowNo }],
      ];
      insert.write(columns, keys.length);
    },
    update: (row: CustomerRow): void => {
      update.run(row.key, ...CUSTOMER_FIELDS.map((field) => row[field]), ...CUSTOMER_DETAILS.map((name) => row.details?.[name] ?? null), row.id);
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

function toRow([id, key, name, email, phone, city, country, ...rest]: Values): CustomerRow {
  const row = {
    id: Number(id),
    key: textOf(key) ?? '',
    name: textOf(name),
    email: textOf(email),
    phone: textOf(phone),
    city: textOf(city),
    country: textOf(country),
  };
  if (rest.every((value) => value === null)) return row;
  const details: Partial<Record<CustomerDetail, DetailValue>> = {};
  CUSTOMER_DETAILS.forEach((detail, index) => {
    const value = rest[index] ?? null;
    if (value !== null) details[detail] = typeof value === 'bigint' && value <= LARGEST_EXACT && value >= -LARGEST_EXACT ? Number(value) : value;
  });
  return { ...row, details };
}

function textOf(value: string | bigint | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
