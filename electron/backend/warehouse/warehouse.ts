import type { Facts, QueryTable } from '../../../shared/analyses/define.ts';
import type { Sql } from '../../../shared/warehouse/sql.ts';
import type { RecordBatch } from '../store/queries/records/record-batch.ts';
import type { RecordTable } from '../store/queries/records/record-tables.ts';
import type { CountedCustomers, CountedOrders, DimensionRows, LineChunk } from './line-chunk.ts';

/** The analytical cache of one client file (DuckDB). Never holds anything that cannot be rebuilt from the store. */
export interface Warehouse {
  /** Data version of the store that it mirrors. */
  readonly dataVersion: number;
  /** Runs one query; aborting interrupts it in the engine. Rejects with AppError CANCELLED when aborted. */
  readonly query: (statement: Sql, signal?: AbortSignal) => Promise<QueryTable>;
  /** Runs `use` with temporary relations of customer ids in place (name → ids); they are gone afterwards. */
  readonly withCustomerSets: <T>(sets: ReadonlyMap<string, Int32Array>, use: (query: Warehouse['query']) => Promise<T>) => Promise<T>;
  /** Fact columns of the current data version, loaded once. */
  readonly facts: (signal?: AbortSignal) => Promise<Facts>;
  /** Starts taking the chunks of an import, or of several with ids from this one on. Nothing is visible to queries before `commit`. */
  readonly beginAppend: (importId: number) => Promise<WarehouseAppend>;
  /** Takes an undone import away with all later ones, after the store has forgotten them: their lines go, the dimensions are read again. */
  readonly dropImport: (importId: number, dataVersion: number, restored?: ReadonlySet<string>) => Promise<void>;
  /** Reads the store again when it has moved on without the warehouse, as after an import on a full disk; waits for an import that is about to be published. */
  readonly catchUp: () => Promise<void>;
  /** Throws everything away and reads the store again. */
  readonly rebuild: (onProgress: (fraction: number) => void, signal?: AbortSignal) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface WarehouseAppend {
  readonly appendLines: (chunk: LineChunk) => Promise<void>;
  readonly appendDimensions: (rows: DimensionRows) => Promise<void>;
  /** New orders whose lines of this import have all been seen; one that gets further lines of it must be given again with `appendDimensions`. */
  readonly appendOrders: (orders: CountedOrders) => Promise<void>;
  /** New customers all of whose lines and orders came with this import, into a warehouse that was empty; none has a country of their own. */
  readonly appendCustomers: (customers: CountedCustomers) => Promise<void>;
  /** Rows of any other table of the customer model; the same ids must be removed first. */
  readonly appendRecords: (batch: RecordBatch) => Promise<void>;
  readonly removeRecords: (table: RecordTable, ids: Int32Array) => Promise<void>;
  /** Takes lines away, by id, that no longer count or are about to be appended anew. */
  readonly dropLines: (ids: Int32Array) => Promise<void>;
  /** Takes orders away that no longer count; their lines are dropped as well. */
  readonly dropOrders: (ids: Int32Array) => Promise<void>;
  /** Works out what depends on the rows taken, of which there are no more to come; optional, so that it can run while the store is still writing. */
  readonly prepare: () => Promise<void>;
  /** Makes the rows visible as the given data version: called after the store has committed. */
  readonly commit: (dataVersion: number) => Promise<void>;
  /** Also stops a `prepare` that is still running. */
  readonly rollback: () => Promise<void>;
}

/** Hears how far a warehouse is that has to be built while it is opened, and may stop it. */
export interface Building {
  readonly onProgress?: ((fraction: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}
