import type { Difference, ImportMode } from '../../../../shared/contract/imports.ts';
import type { RecordChunk } from '../../../parser/protocol.ts';
import { AppError } from '../../app-error.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import type { RecordColumns } from '../../store/queries/records/record-batch.ts';
import { readNameOf } from '../../store/queries/records/record-names.ts';
import type { RecordTable } from '../../store/queries/records/record-tables.ts';
import type { ImportResolver } from '../resolve/import-resolver.ts';
import type { RecordReader } from './record-columns.ts';
import type { RecordWriter } from './record-writer.ts';

/** How the rows of one table are decided about and written. */
export interface Way {
  /** Gives the rows that were not loaded. */
  readonly take: (rows: RecordColumns, chunk: RecordChunk) => Promise<ReadonlySet<number>>;
  readonly finish: () => Promise<WayOutcome>;
}

export interface WayOutcome {
  readonly loaded: number;
  readonly unchanged: number;
  readonly anonymous: number;
  readonly difference: Difference;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

/** What a way works on. */
export interface WayContext {
  readonly db: ReadableDatabase;
  readonly mode: ImportMode;
  /** First import of the set the file belongs to; null = it comes alone. */
  readonly groupId: number | null;
  /** Knows whom and what rows refer to. */
  readonly resolver: ImportResolver;
  /** null on a dry run: then everything is worked out and nothing written. */
  readonly writer: RecordWriter | null;
  readonly table: RecordTable;
  readonly reader: RecordReader;
}

/** Rows among them that name no customer. */
export function countAnonymous({ columns, length }: RecordColumns): number {
  const ids = columns.get('customer_id');
  return ids?.kind === 'ids' ? ids.values.reduce((count, id) => count + (id === 0 ? 1 : 0), 0) : length;
}

/** Numbers of customers, products, campaigns and employees for people to read. */
export function namesOf(db: ReadableDatabase, { references }: ImportResolver): (column: string, id: number) => string {
  return (column, id) => {
    const table = ({ product_id: 'products', campaign_id: 'campaigns', employee_id: 'employees' } as const)[column] ?? 'customers';
    const { keys } = references.known[table];
    return keys.newKey(id) ?? readNameOf(db, table, id) ?? '';
  };
}

/** The store does not hold what the file says: nothing may be kept. */
export function ledgerBroken(what: string): AppError {
  return new AppError('INTERNAL', { detail: 'ledger' }, { cause: new Error(`ledger broken: ${what}`) });
}
