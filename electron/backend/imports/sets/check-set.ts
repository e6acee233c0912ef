import type { SetCheck } from '../../../../shared/contract/import-sets.ts';
import type { Check } from '../../../../shared/contract/imports.ts';
import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import { readRecords } from '../../../parser/client.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import { findRepeatedImport, type ImportRecord } from '../../store/queries/imports.ts';
import { readRejectedRows } from '../../store/queries/rejected-rows.ts';
import type { Store } from '../../store/store.ts';
import type { WarehouseAppend } from '../../warehouse/warehouse.ts';
import type { ReadRecords } from '../import-input.ts';
import { stampFile } from '../source-file.ts';
import type { ImportSet } from './commit-files.ts';
import { assertMappings, assertModeFits, loadFiles } from './load-files.ts';
import { findNearNamesOf } from './near-names.ts';

const MAX_REJECTED = 1000;

/** Takes everything and keeps nothing: the warehouse of a dry run. */
const NOWHERE: WarehouseAppend = {
  appendLines: async () => undefined,
  appendDimensions: async () => undefined,
  appendOrders: async () => undefined,
  appendCustomers: async () => undefined,
  appendRecords: async () => undefined,
  removeRecords: async () => undefined,
  dropLines: async () => undefined,
  dropOrders: async () => undefined,
  prepare: async () => undefined,
  commit: async () => undefined,
  rollback: async () => undefined,
};

/**
 * Tells what loading all files would do, each against the store and the files before it: they are really loaded, into a transaction
 * that is then undone. Costs an import without its warehouse. Stages: `CHECK_STAGES`.
 */
export async function checkSet(store: Store, set: ImportSet, job: JobContext, read: ReadRecords = readRecords): Promise<SetCheck> {
  const { files, mode = 'update' } = set;
  assertMappings(files);
  assertModeFits(files, mode);
  const stamps = files.map(({ path }) => stampFile(path));
  return store.exclusively(async ({ db }) => {
    const records = await loadFiles(db, NOWHERE, { files, stamps, mode, allowRepeat: true, sparesOthers: false, read }, job);
    return { files: records.map((record) => toCheck(record, store.reader, db)) };
  }, job.signal);
}

/** `before` is the store without the files, `during` with them. */
function toCheck(record: ImportRecord, before: ReadableDatabase, during: ReadableDatabase): Check {
  const earlier = findRepeatedImport(before, record.sha256, record.mapping);
  const nearNames = findNearNamesOf(during, record);
  // A list of orders remembers the lines that it moved, not the time it speaks of.
  const [firstAt, lastAt] = record.kind === 'orderHeads' ? [null, null] : [record.firstAt, record.lastAt];
  return {
    ledger: record.ledger,
    rejected: readRejectedRows(during, record.importId, 0, MAX_REJECTED),
    newCustomers: record.added.customers,
    newProducts: record.added.products,
    orders: record.added.orders,
    firstDay: toDay(firstAt),
    lastDay: toDay(lastAt),
    sha256: record.sha256,
    repeats: earlier === undefined ? null : { importId: earlier.importId, at: earlier.importedAt },
    ...(record.differences.length === 0 ? {} : { differences: [...record.differences], movedMonths: [...record.movedMonths] }),
    ...(nearNames.length === 0 ? {} : { nearNames }),
    ...(record.sameCustomers === undefined ? {} : { sameCustomers: record.sameCustomers }),
  };
}

function toDay(seconds: number | null): number | null {
  return seconds === null ? null : Math.floor(seconds / SECONDS_PER_DAY);
}
