import type { WatchNote } from '../../../../shared/contract/watch.ts';
import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import { toLastingDialect } from '../../../../shared/model/lasting-dialect.ts';
import { AppError } from '../../app-error.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import type { Template } from '../../store/queries/templates.ts';
import type { Store } from '../../store/store.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { commitImport } from '../commit-import.ts';
import { previewImport } from '../preview-import.ts';
import type { FolderFile } from './scan-folder.ts';

export interface TakeParts {
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly template: Template;
}

export type Taken = Pick<WatchNote, 'outcome' | 'importId' | 'code' | 'rows' | 'rejected'>;

const NOTHING = { importId: null, code: null, rows: 0, rejected: 0 } as const;

/**
 * Imports one file by a template when it is of its shape, as the wizard would; where it would take out what another file brought for the
 * same days, without anything in common with it, that is left to the person. Only a cancellation is thrown (AppError CANCELLED);
 * everything else is an outcome.
 */
export async function takeFile({ store, warehouse, template }: TakeParts, { path, name }: FolderFile, job: JobContext): Promise<Taken> {
  try {
    const mapping = await fitMapping(store, template, { path, fileName: name }, job.signal);
    if (mapping === null) return { ...NOTHING, outcome: 'otherShape' };
    const input = { path, fileName: name, origin: path, mapping, mode: template.mode, sparesOthers: true };
    const { id, ledger } = await commitImport({ store, warehouse }, input, job);
    return { outcome: 'imported', importId: id, code: null, rows: ledger.loaded, rejected: ledger.rejected };
  } catch (error) {
    if (job.signal.aborted) throw new AppError('CANCELLED', {}, { cause: error });
    return toOutcome(error);
  }
}

/** The template's mapping as it fits the file: read in the template's form, else in the form the file shows; null when its header is another. */
async function fitMapping(
  store: Store,
  { header, mapping }: Template,
  file: { readonly path: string; readonly fileName: string },
  signal: AbortSignal,
): Promise<ImportMapping | null> {
  const isShape = (columns: readonly { readonly header: string }[]) =>
    columns.length === header.length && columns.every((column, place) => column.header === header[place]);
  // Without steps: the columns that they add are no part of the header.
  const about = { ...file, kind: mapping.kind, part: mapping.part, preset: null, steps: [] };
  const own = await previewImport(store, { ...about, dialect: toLastingDialect(mapping.dialect) }, signal);
  if (isShape(own.columns)) return { ...mapping, dialect: own.dialect };
  const guessed = await previewImport(store, about, signal);
  return isShape(guessed.columns) ? { ...mapping, dialect: guessed.dialect } : null;
}

function toOutcome(error: unknown): Taken {
  if (!(error instanceof AppError)) return { ...NOTHING, outcome: 'failed', code: 'INTERNAL' };
  if (error.code !== 'IMPORT_REPEATED') return { ...NOTHING, outcome: 'failed', code: error.code };
  const { importId } = error.params;
  return { ...NOTHING, outcome: 'repeated', importId: typeof importId === 'number' ? importId : null };
}
