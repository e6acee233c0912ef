import type { Correction, CorrectionCheck } from '../../../../shared/contract/rejects.ts';
import type { RejectedRow } from '../../../../shared/model/import-mapping.ts';
import { readRecords } from '../../../parser/client.ts';
import type { RecordChunk } from '../../../parser/protocol.ts';
import type { ImportRecord } from '../../store/queries/imports.ts';
import type { Store } from '../../store/store.ts';
import { requireImport } from '../read-imports.ts';
import { placeOfColumn } from './read-records.ts';
import { stageCorrections } from './stage-corrections.ts';

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
  const { loaded, filtered, rejected } = await readCorrections(stagingDir, parent, rows, signal);
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
  stagingDir: string,
  parent: ImportRecord,
  rows: readonly Correction[],
  signal: AbortSignal,
): Promise<{ readonly loaded: number; readonly filtered: number; readonly rejected: readonly RejectedRow[] }> {
  const staged = await stageCorrections(stagingDir, parent, rows);
  try {
    const rejected: RejectedRow[] = [];
    const chunks = readRecords({ path: staged.path, mapping: staged.mapping, keepRaw: false }, signal);
    for (;;) {
      const step = await chunks.next();
      if (step.done === true) return { loaded: step.value.loaded, filtered: step.value.filtered, rejected };
      rejected.push(...(step.value satisfies RecordChunk).rejected);
    }
  } finally {
    await staged.remove();
  }
}
