import type { Survey } from '../../../../shared/contract/imports.ts';
import type { DraftedMapping } from './batch-draft.ts';
import type { Batch } from './batches.ts';

/** A reading of a whole file in the background. */
export interface Surveyed {
  /** What was read how; a survey of something else says nothing. */
  readonly key: string;
  readonly jobId: string | null;
  readonly survey: Survey | null;
}

/** The way a batch is read as a comparable text: the file, its cut and its cleaning. Meanings and readings of columns make no difference. */
export function surveyKey({ batch, drafted: { mapping } }: { readonly batch: Batch; readonly drafted: DraftedMapping }): string {
  return JSON.stringify([batch.tables[0].file.source, mapping.part ?? null, mapping.dialect, mapping.steps ?? []]);
}
