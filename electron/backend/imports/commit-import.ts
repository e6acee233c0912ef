import { basename } from 'node:path';
import type { ImportSummary } from '../../../shared/contract/imports.ts';
import { readRecords } from '../../parser/client.ts';
import { AppError } from '../app-error.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { ExclusiveTransaction } from '../store/exclusive-work.ts';
import { type ImportRecord, nextImportId } from '../store/queries/imports.ts';
import { bumpDataVersion } from '../store/queries/meta.ts';
import type { Warehouse, WarehouseAppend } from '../warehouse/warehouse.ts';
import { assertMapping, type ImportInput, type ImportParts } from './import-input.ts';
import { beginLoad } from './load/import-load.ts';
import { readAll } from './read-all.ts';
import { toSummary } from './read-imports.ts';

import { assertNotRepeated, assertUnchanged, type FileStamp, refuseRepeat, stampFile } from './source-file.ts';
import { throwIfCancelled } from './stages.ts';

/**
 * Loads a file: all of it or nothing. Rows go to the store in one transaction and to the warehouse beside it; the store commits first,
 * so whatever happens to the warehouse can be repaired from it. Stages: `IMPORT_STAGES`.
 * Throws AppError CANCELLED, IMPORT_REPEATED, NOTHING_TO_LOAD, MAPPING_INVALID, DISK_FULL, FILE_CHANGED or what the reader reports.
 */
export async function commitImport(parts: ImportParts, input: ImportInput, job: JobContext): Promise<ImportSummary> {
  const { store, warehouse, readRecords: read = readRecords } = parts;
  assertMapping(input.mapping);
  const stamp = stampFile(input.path);
  if (input.allowRepeat !== true) await refuseRepeat(store, input.path, stamp.size, job.signal);
  throwIfCancelled(job);
  return store.exclusively((transaction) => loadFile(transaction, { parts: { store, warehouse, readRecords: read }, input, job, stamp }));
}

interface LoadFile {
  readonly parts: Required<ImportParts>;
  readonly input: ImportInput;
  readonly job: JobContext;
  readonly stamp: FileStamp;
}

async function loadFile(transaction: ExclusiveTransaction, { parts, input, job, stamp }: LoadFile): Promise<ImportSummary> {
  const { store, warehouse, readRecords: read } = parts;
  const { db } = transaction;
  if (warehouse.dataVersion !== store.dataVersion()) await warehouse.rebuild(() => undefined, job.signal);
  const append = await warehouse.beginAppend(nextImportId(db));
  let record: ImportRecord;
  let version: number;
  try {
    job.stage('read');
    const load = beginLoad({ db, append, mapping: input.mapping, job });
    const chunks = read({ path: input.path, mapping: input.mapping, keepRaw: true }, job.signal);
    const summary = await readAll(chunks, job, load.take);
    if (summary.loaded === 0) throw new AppError('NOTHING_TO_LOAD', { rejected: summary.rejected, filtered: summary.filtered });
    if (input.allowRepeat !== true) assertNotRepeated(store, summary.sha256);
    assertUnchanged(input.path, stamp);
    job.stage('write');
    record = await load.finish(summary, { name: input.fileName ?? basename(input.path), at: new Date().toISOString() });
    version = bumpDataVersion(db);
    throwIfCancelled(job);
    transaction.commit();
  } catch (error) {
    await append.rollback().catch(() => warehouse.rebuild(() => undefined));
    throw error;
  }
  job.stage('warehouse');
  await publish(append, warehouse, version);
  return toSummary(record, record.importId);
}

/** The import is durable by now: a warehouse that fails to follow is built anew, and if that fails too, at the next opening. */
async function publish(append: WarehouseAppend, warehouse: Warehouse, version: number): Promise<void> {
  await append
    .commit(version)
    .catch(() => warehouse.rebuild(() => undefined))
    .catch(() => undefined);
}
