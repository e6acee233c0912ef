import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBResult,
  type DuckDBType,
  INTEGER,
  SQLNULL,
  VARCHAR,
} from '@duckdb/node-api';
import type { Sql, SqlValue } from '../../../shared/warehouse/sql.ts';
import { AppError } from '../app-error.ts';

/** Memory of the engine's buffers; the process takes somewhat more. Larger work spills into the temporary folder. */
const MEMORY_LIMIT = '768MB';
/** What an append leaves of blocks that were written and may be read again. */
const RELIEVED_LIMIT = '48MB';
const SPILL_LIMIT = '20GB';
/** Row groups an append gathers before it packs them: each is up to 60 MB, and they are packed on the thread that appends. */
const ROW_GROUPS_HELD = '1';
/** What the log may hold before it is moved into the file: not while somebody waits for an import to end, but when the file is closed. */
const LOG_LIMIT = '256MB';
/** Threads of the engine. While rows are appended a second one has little to do, and the first waits for it in a busy loop. */
const THREADS = { atQuestions: 2, atAppends: 1 } as const;
const MAX_INT32 = 2 ** 31 - 1;

/**
 * One instance of the engine over a cache file, locked down before the first statement: no extensions, no files
 * besides its own, no change of settings but those of the memory limit and of the number of threads. Keys are applied in order; `lock_configuration` closes the list.
 */
export async function openInstance(path: string): Promise<DuckDBInstance> {
  mkdirSync(dirname(path), { recursive: true });
  return DuckDBInstance.create(path, {
    temp_directory: spillFolder(path),
    max_temp_directory_size: SPILL_LIMIT,
    memory_limit: MEMORY_LIMIT,
    threads: String(THREADS.atQuestions),
    checkpoint_threshold: LOG_LIMIT,
    write_buffer_row_group_count: ROW_GROUPS_HELD,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    enable_external_access: 'false',
    allowed_configs: "['memory_limit', 'threads']",
    lock_configuration: 'true',
  });
}

/** Where the cache of a client file lies. */
export function warehousePath(projectId: string, cacheDir: string): string {
  return join(cacheDir, `${projectId}.duckdb`);
}

/** Removes a cache file with its log and spill folder. */
export function removeFile(path: string): void {
  for (const file of [path, `${path}.wal`, spillFolder(path)]) rmSync(file, { recursive: true, force: true });
}

function spillFolder(path: string): string {
  return `${path}.spill`;
}

/** One connection whose work runs strictly one after the other; the connection behind it can be exchanged between two pieces of work. */
export class SerialConnection {
  connection: DuckDBConnection;
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(connection: DuckDBConnection) {
    this.connection = connection;
  }

  /** Nothing runs and nothing waits. */
  get isIdle(): boolean {
    return this.#waiting === 0;
  }

  /** Runs `work` when everything asked for before has finished. */
  async exclusive<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const turn = this.#tail.then(work).finally(() => {
      this.#waiting -= 1;
    });
    this.#tail = turn.catch(() => undefined);
    return turn;
  }
}

/**
 * Takes memory back from blocks that lie in the file: the engine keeps them up to its limit, whether anybody will read them or not. For a few
 * milliseconds there is no more memory than that, so nothing else may run meanwhile.
 */
export async function relieveMemory(connection: DuckDBConnection): Promise<void> {
  try {
    await execute(connection, `set memory_limit = '${RELIEVED_LIMIT}'`);
  } catch {
    // More than that is in use; what was not is free by now.
  } finally {
    await execute(connection, `set memory_limit = '${MEMORY_LIMIT}'`);
  }
}

/** Sets how many threads the engine works with from now on. */
export async function setThreads(connection: DuckDBConnection, work: keyof typeof THREADS): Promise<void> {
  await execute(connection, `set threads = ${THREADS[work]}`);
}

/** Runs a statement for its effect. */
export async function execute(connection: DuckDBConnection, statement: Sql | string): Promise<void> {
  if (typeof statement === 'string') await connection.run(statement);
  else await connection.run(statement.text, [...statement.values], statement.values.map(typeOf));
}

/**
 * Runs a query as a stream and reads it; aborting interrupts the engine within milliseconds.
 * Rejects with AppError CANCELLED when aborted.
 */
export async function readStream<T>(
  connection: DuckDBConnection,
  statement: Sql,
  read: (result: DuckDBResult) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  if (signal?.aborted) throw new AppError('CANCELLED');
  const interrupt = () => connection.interrupt();
  signal?.addEventListener('abort', interrupt, { once: true });
  try {
    return await read(await connection.stream(statement.text, [...statement.values], statement.values.map(typeOf)));
  } catch (error) {
    if (signal?.aborted) throw new AppError('CANCELLED', {}, { cause: error });
    throw error;
  } finally {
    signal?.removeEventListener('abort', interrupt);
  }
}

/** Integers are bound as integers, so that comparisons stay exact and prunable. */
function typeOf(value: SqlValue): DuckDBType {
  switch (typeof value) {
    case 'string':
      return VARCHAR;
    case 'boolean':
      return BOOLEAN;
    case 'bigint':
      return BIGINT;
    case 'number':
      if (!Number.isInteger(value)) return DOUBLE;
      return Math.abs(value) <= MAX_INT32 ? INTEGER : DOUBLE;
    default:
      return SQLNULL;
  }
}
