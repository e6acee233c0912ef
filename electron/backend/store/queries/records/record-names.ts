import type { ReadableDatabase } from '../../driver.ts';

/** Tables whose rows are referred to by number or by name. */
export type NamedTable = 'products' | 'campaigns' | 'employees';

const COLUMNS: Readonly<Record<NamedTable, { readonly id: string; readonly key: string }>> = {
  products: { id: 'product_id', key: 'product_key' },
  campaigns: { id: 'campaign_id', key: 'campaign_key' },
  employees: { id: 'employee_id', key: 'employee_key' },
};

/** Key and id of every row. The statement is busy until the last was taken. */
export function iterateNamedKeys(db: ReadableDatabase, table: NamedTable): IterableIterator<[key: string, id: number]> {
  const { id, key } = COLUMNS[table];
  return db.prepare<[], [string, number]>(`SELECT ${key}, ${id} FROM ${table}`).raw().iterate();
}

/** The largest id of the table, 0 when it is empty. */
export function readLastNamedId(db: ReadableDatabase, table: NamedTable): number {
  return db.prepare<[], { n: number }>(`SELECT coalesce(max(${COLUMNS[table].id}), 0) AS n FROM ${table}`).get()?.n ?? 0;
}

/** Calls `take` for everything in the table that has a name. */
export function visitNames(db: ReadableDatabase, table: NamedTable, take: (id: number, name: string) => void): void {
  const rows = db.prepare<[], [number, string]>(`SELECT ${COLUMNS[table].id}, name FROM ${table} WHERE name IS NOT NULL`).raw().iterate();
  for (const [id, name] of rows) take(id, name);
}

/** Number or name of one row, as people know it. */
export function readNameOf(db: ReadableDatabase, table: NamedTable | 'customers', id: number): string | undefined {
  const { id: idColumn, key } = table === 'customers' ? { id: 'customer_id', key: 'customer_key' } : COLUMNS[table];
  return db.prepare<[number], { key: string }>(`SELECT ${key} AS key FROM ${table} WHERE ${idColumn} = ?`).get(id)?.key;
}

/** Names of a table as one import found and left them. */
export interface NamesAround {
  /** Of rows that the import added knowing nothing but their name. */
  readonly added: readonly string[];
  /** Of rows that were there before it. */
  readonly known: readonly string[];
}

/** Names that an import added and those known before it, at most `most` of each and one more. */
export function readNamesAround(db: ReadableDatabase, table: NamedTable | 'customers', importId: number, most: number): NamesAround {
  const isBare = table === 'customers' ? "customer_key LIKE 'name:%'" : `${COLUMNS[table].key} = name`;
  const read = (where: string) =>
    db.prepare<[number, number], [string]>(`SELECT name FROM ${table} WHERE name IS NOT NULL AND ${where} LIMIT ?`).raw();
  return {
    added: read(`import_id = ? AND ${isBare}`)
      .all(importId, most + 1)
      .map(([name]) => name),
    known: read('import_id < ?')
      .all(importId, most + 1)
      .map(([name]) => name),
  };
}
