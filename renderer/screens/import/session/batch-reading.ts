import type { SetFile } from '../../../../shared/contract/import-sets.ts';
import type { Preview } from '../../../../shared/contract/imports.ts';
import { type MappingEdits, missingIn, type Need } from '../reading/mapping-edits.ts';
import { type BatchDraft, type DraftedMapping, draftMapping, mappingFor, ownWidth } from './batch-draft.ts';
import type { Batch, ImportTable } from './batches.ts';
import { shareEvidence } from './share-evidence.ts';
import { compileSteps } from './step-drafts.ts';

/** A batch as it is read now: its first table under the person's decisions, with the evidence of all. */
export interface BatchReading {
  readonly batch: Batch;
  readonly draft: BatchDraft;
  readonly preview: Preview;
  readonly drafted: DraftedMapping;
  readonly needs: readonly Need[];
  /** The answer to the last change is on its way. */
  readonly isFetching: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly change: (change: (draft: BatchDraft) => BatchDraft) => void;
  readonly edit: (change: (edits: MappingEdits) => MappingEdits) => void;
}

/** What is derived of a preview and the decisions. */
export function readBatch(batch: Batch, raw: Preview, draft: BatchDraft): Pick<BatchReading, 'preview' | 'drafted' | 'needs'> {
  const preview = shareEvidence(raw, batch);
  const drafted = draftMapping(preview, draft);
  return { preview, drafted, needs: missingIn(drafted.mapping, preview, draft.edits, drafted.idOf) };
}

/** What the host is asked about a batch beyond the file: only what was decided. */
export function previewQuestion(batch: Batch, { dialect, kind, steps, phoneCountry }: BatchDraft) {
  const [lead] = batch.tables;
  return {
    ...(lead.part === undefined ? {} : { part: lead.part }),
    ...(Object.keys(dialect).length === 0 ? {} : { dialect }),
    ...(kind === undefined ? {} : { kind }),
    ...(steps === null ? {} : { steps: [...compileSteps(steps, ownWidth(lead.look)).steps] }),
    ...(phoneCountry === undefined ? {} : { phoneCountry }),
  };
}

/** Whether a batch is read as the first look was: then that look is the answer. */
export function isAsLooked({ dialect, kind, steps, phoneCountry }: BatchDraft): boolean {
  return Object.keys(dialect).length === 0 && kind === undefined && steps === null && phoneCountry === undefined;
}

/** A table with the mapping it will be read with. */
export interface SetTable {
  readonly table: ImportTable;
  readonly batchId: string;
  readonly file: SetFile;
}

/** All tables of all batches with their mappings, in the order in which the person sees them. */
export function setTables(readings: readonly BatchReading[]): readonly SetTable[] {
  return readings.flatMap(({ batch, draft, drafted: { mapping } }) =>
    batch.tables.map((table, place) => ({
      table,
      batchId: batch.id,
      file: {
        source: table.file.source,
        fileName: table.file.fileName,
        mapping: place === 0 ? mapping : mappingFor(mapping, table.look, draft.dialect),
      },
    })),
  );
}
