import { create } from 'zustand';
import { surveySchema } from '../../../../shared/contract/imports.ts';
import { client } from '../../../client/client.ts';
import { useImportFiles } from '../../../state/import-files.ts';
import type { BatchReading } from './batch-reading.ts';
import { takenIn } from './batch-reading.ts';
import { type Surveyed, surveyKey } from './survey-key.ts';

/** Files up to this size are seen nearly whole by the first look; only larger ones are read through in the background. */
const SMALL_BYTES = 1_000_000;

/** What readings of whole files say, by batch. */
export const useSurveys = create<{ readonly surveys: Readonly<Record<string, Surveyed>> }>(() => ({ surveys: {} }));

useImportFiles.subscribe((now, before) => {
  if (now.round === before.round) return;
  for (const { jobId } of Object.values(useSurveys.getState().surveys)) stop(jobId);
  useSurveys.setState({ surveys: {} });
});

/** Reads the large files among the batches through, each again when its text is cut or cleaned in another way. */
export function surveyLarge(readings: readonly BatchReading[]): void {
  for (const reading of takenIn(readings)) {
    const { batch, preview, isFetching } = reading;
    const known = useSurveys.getState().surveys[batch.id];
    const key = surveyKey(reading);
    if (isFetching || preview.fileSize <= SMALL_BYTES || known?.key === key) continue;
    stop(known?.survey === null ? known.jobId : null);
    void survey(reading, key);
  }
}

async function survey({ batch, drafted: { mapping } }: BatchReading, key: string): Promise<void> {
  const show = (surveyed: Surveyed) => {
    const { surveys } = useSurveys.getState();
    if (surveyed.jobId === null || surveys[batch.id]?.key === key) useSurveys.setState({ surveys: { ...surveys, [batch.id]: surveyed } });
  };
  show({ key, jobId: null, survey: null });
  try {
    const { jobId } = await client.imports.survey({ source: batch.tables[0].file.source, mapping });
    show({ key, jobId, survey: null });
    show({ key, jobId, survey: surveySchema.parse(await client.jobs.result({ id: jobId })) });
  } catch {
    // Without it the evidence of the first look stands; the check reads the whole file in any case.
  }
}

function stop(jobId: string | null): void {
  if (jobId !== null) client.jobs.cancel({ id: jobId }).catch(() => undefined);
}
