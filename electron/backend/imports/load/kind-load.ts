import type { Check, ImportMode, ImportSummary } from '../../../../shared/contract/imports.ts';
import type { ImportMapping, RejectedRow } from '../../../../shared/model/import-mapping.ts';
import type { Role } from '../../../../shared/model/role.ts';
import type { ReadSummary, RecordChunk } from '../../../parser/protocol.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import type { ReadableDatabase, WritableDatabase } from '../../store/driver.ts';
import type { ChangeJournal } from '../../store/queries/import-changes.ts';
import type { LineRange } from '../../store/queries/line-ranges.ts';
import type { LineTotals } from '../../store/queries/order-lines.ts';
import type { CorrectedRow } from '../../store/queries/trust/corrections.ts';
import type { WarehouseAppend } from '../../warehouse/warehouse.ts';
import type { CustomerFigures } from '../resolve/customer-figures.ts';
import type { ImportResolver } from '../resolve/import-resolver.ts';
import type { CustomerLoad } from './load-customers.ts';
import type { ProductLoad } from './load-products.ts';

/** Where an import writes. */
export interface LoadTarget {
  readonly db: WritableDatabase;
  readonly append: WarehouseAppend;
  readonly journal: ChangeJournal;
}

/** Customers and products of a file, worked out once. */
export interface ReferenceLoad {
  readonly customers: CustomerLoad;
  readonly products: ProductLoad;
}

/** What the loader of one kind of file works on. */
export interface LoadContext {
  readonly db: ReadableDatabase;
  readonly importId: number;
  readonly mapping: ImportMapping;
  readonly mode: ImportMode;
  /** First import of the set the file belongs to; null = it comes alone. */
  readonly groupId: number | null;
  /** Lines only join the orders they name: corrected rows of an earlier import. */
  readonly joins: boolean;
  /** Which refused rows those are; empty when it is no correction. */
  readonly corrects: readonly CorrectedRow[];
  readonly resolver: ImportResolver;
  /** Imports before this one, with what they brought. */
  readonly ranges: readonly LineRange[];
  readonly job: JobContext;
  /** What the file says about customers and products; to be asked once all rows have been seen. */
  readonly references: () => Promise<ReferenceLoad>;
  /** null on a dry run: then everything is worked out and nothing written. */
  readonly target: LoadTarget | null;
}

/** What a file came to, as far as its kind decides it. Of the rows the parser let through, loaded + unchanged + refused are all. */
export interface KindOutcome {
  readonly loaded: number;
  readonly unchanged: number;
  /** Exact sum of the amounts of the loaded rows and of all others that the parser let through, in ten-thousandths. */
  readonly loadedAmount: bigint;
  readonly otherAmount: bigint;
  /** Exact sums of other numbers over all rows that the parser let through, to be compared with what it summed from the file's text. */
  readonly sums?: Partial<Readonly<Record<Role, bigint>>>;
  /** Loaded rows without a customer; null = what the parser counted. */
  readonly anonymous: number | null;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly hasWideNumbers: boolean;
  /** Order lines added, and those among them without an order number. */
  readonly lines: number;
  /** What the store holds of them, read back. */
  readonly stored: LineTotals;
  readonly keylessLines: number;
  readonly superseded: { readonly orders: number; readonly lines: number };
  /** Loaded rows that name something the store does not know. */
  readonly orphans: number;
  /** Known orders that were left as they were, since a row of theirs could not be read. */
  readonly leftOrders?: number;
  readonly tables: NonNullable<ImportSummary['tables']>;
  readonly differences: NonNullable<Check['differences']>;
  readonly movedMonths: NonNullable<Check['movedMonths']>;
  /** What the rows say of their customers, all of whom are new; null = the warehouse has to work it out. */
  readonly customers: CustomerFigures | null;
}

/** Takes the rows of one kind of file on a dry run or in an import. */
export interface KindLoad {
  /** Gives the rows it refuses although they could be read. */
  readonly take: (chunk: RecordChunk) => Promise<readonly RejectedRow[]>;
  /** All rows have been seen: what is still open is decided and given to the warehouse. */
  readonly finish: (summary: ReadSummary) => Promise<KindOutcome>;
  /** Writes what is left to write into the store alone, while the warehouse works out its figures. */
  readonly store: () => Promise<void>;
}

/** What a kind has to say that brings neither lines nor differences. */
export const NO_LINES = {
  loadedAmount: 0n,
  otherAmount: 0n,
  anonymous: null,
  firstAt: null,
  lastAt: null,
  hasWideNumbers: false,
  lines: 0,
  stored: { lines: 0, amount: 0n },
  keylessLines: 0,
  superseded: { orders: 0, lines: 0 },
  orphans: 0,
  tables: [],
  differences: [],
  movedMonths: [],
  customers: null,
} as const satisfies Partial<KindOutcome>;
