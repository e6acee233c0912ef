import { existsSync } from 'node:fs';
import { type DuckDBInstance, version } from '@duckdb/node-api';
import type { QueryTable } from '../../../shared/analyses/define.ts';
import { type Sql, sql } from '../../../shared/warehouse/sql.ts';
import type { FactColumns } from '../../workers/sort-facts.ts';
import { AppError } from '../app-error.ts';
import { RECORD_TABLES } from '../store/queries/records/record-tables.ts';
import { execute, openInstance, readStream, relieveMemory, removeFile, SerialConnection } from './duckdb-file.ts';
import { createFacts } from './facts.ts';
import { AppendTransaction } from './load/append.ts';
import { appendIntegers } from './load/chunk-rows.ts';
import type { WarehouseSource } from './load/source.ts';
import { readFactColumns } from './read-facts.ts';
import { createStatements, schemaHash } from './relations.ts';
import { readTable } from './table-reader.ts';
import type { Building, Warehouse, WarehouseAppend } from './warehouse.ts';

const HASH = schemaHash(version());
/** What the engine says of a file that another process has open. */
const IN_USE = /conflicting lock|used by another process/i;
/** Rows appended between two times that the engine is asked for its memory. */
const ROWS_PER_RELIEF = 500_000;
const SET_NAME = /^[a-z][a-z0-9_]{0,60}$/;

interface Engine {
  readonly instance: DuckDBInstance;
  readonly reader: SerialConnection;
  readonly writer: SerialConnection;
}

/** The warehouse over one DuckDB file: one connection for questions, one for changes, each with its own queue. */
export class DuckDbWarehouse implements Warehouse {
  readonly #source: WarehouseSource;
  readonly #path: string;
  #engine: Engine;
  #isOpen = true;
  /** A file for this process alone, gone when it closes. */
  #isPrivate = false;
  #dataVersion = -1;
  readonly #facts = createFacts((signal) => this.readFacts(signal));
  #rowsSinceRelief = 0;

  private constructor(source: WarehouseSource, path: string, engine: Engine) {
    this.#source = source;
    this.#path = path;
    this.#engine = engine;
  }

  /** Opens the file; it is deleted and built anew when it is missing, damaged, of another shape or of another data version. */
  static async open(source: WarehouseSource, path: string, { onProgress = () => undefined, signal }: Building = {}): Promise<DuckDbWarehouse> {
    const { engine, usedPath, isNew } = await openOrReplace(path);
    const warehouse = new DuckDbWarehouse(source, usedPath, engine);
    warehouse.#isPrivate = usedPath !== path;
    try {
      warehouse.#dataVersion = isNew ? -1 : await warehouse.#readVersion();
      if (warehouse.#dataVersion !== source.dataVersion()) await warehouse.rebuild(onProgress, signal);
      return warehouse;
    } catch (error) {
      await warehouse.close();
      throw error;
    }
  }

  get dataVersion(): number {
    return this.#dataVersion;
  }

  readonly query = async (statement: Sql, signal?: AbortSignal): Promise<QueryTable> => {
    const { reader } = this.#engine;
    return reader.exclusive(() => readStream(reader.connection, statement, readTable, signal));
  };

  readonly withCustomerSets = async <T>(sets: ReadonlyMap<string, Int32Array>, use: (query: Warehouse['query']) => Promise<T>): Promise<T> => {
    if (sets.size === 0) return use(this.query);
    const { reader } = this.#engine;
    return reader.exclusive(async () => {
      const made: string[] = [];
      try {
        for (const [name, ids] of sets) {
          if (!SET_NAME.test(name)) throw new RangeError(`not a name for a set: "${name}"`);
          await execute(reader.connection, `create temp table ${name} (customer_id INTEGER)`);
          made.push(name);
          await appendIntegers(reader.connection, name, [ids]);
        }
        return await use((statement, signal) => readStream(reader.connection, statement, readTable, signal));
      } finally {
        for (const name of made) await execute(reader.connection, `drop table ${name}`);
      }
    });
  };

  readonly facts: Warehouse['facts'] = (signal) => this.#facts(this.#dataVersion, signal);

  /** The fact columns as they lie in the file. */
  readonly readFacts = async (signal?: AbortSignal): Promise<FactColumns> => {
    const { reader } = this.#engine;
    return reader.exclusive(() => readFactColumns(reader.connection, signal));
  };

  readonly beginAppend = async (importId: number): Promise<WarehouseAppend> => {
    const { writer } = this.#engine;
    const ended = Promise.withResolvers<void>();
    const started = Promise.withResolvers<AppendTransaction>();
    void writer.exclusive(async () => {
      try {
        started.resolve(await AppendTransaction.begin(writer.connection));
        await ended.promise;
      } catch (error) {
        started.reject(error);
      }
    });
    const transaction = await started.promise;
    return {
      appendLines: async (chunk) => {
        await transaction.appendLines(chunk);
        await this.#relieve(chunk.length);
      },
      appendDimensions: async (rows) => transaction.appendDimensions(rows),
      appendOrders: async (orders) => transaction.appendOrders(orders),
      appendCustomers: async (customers) => {
        await transaction.appendCustomers(customers);
        await this.#relieve(customers.keys.length);
      },
      appendRecords: async (batch) => transaction.appendRecords(batch),
      removeRecords: async (table, ids) => transaction.removeRecords(table, ids),
      dropLines: async (ids) => transaction.dropLines(ids),
      dropOrders: async (ids) => transaction.dropOrders(ids),
      prepare: () => transaction.derive(importId),
      commit: async (dataVersion) => {
        try {
          await transaction.commit(importId, dataVersion, HASH);
          this.#dataVersion = dataVersion;
        } catch (error) {
          await transaction.rollback().catch(() => undefined);
          throw error;
        } finally {
          ended.resolve();
        }
      },
      rollback: async () => {
        try {
          await transaction.rollback();
        } finally {
          ended.resolve();
        }
      },
    };
  };

  readonly dropImport = async (importId: number, dataVersion: number, restored: ReadonlySet<string> = new Set()): Promise<void> => {
    const { writer } = this.#engine;
    await writer.exclusive(async () => {
      const transaction = await AppendTransaction.begin(writer.connection);
      try {
        await transaction.removeLines(importId);
        for (const rows of this.#source.readDimensions()) await transaction.appendDimensions(rows);
        for (const table of Object.values(RECORD_TABLES)) {
          await transaction.removeRecordsOf(importId, table);
          if (!restored.has(table.name)) continue;
          await transaction.clearRecords(table);
          for (const batch of this.#source.readRecords(table)) await transaction.appendRecords(batch);
        }
        await transaction.commit(null, dataVersion, HASH);
        this.#dataVersion = dataVersion;
      } catch (error) {
        await transaction.rollback();
        throw error;
      }
    });
  };

  readonly catchUp = async (): Promise<void> => {
    const isBehind = () => this.#dataVersion !== this.#source.dataVersion();
    if (!isBehind()) return;
    const { reader, writer } = this.#engine;
    await writer.exclusive(async () => {
      if (isBehind()) await reader.exclusive(() => this.#build(() => undefined));
    });
  };

  /** Questions asked meanwhile wait until it is done. */
  readonly rebuild = async (onProgress: (fraction: number) => void, signal?: AbortSignal): Promise<void> => {
    const { reader, writer } = this.#engine;
    await writer.exclusive(() => reader.exclusive(() => this.#build(onProgress, signal)));
    onProgress(1);
  };

  readonly close = async (): Promise<void> => {
    const { reader, writer } = this.#engine;
    await writer.exclusive(() => reader.exclusive(async () => this.#disconnect()));
    if (this.#isPrivate) removeFile(this.#path);
  };

  async #build(onProgress: (fraction: number) => void, signal?: AbortSignal): Promise<void> {
    this.#disconnect();
    this.#dataVersion = -1;
    removeFile(this.#path);
    const fresh = await openEngine(this.#path);
    const { reader, writer } = this.#engine;
    reader.connection = fresh.reader.connection;
    writer.connection = fresh.writer.connection;
    this.#engine = { instance: fresh.instance, reader, writer };
    this.#isOpen = true;
    for (const statement of createStatements()) await execute(writer.connection, statement);
    const version = this.#source.dataVersion();
    const transaction = await AppendTransaction.begin(writer.connection);
    try {
      await this.#copyStore(transaction, onProgress, signal);
      await transaction.commit(null, version, HASH);
    } catch (error) {
      await transaction.rollback().catch(() => undefined);
      throw error;
    }
    this.#dataVersion = version;
  }

  async #copyStore(transaction: AppendTransaction, onProgress: (fraction: number) => void, signal?: AbortSignal): Promise<void> {
    const total = Math.max(1, this.#source.lineCount());
    let done = 0;
    const pause = async () => {
      onProgress(Math.min(0.9, (0.8 * done) / total));
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted) throw new AppError('CANCELLED');
    };
    for (const chunk of this.#source.readLines()) {
      await transaction.appendLines(chunk);
      done += chunk.length;
      await pause();
    }
    for (const rows of this.#source.readDimensions()) {
      await transaction.appendDimensions(rows);
      await pause();
    }
    for (const table of Object.values(RECORD_TABLES)) {
      for (const batch of this.#source.readRecords(table)) {
        await transaction.appendRecords(batch);
        await pause();
      }
    }
  }

  /** Questions come first: where one is being answered, the memory is taken back another time. */
  async #relieve(rows: number): Promise<void> {
    const { reader } = this.#engine;
    this.#rowsSinceRelief += rows;
    if (this.#rowsSinceRelief < ROWS_PER_RELIEF || !reader.isIdle) return;
    this.#rowsSinceRelief = 0;
    await reader.exclusive(() => relieveMemory(reader.connection));
  }

  /** Version of the data in the file, −1 when its bookkeeping is missing or of another shape. */
  async #readVersion(): Promise<number> {
    try {
      const { columns } = await this.query(sql`select data_version from bookkeeping.state where schema_hash = ${HASH}`);
      return Number(columns.data_version?.values[0] ?? -1);
    } catch {
      return -1;
    }
  }

  #disconnect(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const { instance, reader, writer } = this.#engine;
    reader.connection.closeSync();
    writer.connection.closeSync();
    instance.closeSync();
  }
}

/** A damaged file is replaced; one that another process works with is left alone, and a private one used instead. */
async function openOrReplace(path: string): Promise<{ engine: Engine; usedPath: string; isNew: boolean }> {
  const isNew = !existsSync(path);
  try {
    return { engine: await openEngine(path), usedPath: path, isNew };
  } catch (error) {
    if (isNew) throw error;
    const isInUse = error instanceof Error && IN_USE.test(error.message);
    const usedPath = isInUse ? `${path}.${process.pid}` : path;
    removeFile(usedPath);
    return { engine: await openEngine(usedPath), usedPath, isNew: true };
  }
}

async function openEngine(path: string): Promise<Engine> {
  const instance = await openInstance(path);
  try {
    return { instance, reader: new SerialConnection(await instance.connect()), writer: new SerialConnection(await instance.connect()) };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}
