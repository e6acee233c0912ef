import type { ReadableDatabase, SqliteStatement, WritableDatabase } from '../driver.ts';
import { RECORD_TABLES, type RecordTableName } from './records/record-tables.ts';

/** Tables in which an import may change rows that were there before it, with their key columns. */
const KEY_COLUMNS = {
  customers: 'customer_id',
  products: 'product_id',
  orders: 'order_id',
  order_lines: 'line_id',
  templates: 'fingerprint',
  settings: 'key',
  ...(Object.fromEntries(Object.values(RECORD_TABLES).map(({ name, idColumn }) => [name, idColumn])) as Record<RecordTableName, string>),
} as const;
export type JournalledTable = keyof typeof KEY_COLUMNS;

type Cell = string | number | bigint | null;

const ROWS_PER_STEP = 2000;

/** Keeps rows as they were before an import changed them. Keep each row once, before its first change. */
export interface ChangeJournal {
  readonly keep: (table: JournalledTable, key: string | number) => void;
}

/** Opens the journal of one import. */
export function createChangeJournal(db: WritableDatabase, importId: number): ChangeJournal {
  const insert = db.prepare<[number, number, string, string, string | null]>(
    'INSERT INTO import_changes (import_id, seq, table_name, row_key, before) VALUES (?, ?, ?, ?, ?)',
  );
  const readers = new Map(Object.entries(KEY_COLUMNS).map(([table, key]) => [table, prepareRead(db, table, key)]));
  let seq = 0;
  return {
    keep: (table, key) => {
      const row = readers.get(table)?.get(key);
      seq += 1;
      insert.run(importId, seq, table, String(key), row === undefined ? null : encodeRow(row));
    },
  };
}

/** Puts every journalled row of an import back as it was, latest change first, and empties the journal; one step per portion of rows. */
export function* revertChanges(db: WritableDatabase, importId: number): Generator<void> {
  const page = db.prepare<[number], { seq: number; table_name: JournalledTable; row_key: string; before: string | null }>(
    `SELECT seq, table_name, row_key, before FROM import_changes WHERE import_id = ? ORDER BY seq DESC LIMIT ${ROWS_PER_STEP}`,
  );
  const remove = db.prepare<[number, number]>('DELETE FROM import_changes WHERE import_id = ? AND seq >= ?');
  const write = createRowWriter(db);
  for (let changes = page.all(importId); changes.length > 0; changes = page.all(importId)) {
    for (const { table_name: table, row_key: key, before } of changes) {
      if (before === null) db.prepare<[string]>(`DELETE FROM ${table} WHERE ${KEY_COLUMNS[table]} = ?`).run(key);
      else write(table, decodeRow(before));
    }
    remove.run(importId, changes.at(-1)?.seq ?? 0);
    yield;
  }
}

/** What an import changed in a table, by key, with whether the row was there before it. */
export function readChangedKeys(
  db: ReadableDatabase,
  importId: number,
  table: JournalledTable,
): { readonly key: string; readonly wasThere: boolean }[] {
  return db
    .prepare<[number, string], { key: string; wasThere: number }>(
      'SELECT row_key AS key, before IS NOT NULL AS wasThere FROM import_changes WHERE import_id = ? AND table_name = ?',
    )
    .all(importId, table)
    .map(({ key, wasThere }) => ({ key, wasThere: wasThere === 1 }));
}

/** Leaves a row as it is now when its import is undone. */
export function forgetChange(db: WritableDatabase, importId: number, table: JournalledTable, key: string): void {
  db.prepare<[number, string, string]>('DELETE FROM import_changes WHERE import_id = ? AND table_name = ? AND row_key = ?').run(importId, table, key);
}

function prepareRead(db: ReadableDatabase, table: string, key: string) {
  return db.prepare<[string | number], Record<string, Cell>>(`SELECT * FROM ${table} WHERE ${key} = ?`).safeIntegers();
}

function createRowWriter(db: WritableDatabase): (table: JournalledTable, row: Record<string, Cell>) => void {
  const prepared = new Map<string, SqliteStatement<Cell[], unknown>>();
  return (table, row) => {
    const names = Object.keys(row);
    const shape = `${table} ${names.join()}`;
    const write = prepared.get(shape) ?? db.prepare<Cell[]>(upsertOf(table, names));
    prepared.set(shape, write);
    write.run(...Object.values(row));
  };
}

function upsertOf(table: JournalledTable, names: readonly string[]): string {
  const key = KEY_COLUMNS[table];
  const updates = names.filter((name) => name !== key).map((name) => `${name} = excluded.${name}`);
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT (${key}) DO UPDATE SET ${updates.join(', ')}`;
}

/** JSON in which integers are { "i": "…" }, since they may be beyond 2^53. */
function encodeRow(row: Record<string, Cell>): string {
  return JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? { i: value.toString() } : value));
}

function decodeRow(text: string): Record<string, Cell> {
  const row = JSON.parse(text) as Record<string, string | null | { i: string }>;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value !== null && typeof value === 'object' ? BigInt(value.i) : value]),
  );
}
