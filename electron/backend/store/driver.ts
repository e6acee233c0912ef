import Database from 'better-sqlite3-multiple-ciphers';

/** A prepared statement; `Parameters` in order, rows as objects unless `raw`. */
export interface SqliteStatement<Parameters extends unknown[], Row> {
  run: (...parameters: Parameters) => { changes: number; lastInsertRowid: number | bigint };
  get: (...parameters: Parameters) => Row | undefined;
  all: (...parameters: Parameters) => Row[];
  iterate: (...parameters: Parameters) => IterableIterator<Row>;
  /** Rows as arrays of values. */
  raw: () => this;
  /** First value of each row alone. */
  pluck: () => this;
  /** Integers as bigint. */
  safeIntegers: (isOn?: boolean) => this;
}

/** What we use of a connection of better-sqlite3. */
export interface SqliteDatabase {
  readonly open: boolean;
  readonly inTransaction: boolean;
  prepare: <Parameters extends unknown[] = unknown[], Row = unknown>(source: string) => SqliteStatement<Parameters, Row>;
  transaction: <T>(work: () => T) => (() => T) & { immediate: () => T };
  exec: (source: string) => void;
  pragma: (source: string, options?: { simple?: boolean }) => unknown;
  function: (
    name: string,
    options: { varargs?: boolean; directOnly?: boolean; deterministic?: boolean; safeIntegers?: boolean },
    call: (...values: unknown[]) => unknown,
  ) => void;
  close: () => void;
}

declare const READABLE: unique symbol;
declare const WRITABLE: unique symbol;

/** A connection that may only be read: what queries that do not change anything ask for. */
export type ReadableDatabase = SqliteDatabase & { readonly [READABLE]: true };
/** A connection that may be written; fits wherever reading is enough, never the other way round. */
export type WritableDatabase = ReadableDatabase & { readonly [WRITABLE]: true };

const OLDEST_NODE_MAJOR = 22;
/** Short: the file lock keeps other processes out, so a lock that is held is one of ours and waiting for it would be waiting for ourselves. */
const BUSY_TIMEOUT_MS = 250;
const CACHE_KIB = 32_768;
/** The write-ahead log is cut back to this size after a checkpoint. */
const WAL_LIMIT_BYTES = 16_777_216;

/** Opens a connection that can write. The file must exist unless `create` is set. */
export function openWritable(path: string, options: { create?: boolean } = {}): WritableDatabase {
  assertRuntime();
  const db = new Database(path, { fileMustExist: options.create !== true, timeout: BUSY_TIMEOUT_MS });
  try {
    applyCommonSettings(db);
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    db.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`);
  } catch (error) {
    db.close();
    throw error;
  }
  return db as WritableDatabase;
}

/** Opens a connection on which every write fails. */
export function openReadable(path: string): ReadableDatabase {
  assertRuntime();
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    applyCommonSettings(db);
    db.pragma('query_only = ON');
  } catch (error) {
    db.close();
    throw error;
  }
  return db as ReadableDatabase;
}

/** The settings every connection to a client file runs with; the file may come from somebody else. */
function applyCommonSettings(db: SqliteDatabase): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
  db.pragma('foreign_keys = ON');
  db.pragma('temp_store = MEMORY');
  db.pragma(`cache_size = -${CACHE_KIB}`);
}

/** The native SQLite crashes the process on older Node versions, so it must not even be opened there. */
function assertRuntime(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE_MAJOR) {
    throw new Error(
      `SQLite needs Node ${OLDEST_NODE_MAJOR} or newer, this is ${process.versions.node}; start through "npm run", which brings its own Node`,
    );
  }
}
