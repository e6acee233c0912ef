import type { ImportSummary } from '../../../shared/contract/imports.ts';
import { AppError } from '../app-error.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { WritableDatabase } from '../store/driver.ts';
import { countCustomers, deleteCustomersAbove } from '../store/queries/customers.ts';
import { revertChanges } from '../store/queries/import-changes.ts';
import { deleteImport, type ImportRecord, readImport, readLatestImportId } from '../store/queries/imports.ts';
import { countLabels, deleteLabelsAbove } from '../store/queries/labels.ts';
import { bumpDataVersion } from '../store/queries/meta.ts';
import { countLines, deleteLinesAbove } from '../store/queries/order-lines.ts';
import { countOrders, deleteOrdersAbove } from '../store/queries/orders.ts';
import { countProducts, deleteProductsAbove } from '../store/queries/products.ts';
import { deleteRawBlocks } from '../store/queries/raw-chunks.ts';
import { deleteRejectedRows } from '../store/queries/rejected-rows.ts';
import { deleteFrozenMembersAbove } from '../store/queries/segments.ts';
import type { Store } from '../store/store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { toSummary } from './read-imports.ts';
import { breathe, throwIfCancelled } from './stages.ts';

const ROWS_PER_STEP = 50_000;

/**
 * Takes the latest import away as if it had never been; only the data version moves on. Stages: `UNDO_STAGES`.
 * Throws AppError IMPORT_NOT_FOUND, IMPORT_NOT_LATEST (with the import to undo first), CANCELLED or DISK_FULL.
 */
export async function undoImport({ store, warehouse }: { store: Store; warehouse: Warehouse }, id: number, job: JobContext): Promise<ImportSummary> {
  return store.exclusively(async (transaction) => {
    const { db } = transaction;
    job.stage('remove');
    const record = requireLatest(db, id);
    await removeImport(db, record, job);
    const version = bumpDataVersion(db);
    throwIfCancelled(job);
    transaction.commit();
    job.stage('warehouse');
    await warehouse
      .dropImport(id, version)
      .catch(() => warehouse.rebuild(() => undefined))
      .catch(() => undefined);
    return { ...toSummary(record, null), canUndo: false };
  });
}

function requireLatest(db: WritableDatabase, id: number): ImportRecord {
  const record = readImport(db, id);
  if (record === undefined) throw new AppError('IMPORT_NOT_FOUND', { id });
  const latestId = readLatestImportId(db);
  const latest = latestId === null ? undefined : readImport(db, latestId);
  if (latest !== undefined && latest.importId !== id)
    throw new AppError('IMPORT_NOT_LATEST', { id, latestId: latest.importId, fileName: latest.fileName });
  return record;
}

async function removeImport(db: WritableDatabase, { importId, added }: ImportRecord, job: JobContext): Promise<void> {
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
  revertChanges(db, importId);
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
