import type { Correction, CorrectionCheck } from '../../../../shared/contract/rejects.ts';
import type { RejectedRow } from '../../../../shared/model/import-mapping.ts';
import { readRecords } from '../../../parser/client.ts';
import type { ImportRecord } from '../../store/queries/imports.ts';
import type { Store } from '../../store/store.ts';
import { checkImport } from '../check-import.ts';
import { requireImport } from '../read-imports.ts';
import { placeOfColumn } from './read-records.ts';
import { type StagedCorrections, stageCorrections } from './stage-corrections.ts';

/** Corrected records of one import. */
export interface Corrections {
  readonly id: number;
  readonly rows: readonly Correction[];
}

/**
 * Reads corrected records as an import would, by the parser itself, and loads nothing. Faults name the row of the import that
 * refused it. Throws AppError IMPORT_NOT_FOUND, CANCELLED or what the reader reports.
 */
export async function checkCorrections(
  { store, stagingDir }: { readonly store: Store; readonly stagingDir: string },
  { id, rows }: Corrections,
  signal: AbortSignal,
): Promise<CorrectionCheck> {
  const parent = requireImport(store, id);
  const { loaded, filtered, rejected } = await readCorrections({ store, stagingDir }, parent, rows, signal);
  return {
    loaded,
    filtered,
    faults: rejected.map(({ row, column, reason, value }) => ({
      row: rows[row - 1]?.row ?? row,
      column,
      reason,
      value,
      place: placeOfColumn(parent.mapping, column),
    })),
  };
}

/** What became of each corrected record; `rejected` counts rows from 1 in the order given. */
export async function readCorrections(
  { store, stagingDir }: { readonly store: Store; readonly stagingDir: string },
  parent: ImportRecord,
  rows: readonly Correction[],
  signal: AbortSignal,
): Promise<{ readonly loaded: number; readonly filtered: number; readonly rejected: readonly RejectedRow[] }> {
  const staged = await stageCorrections(stagingDir, parent, rows);
  try {
    // Lines without their orders can also be refused for what the store lacks; everything else is decided by the text alone.
    return parent.kind === 'orderLines' ? await checkAgainstStore(store, parent.importId, staged, signal) : await readTexts(staged, signal);
  } finally {
    await staged.remove();
  }
}

async function readTexts({ path, mapping }: StagedCorrections, signal: AbortSignal) {
  const rejected: RejectedRow[] = [];
  const chunks = readRecords({ path, mapping, keepRaw: false }, signal);
  for (;;) {
    const step = await chunks.next();
    if (step.done === true) return { loaded: step.value.loaded, filtered: step.value.filtered, rejected };
    rejected.push(...step.value.rejected);
  }
}

async function checkAgainstStore(store: Store, parentImportId: number, { path, mapping }: StagedCorrections, signal: AbortSignal) {
  const job = { signal, stage: () => undefined, progress: () => undefined };
  const corrects = [{ row: 1, parentImportId, parentRow: 1 }];
  const { ledger, rejected } = await checkImport(store, { path, mapping, corrects }, job);
  return { loaded: ledger.loaded, filtered: ledger.filtered, rejected };
}
