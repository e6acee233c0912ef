import type { SetFile } from '../../../../shared/contract/import-sets.ts';
import type { Preview, Survey } from '../../../../shared/contract/imports.ts';
import { isStrangeTable } from '../../../../shared/model/record-kind.ts';
import { rolesGiven } from '../../../../shared/model/row-constants.ts';
import { type MappingEdits, missingIn, type Need } from '../reading/mapping-edits.ts';
import { type BatchDraft, type DraftedMapping, draftMapping, mappingFor, ownWidth } from './batch-draft.ts';
import type { Batch, ImportTable } from './batches.ts';
import { shareEvidence } from './share-evidence.ts';
import { compileSteps } from './step-drafts.ts';
import { type Surveyed, surveyKey } from './survey-key.ts';

/** A batch as it is read now: its first table under the person's decisions, with the evidence of all. */
export interface BatchReading {
  readonly batch: Batch;
  readonly draft: BatchDraft;
  readonly preview: Preview;
  readonly drafted: DraftedMapping;
  /** What is still to be decided; nothing where the table is left out. */
  readonly needs: readonly Need[];
  readonly isLeftOut: boolean;
  /** What all rows of the first file say; null until it was read through. */
  readonly survey: Survey | null;
  /** The answer to the last change is on its way. */
  readonly isFetching: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly change: (change: (draft: BatchDraft) => BatchDraft) => void;
  readonly edit: (change: (edits: MappingEdits) => MappingEdits) => void;
}

/** What is derived of a preview and the decisions. */
export function readBatch(
  batch: Batch,
  raw: Preview,
  draft: BatchDraft,
  isAlone = true,
  surveyed: Surveyed | null = null,
): Pick<BatchReading, 'preview' | 'drafted' | 'needs' | 'isLeftOut' | 'survey'> {
  const survey = surveyed === null || surveyed.key !== surveyKey({ batch, drafted: draftMapping(raw, draft) }) ? null : surveyed.survey;
  const preview = shareEvidence(raw, batch, survey);
  const drafted = draftMapping(preview, draft);
  const open = missingIn(drafted.mapping, preview, draft.edits, drafted.idOf);
  const isLeftOut = draft.isLeftOut ?? (isAlone ? false : isStrange(batch.tables[0].look, drafted));
  return { preview, drafted, needs: isLeftOut ? [] : open, isLeftOut, survey };
}

/** What the host is asked about a batch beyond the file: only what was decided. */
export function previewQuestion(batch: Batch, { dialect, kind, steps, phoneCountry, preset }: BatchDraft) {
  const [lead] = batch.tables;
  return {
    ...(lead.part === undefined ? {} : { part: lead.part }),
    ...(Object.keys(dialect).length === 0 ? {} : { dialect }),
    ...(kind === undefined ? {} : { kind }),
    ...(steps === null ? {} : { steps: [...compileSteps(steps, ownWidth(lead.look)).steps] }),
    ...(phoneCountry === undefined ? {} : { phoneCountry }),
    ...(preset === undefined ? {} : { preset }),
  };
}

/** Whether a batch is read as the first look was: then that look is the answer. */
export function isAsLooked({ dialect, kind, steps, phoneCountry, preset }: BatchDraft): boolean {
  return Object.keys(dialect).length === 0 && kind === undefined && steps === null && phoneCountry === undefined && preset === undefined;
}

/** Batches that are not left out. */
export function takenIn(readings: readonly BatchReading[]): readonly BatchReading[] {
  return readings.filter(({ isLeftOut }) => !isLeftOut);
}

/** Whether every table that is taken in is read as before, with nothing left to decide; not where none is taken in. */
export function isAllKnown(readings: readonly BatchReading[]): boolean {
  const taken = takenIn(readings);
  return taken.length > 0 && taken.every(({ needs, preview }) => preview.savedMapping !== null && preview.drift == null && needs.length === 0);
}

/** Whether a table among others is none that the customer model knows. */
function isStrange({ kindConfidence = 1 }: Preview, { mapping }: DraftedMapping): boolean {
  return isStrangeTable(kindConfidence, mapping.kind, rolesGiven(mapping));
}

/** A table with the mapping it will be read with. */
export interface SetTable {
  readonly table: ImportTable;
  readonly batchId: string;
  readonly file: SetFile;
}

/** All tables of all batches with their mappings, in the order in which the person sees them. */
export function setTables(readings: readonly BatchReading[]): readonly SetTable[] {
  return takenIn(readings).flatMap(({ batch, draft, drafted: { mapping } }) =>
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
