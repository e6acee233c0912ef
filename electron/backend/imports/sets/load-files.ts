import { basename } from 'node:path';
import type { ImportMode } from '../../../../shared/contract/imports.ts';
import { AppError } from '../../app-error.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import type { WritableDatabase } from '../../store/driver.ts';
import { type ImportRecord, nextImportId } from '../../store/queries/imports.ts';
import { writeImportPath } from '../../store/queries/trust/corrections.ts';
import { findReplacedFile } from '../../store/queries/trust/replaced-files.ts';
import type { WarehouseAppend } from '../../warehouse/warehouse.ts';
import { assertMapping, type ImportInput, type ReadRecords } from '../import-input.ts';
import { beginLoad } from '../load/import-load.ts';
import { readAll } from '../read-all.ts';
import { assertNotRepeated, assertUnchanged, type FileStamp } from '../source-file.ts';
import { orderOfLoading } from './load-order.ts';
import { portionOf } from './portion.ts';

/** Files on their way into one transaction. */
export interface FilesToLoad {
  readonly files: readonly ImportInput[];
  /** What the files were like when the work began; same positions. */
  readonly stamps: readonly FileStamp[];
  readonly mode: ImportMode;
  readonly allowRepeat: boolean;
  readonly sparesOthers: boolean;
  readonly read: ReadRecords;
}

/**
 * Loads files one after another, those that are named before those that name them, without committing anything. Gives their records in
 * the order of the files. The job must be in its first stage; for several files it stays there, each taking a share by its size.
 * Throws as `commitFiles`; params of a set's errors name the file.
 */
export async function loadFiles(db: WritableDatabase, append: WarehouseAppend, work: FilesToLoad, job: JobContext): Promise<ImportRecord[]> {
  const { files, stamps } = work;
  const groupId = files.length === 1 ? null : nextImportId(db);
  const order = orderOfLoading(files.map(({ mapping }) => mapping.kind));
  const bytes = Math.max(
    1,
    stamps.reduce((sum, { size }) => sum + size, 0),
  );
  const records: ImportRecord[] = [];
  let bytesBefore = 0;
  let rowsBefore = 0;
  job.stage('read');
  for (const [turn, position] of order.entries()) {
    const size = stamps[position]?.size ?? 0;
    const part = groupId === null ? job : portionOf(job, bytesBefore / bytes, (bytesBefore + size) / bytes, rowsBefore);
    const record = await loadOne(db, append, { work, position, groupId, isLast: turn === order.length - 1 }, part);
    records[position] = record;
    bytesBefore += size;
    rowsBefore += record.ledger.read;
  }
  return records;
}

interface OneFile {
  readonly work: FilesToLoad;
  readonly position: number;
  readonly groupId: number | null;
  readonly isLast: boolean;
}

async function loadOne(
  db: WritableDatabase,
  append: WarehouseAppend,
  { work, position, groupId, isLast }: OneFile,
  job: JobContext,
): Promise<ImportRecord> {
  const { files, stamps, mode, allowRepeat, sparesOthers, read } = work;
  const [file, stamp] = [files[position], stamps[position]];
  if (file === undefined || stamp === undefined) throw new RangeError(`no file at ${position}`);
  const name = file.fileName ?? basename(file.path);
  try {
    const load = await beginLoad({ db, append, mapping: file.mapping, mode, groupId, isLast, job, corrects: file.corrects });
    const summary = await readAll(read({ path: file.path, mapping: file.mapping, keepRaw: true }, job.signal), job, load.take);
    if (!allowRepeat) assertNotRepeated(db, summary.sha256, file.mapping);
    assertUnchanged(file.path, stamp);
    job.stage('write');
    const record = await load.finish(summary, { name, at: new Date().toISOString() });
    if (sparesOthers && mode === 'replacePeriod') assertSparesOthers(db, record);
    if (file.origin !== undefined) writeImportPath(db, record.importId, file.origin);
    return record;
  } catch (error) {
    throw groupId === null ? error : withFileName(error, name);
  }
}

/**
 * Refuses to replace the period of several files of one kind: each is loaded by itself, and what only another holds would count as
 * vanished. Throws AppError PERIOD_OF_MANY_FILES.
 */
export function assertModeFits(files: readonly ImportInput[], mode: ImportMode): void {
  const kinds = files.map(({ mapping }) => mapping.kind);
  if (mode === 'replacePeriod' && new Set(kinds).size < kinds.length) throw new AppError('PERIOD_OF_MANY_FILES');
}

/** Refuses an import that takes out all that another file brought for days of its period. Throws AppError PERIOD_OF_OTHER_FILE. */
function assertSparesOthers(db: WritableDatabase, record: ImportRecord): void {
  const other = findReplacedFile(db, record);
  if (other !== null) throw new AppError('PERIOD_OF_OTHER_FILE', { file: record.fileName, other });
}

/** Refuses a mapping that cannot work before any file is read. Throws AppError MAPPING_INVALID with the name of the file, where there are several. */
export function assertMappings(files: readonly ImportInput[]): void {
  for (const { path, fileName, mapping } of files) {
    try {
      assertMapping(mapping);
    } catch (error) {
      throw files.length === 1 ? error : withFileName(error, fileName ?? basename(path));
    }
  }
}

function withFileName(error: unknown, name: string): unknown {
  if (!(error instanceof AppError) || error.code === 'CANCELLED' || error.code === 'INTERNAL') return error;
  return new AppError(error.code, { ...error.params, file: name }, { cause: error });
}
