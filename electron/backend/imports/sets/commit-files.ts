import type { ImportSummary } from '../../../../shared/contract/imports.ts';
import { readRecords } from '../../../parser/client.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import type { ExclusiveTransaction } from '../../store/exclusive-work.ts';
import { type ImportRecord, nextImportId } from '../../store/queries/imports.ts';
import { bumpDataVersion } from '../../store/queries/meta.ts';
import type { Warehouse, WarehouseAppend } from '../../warehouse/warehouse.ts';
import type { ImportChoices, ImportInput, ImportParts } from '../import-input.ts';
import { toSummary } from '../read-imports.ts';
import { refuseRepeat, stampFile } from '../source-file.ts';
import { throwIfCancelled } from '../stages.ts';
import { assertMappings, assertModeFits, type FilesToLoad, loadFiles } from './load-files.ts';

/** Several files brought in as one. */
export interface ImportSet extends ImportChoices {
  readonly files: readonly ImportInput[];
}

/**
 * Loads all files or none, in one transaction, and gives their summaries in the order of the files. Imports of a set share a group,
 * and undo takes the whole group. Stages: `IMPORT_STAGES`. Throws as `commitImport`.
 */
export async function commitFiles(parts: ImportParts, set: ImportSet, job: JobContext): Promise<ImportSummary[]> {
  const { store, readRecords: read = readRecords } = parts;
  const work = await prepareFiles(parts, set, read, job);
  throwIfCancelled(job);
  return store.exclusively((transaction) => loadAndPublish(transaction, parts, work, job), job.signal);
}

/** Looks at the files before anything is locked: mappings that cannot work and files that were imported before are refused at once. */
async function prepareFiles({ store }: ImportParts, set: ImportSet, read: FilesToLoad['read'], job: JobContext): Promise<FilesToLoad> {
  const { files, mode = 'update', allowRepeat = false, sparesOthers = false } = set;
  assertMappings(files);
  assertModeFits(files, mode);
  const stamps = files.map(({ path }) => stampFile(path));
  if (!allowRepeat) for (const [position, file] of files.entries()) await refuseRepeat(store.reader, file, stamps[position]?.size ?? 0, job.signal);
  return { files, stamps, mode, allowRepeat, sparesOthers, read };
}

async function loadAndPublish(
  transaction: ExclusiveTransaction,
  { store, warehouse }: ImportParts,
  work: FilesToLoad,
  job: JobContext,
): Promise<ImportSummary[]> {
  const { db } = transaction;
  if (warehouse.dataVersion !== store.dataVersion()) await warehouse.rebuild(() => undefined, job.signal);
  const append = await warehouse.beginAppend(nextImportId(db));
  let records: ImportRecord[];
  let version: number;
  try {
    records = await loadFiles(db, append, work, job);
    version = bumpDataVersion(db);
    throwIfCancelled(job);
    transaction.commit();
  } catch (error) {
    await append.rollback().catch(() => warehouse.rebuild(() => undefined));
    throw error;
  }
  job.stage('warehouse');
  await publish(append, warehouse, version);
  const latest = Math.max(...records.map(({ importId }) => importId));
  return records.map((record) => toSummary(record, { importId: latest, groupId: record.groupId }));
}

/** The import is durable by now: a warehouse that fails to follow is built anew, and if that fails too, at the next opening. */
async function publish(append: WarehouseAppend, warehouse: Warehouse, version: number): Promise<void> {
  await append
    .commit(version)
    .catch(() => warehouse.rebuild(() => undefined))
    .catch(() => undefined);
}
