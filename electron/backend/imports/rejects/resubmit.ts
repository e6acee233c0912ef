import type { ImportSummary } from '../../../../shared/contract/imports.ts';
import type { Correction } from '../../../../shared/contract/rejects.ts';
import { AppError } from '../../app-error.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import { createTurns, type Turns } from '../../jobs/turns.ts';
import { findRejectedRows } from '../../store/queries/rejected-rows.ts';
import { readCorrectedRows } from '../../store/queries/trust/corrections.ts';
import type { Store } from '../../store/store.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { commitImport } from '../commit-import.ts';
import { requireImport } from '../read-imports.ts';
import { type Corrections, readCorrections } from './check-corrections.ts';
import { stageCorrections } from './stage-corrections.ts';

export interface ResubmitParts {
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly stagingDir: string;
}

/** Corrections of one client file come one after another: the second of two that name the same row sees that it has come in. */
const turnsOf = new WeakMap<Store, Turns>();

/**
 * Imports corrected records by the mapping of the import that refused them, as an import of their own. Records that still cannot be
 * read, and those corrected before, stay where they are; the ledger of the first import is not touched. Stages: `IMPORT_STAGES`.
 * Throws AppError NOTHING_TO_LOAD when no record can be read, IMPORT_NOT_FOUND, ROW_NOT_FOUND for a row that was not refused, or what
 * an import reports.
 */
export function resubmitRows(parts: ResubmitParts, corrections: Corrections, job: JobContext): Promise<ImportSummary> {
  const turns = turnsOf.get(parts.store) ?? createTurns();
  turnsOf.set(parts.store, turns);
  return turns.run(() => resubmit(parts, corrections, job), job.signal);
}

async function resubmit(parts: ResubmitParts, { id, rows }: Corrections, job: JobContext): Promise<ImportSummary> {
  const { store, warehouse, stagingDir } = parts;
  const parent = requireImport(store, id);
  assertRefused(store, id, rows);
  const wanted = withoutCorrected(rows, readCorrectedRows(store.reader, id));
  job.stage('read');
  const { rejected } = await readCorrections({ store, stagingDir }, parent, wanted, job.signal);
  const refused = new Set(rejected.map(({ row }) => row));
  const readable = wanted.filter((_, place) => !refused.has(place + 1));
  if (readable.length === 0) throw new AppError('NOTHING_TO_LOAD', { rejected: rejected.length, filtered: 0 });
  const staged = await stageCorrections(stagingDir, parent, readable);
  try {
    return await commitImport(
      { store, warehouse },
      {
        path: staged.path,
        fileName: parent.fileName,
        mapping: staged.mapping,
        // Two rows may be put right to the same text, one after the other.
        allowRepeat: true,
        corrects: readable.map(({ row }, place) => ({ row: place + 1, parentImportId: id, parentRow: row })),
      },
      { ...job, stage: (name) => (name === 'read' ? undefined : job.stage(name)) },
    );
  } finally {
    await staged.remove();
  }
}

function assertRefused(store: Store, importId: number, rows: readonly Correction[]): void {
  const refused = findRejectedRows(
    store.reader,
    importId,
    rows.map(({ row }) => row),
  );
  const stranger = rows.find(({ row }) => !refused.has(row));
  if (stranger !== undefined) throw new AppError('ROW_NOT_FOUND', { importId, row: stranger.row });
}

/** A row sent twice counts once, as it was sent last. */
function withoutCorrected(rows: readonly Correction[], corrected: ReadonlySet<number>): Correction[] {
  const latest = new Map(rows.filter(({ row }) => !corrected.has(row)).map((correction) => [correction.row, correction]));
  return [...latest.values()].sort((a, b) => a.row - b.row);
}
