import type { QueryTable } from '../../../../shared/analyses/define.ts';
import type { ErrorCode } from '../../../../shared/contract/errors.ts';
import type { Sql } from '../../../../shared/warehouse/sql.ts';
import type { FactColumns } from '../../../workers/sort-facts.ts';
import type { RecordBatch } from '../../store/queries/records/record-batch.ts';
import type { RecordTable } from '../../store/queries/records/record-tables.ts';
import type { CountedCustomers, CountedOrders, DimensionRows, LineChunk } from '../line-chunk.ts';

/** A dictionary of texts that both sides keep: its number, and the entries that were added since it was last sent. */
export interface DictionaryPart {
  readonly dictionary: number;
  readonly added: readonly string[];
}

/** Texts one behind the other, with where each ends: one long text crosses over ten times as fast as thousands of short ones. */
export interface JoinedTexts {
  readonly text: string;
  readonly ends: Int32Array;
}

/** Rows for an append, as they travel: dictionaries as their new entries. */
export type SentLines = Omit<LineChunk, 'channels' | 'countries'> & { readonly channels: DictionaryPart; readonly countries: DictionaryPart };
export type SentOrders = Omit<CountedOrders, 'labels' | 'key'> & { readonly labels: DictionaryPart; readonly key: JoinedTexts };
export type SentCustomers = Omit<CountedCustomers, 'countries' | 'keys'> & { readonly countries: DictionaryPart; readonly keys: JoinedTexts };

/** Steps of one append, taken one after the other. */
export type AppendStep =
  | { readonly kind: 'lines'; readonly chunk: SentLines }
  | { readonly kind: 'dimensions'; readonly rows: DimensionRows }
  | { readonly kind: 'orders'; readonly orders: SentOrders }
  | { readonly kind: 'customers'; readonly customers: SentCustomers }
  | { readonly kind: 'records'; readonly batch: RecordBatch }
  | { readonly kind: 'removeRecords'; readonly table: RecordTable; readonly ids: Int32Array }
  | { readonly kind: 'dropLines'; readonly ids: Int32Array }
  | { readonly kind: 'dropOrders'; readonly ids: Int32Array };

/** What the thread of the engine can be asked for. Warehouses, sets of customers and appends bear numbers that the thread gave. */
export interface EngineCalls {
  readonly open: {
    /** `isSuspect`: whoever had the cache file open before was lost; it is built anew. */
    readonly args: { readonly storePath: string; readonly projectId: string; readonly cacheDir: string; readonly isSuspect: boolean };
    readonly result: number;
  };
  readonly query: {
    readonly args: { readonly warehouse: number; readonly sets: number | null; readonly statement: Sql };
    readonly result: QueryTable;
  };
  readonly beginSets: { readonly args: { readonly warehouse: number; readonly sets: ReadonlyMap<string, Int32Array> }; readonly result: number };
  readonly endSets: { readonly args: { readonly warehouse: number; readonly sets: number }; readonly result: undefined };
  readonly readFacts: { readonly args: { readonly warehouse: number }; readonly result: FactColumns };
  readonly beginAppend: { readonly args: { readonly warehouse: number; readonly importId: number }; readonly result: number };
  readonly append: { readonly args: { readonly warehouse: number; readonly append: number; readonly step: AppendStep }; readonly result: undefined };
  readonly prepare: { readonly args: { readonly warehouse: number; readonly append: number }; readonly result: undefined };
  readonly commit: {
    readonly args: { readonly warehouse: number; readonly append: number; readonly dataVersion: number };
    readonly result: undefined;
  };
  readonly rollback: { readonly args: { readonly warehouse: number; readonly append: number }; readonly result: undefined };
  readonly dropImport: {
    readonly args: { readonly warehouse: number; readonly importId: number; readonly dataVersion: number; readonly restored: ReadonlySet<string> };
    readonly result: undefined;
  };
  readonly catchUp: { readonly args: { readonly warehouse: number }; readonly result: undefined };
  readonly rebuild: { readonly args: { readonly warehouse: number }; readonly result: undefined };
  readonly close: { readonly args: { readonly warehouse: number }; readonly result: undefined };
}

export type EngineCallName = keyof EngineCalls;

/** Host → thread. */
export type EngineRequest =
  | {
      [Name in EngineCallName]: { readonly type: 'call'; readonly id: number; readonly name: Name; readonly args: EngineCalls[Name]['args'] };
    }[EngineCallName]
  | { readonly type: 'abort'; readonly id: number }
  /** Everything is to be stopped and closed; nothing more will be asked for. */
  | { readonly type: 'end' };

/** An error on its way between threads: what makes ours would be lost. */
export type SentError =
  | { readonly code: ErrorCode; readonly params: Record<string, string | number>; readonly cause: unknown }
  | { readonly other: unknown };

/** Thread → host. `dataVersion` is that of the warehouse that was asked. */
export type EngineReply =
  | { readonly type: 'progress'; readonly id: number; readonly fraction: number }
  | { readonly type: 'result'; readonly id: number; readonly result: unknown; readonly dataVersion: number }
  | { readonly type: 'error'; readonly id: number; readonly error: SentError; readonly dataVersion: number };
