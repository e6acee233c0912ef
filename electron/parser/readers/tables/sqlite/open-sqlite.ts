import type { FileHandle } from 'node:fs/promises';
import { ParserFailure } from '../../../parser-failure.ts';
import { openToRead } from '../../open-to-read.ts';
import { CanonicalWriter } from '../canonical-writer.ts';
import { fromBytes, gather } from '../packing/random-access.ts';
import { type Payload, toFilePayload } from '../payload.ts';
import type { TableDocument } from '../table-document.ts';
import { MAX_IN_MEMORY_BYTES, MAX_PARTS } from '../table-limits.ts';
import type { OpenedTable } from '../table-source.ts';
import { DatabasePages } from './database-pages.ts';
import { readRecord } from './record-values.ts';
import { readTableShape, type TableShape } from './table-columns.ts';
import { walkTree } from './table-tree.ts';

interface DatabaseTable {
  readonly name: string;
  readonly root: number;
  readonly sql: string;
}

/** Statements that make a table: one, and all together. SQLite's own limit is a million characters. */
const MAX_STATEMENT_CHARACTERS = 1_000_000;
const MAX_STATEMENTS_CHARACTERS = 32 * 1024 * 1024;

/**
 * The tables of an SQLite file (views and virtual tables need a database engine and are left out). Rows that lie in the write-ahead log beside the file
 * are read too. Throws ParserFailure FILE_DAMAGED, FILE_NO_TABLE or FILE_TOO_LARGE.
 */
export async function openSqlite(payload: Payload): Promise<TableDocument> {
  const log = payload.path === null ? null : await readLog(`${payload.path}-wal`);
  const pages = await DatabasePages.open(await payload.random(), log === null ? null : fromBytes(log));
  const tables = await readTables(pages);
  if (tables.length === 0) throw new ParserFailure('FILE_NO_TABLE', {});
  return {
    tables: tables.map(({ name }) => ({ table: name, rows: null, bytes: null })),
    open: async (wanted) => {
      const table = tables.find(({ name }) => name === wanted);
      if (table === undefined) throw new ParserFailure('PART_NOT_FOUND', { table: wanted ?? '' });
      const shape = readTableShape(table.sql);
      if (shape === null) throw new ParserFailure('FILE_DAMAGED', {});
      return openTable(pages, table.root, shape);
    },
  };
}

async function readLog(path: string): Promise<Uint8Array | null> {
  let file: FileHandle;
  try {
    file = await openToRead(path);
  } catch {
    return null;
  }
  try {
    const info = await file.stat();
    if (!info.isFile()) return null;
    return await gather(toFilePayload(file, info.size, path).blocks(), MAX_IN_MEMORY_BYTES);
  } finally {
    await file.close();
  }
}

async function readTables(pages: DatabasePages): Promise<DatabaseTable[]> {
  const tables: DatabaseTable[] = [];
  let characters = 0;
  for await (const { payload } of walkTree(pages, 1, () => undefined)) {
    const [type, name, , root, sql] = readRecord(payload, pages.encoding);
    const isTable = type === 'table' && typeof sql === 'string' && sql.includes('(') && Number(root) > 0;
    if (!isTable || typeof name !== 'string' || name.startsWith('sqlite_')) continue;
    characters += sql.length;
    if (sql.length > MAX_STATEMENT_CHARACTERS || characters > MAX_STATEMENTS_CHARACTERS) throw new ParserFailure('FILE_UNSAFE', { reason: 'names' });
    tables.push({ name, root: Number(root), sql });
    if (tables.length >= MAX_PARTS) break;
  }
  return tables;
}

function openTable(pages: DatabasePages, root: number, shape: TableShape): OpenedTable {
  let visited = 0;
  const onPage = () => {
    visited++;
  };
  const shown = shape.columns.filter(({ isVirtual }) => !isVirtual);
  const positions = storedPositions(
    shape,
    shown.map(({ name }) => name),
  );

  async function* blocks(): AsyncGenerator<Uint8Array, void, void> {
    const writer = new CanonicalWriter(shown.length);
    for (const [column, { name }] of shown.entries()) writer.text(column, name);
    writer.endRow();
    for await (const { rowId, payload } of walkTree(pages, root, onPage)) {
      const values = readRecord(payload, pages.encoding);
      for (const [column, { isRowId, fallback }] of shown.entries()) {
        const value = values[positions[column] ?? column];
        writer.text(column, isRowId ? String(rowId) : ((value === undefined ? fallback : value) ?? ''));
      }
      writer.endRow();
      if (writer.isFull) yield writer.take(false) ?? new Uint8Array(0);
    }
    const last = writer.take(true);
    if (last !== null) yield last;
  }

  return { isHeaderKnown: true, progress: () => visited / Math.max(1, pages.count), blocks };
}

/** Where in a record the value of each column lies: in tables WITHOUT ROWID the columns of the key come first. */
function storedPositions({ keyOrder }: TableShape, names: readonly string[]): number[] {
  if (keyOrder === null) return names.map((_, index) => index);
  const folded = names.map((name) => name.toLowerCase());
  const keys = [...new Set(keyOrder.map((name) => name.toLowerCase()))].filter((name) => folded.includes(name));
  const stored = [...keys, ...folded.filter((name) => !keys.includes(name))];
  return folded.map((name) => stored.indexOf(name));
}
