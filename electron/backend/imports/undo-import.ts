import type { ImportSummary } from '../../../shared/contract/imports.ts';
import { AppError } from '../app-error.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { WritableDatabase } from '../store/driver.ts';
import { countCustomers, deleteCustomersAbove } from '../store/queries/customers.ts';
import { forgetChange, readChangedKeys, revertChanges } from '../store/queries/import-changes.ts';
import { deleteImport, type ImportRecord, readGroup, readImport, readLatestImport } from '../store/queries/imports.ts';
import { countLabels, deleteLabelsAbove } from '../store/queries/labels.ts';
import { bumpDataVersion, isCurrencyChosen } from '../store/queries/meta.ts';
import { countLines, deleteLinesAbove, restoreLines } from '../store/queries/order-lines.ts';
import { countOrders, deleteOrdersAbove, restoreOrders } from '../store/queries/orders.ts';
import { countProducts, deleteProductsAbove } from '../store/queries/products.ts';
import { deleteRawBlocks } from '../store/queries/raw-chunks.ts';
import { deleteRejectedRows } from '../store/queries/rejected-rows.ts';
import { deleteFrozenMembersAbove } from '../store/queries/segments.ts';
import { readTemplate, renameTemplate, type Template } from '../store/queries/templates.ts';
import type { Store } from '../store/store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { toSummary } from './read-imports.ts';
import { removeRecords, restoredTables } from './records/undo-records.ts';
import { breathe, throwIfCancelled } from './stages.ts';

const ROWS_PER_STEP = 50_000;

/**
 * Takes the latest import away as if it had never been, with all imports of its set; only the data version moves on. What it
 * superseded counts again, what it changed is as it was. Gives the summary of the import that was named. Stages: `UNDO_STAGES`.
 * Throws AppError IMPORT_NOT_FOUND, IMPORT_NOT_LATEST (with the import to undo first), CANCELLED or DISK_FULL.
 */
export async function undoImport({ store, warehouse }: { store: Store; warehouse: Warehouse }, id: number, job: JobContext): Promise<ImportSummary> {
  return store.exclusively(async (transaction) => {
    const { db } = transaction;
    job.stage('remove');
    const record = requireLatest(db, id);
    const group = readGroup(db, record);
    for (const [position, member] of group.entries()) await removeImport(db, member, shareOf(job, position, group.length));
    const version = bumpDataVersion(db);
    throwIfCancelled(job);
    transaction.commit();
    job.stage('warehouse');
    await takeAway(warehouse, group, version);
    return { ...toSummary(record, null), canUndo: false };
  }, job.signal);
}

/** Lines and orders that count again, or look as they did before, are read from the store with everything else. */
async function takeAway(warehouse: Warehouse, group: readonly ImportRecord[], version: number): Promise<void> {
  const restored = new Set(group.flatMap((member) => [...restoredTables(member)]));
  const first = Math.min(...group.map(({ importId }) => importId));
  const drop = group.some(restoresOrders) ? warehouse.rebuild(() => undefined) : warehouse.dropImport(first, version, restored);
  await drop.catch(() => warehouse.rebuild(() => undefined)).catch(() => undefined);
}

function restoresOrders({ superseded, differences }: ImportRecord): boolean {
  return superseded.orders + superseded.lines > 0 || differences.some(({ table, changed }) => table === 'orders' && changed > 0);
}

function shareOf(job: JobContext, position: number, count: number): JobContext {
  return { ...job, progress: (share, rows) => job.progress((position + share) / count, rows) };
}

function requireLatest(db: WritableDatabase, id: number): ImportRecord {
  const record = readImport(db, id);
  if (record === undefined) throw new AppError('IMPORT_NOT_FOUND', { id });
  const latest = readLatestImport(db);
  if (latest !== null && latest.importId !== id && (latest.groupId === null || latest.groupId !== record.groupId)) {
    throw new AppError('IMPORT_NOT_LATEST', { id, latestId: latest.importId, fileName: readImport(db, latest.importId)?.fileName ?? '' });
  }
  return record;
}

/** What a person decided since the import is theirs: a currency they chose, a template they named, removed or put in the place of its own. */
function keepChoices(db: WritableDatabase, { importId, importedAt }: ImportRecord): readonly Template[] {
  if (isCurrencyChosen(db)) forgetChange(db, importId, 'settings', 'currency');
  return readChangedKeys(db, importId, 'templates').flatMap(({ key, wasThere }) => {
    const now = readTemplate(db, key);
    const isOfImport = now?.usedAt === importedAt && (wasThere || !now.isNamed);
    if (!isOfImport) forgetChange(db, importId, 'templates', key);
    return isOfImport && now.isNamed ? [now] : [];
  });
}

async function removeImport(db: WritableDatabase, record: ImportRecord, job: JobContext): Promise<void> {
  const { importId, added } = record;
  const total = Math.max(1, added.lines + added.orders + added.customers);
  let done = 0;
  async function removeRange(last: number, count: number, removeAbove: (db: WritableDatabase, id: number) => void): Promise<void> {
    for (let left = count; left > 0; left -= ROWS_PER_STEP) {
      removeAbove(db, last - count + Math.max(0, left - ROWS_PER_STEP));
      done += Math.min(left, ROWS_PER_STEP);
      job.progress(done / total, done);
      await breathe(job);
    }
  }
  const named = keepChoices(db, record);
  for (const _step of revertChanges(db, importId)) await breathe(job);
  for (const { fingerprint, name } of named) renameTemplate(db, fingerprint, name);
  restoreLines(db, importId);
  restoreOrders(db, importId);
  await removeRecords(db, importId, job);
  await removeRange(countLines(db), added.lines, deleteLinesAbove);
  await removeRange(countOrders(db), added.orders, deleteOrdersAbove);
  deleteFrozenMembersAbove(db, countCustomers(db) - added.customers);
  await removeRange(countCustomers(db), added.customers, deleteCustomersAbove);
  await removeRange(countProducts(db), added.products, deleteProductsAbove);
  await removeRange(countLabels(db), added.labels, deleteLabelsAbove);
  deleteRawBlocks(db, importId);
  deleteRejectedRows(db, importId);
  deleteImport(db, importId);
}
