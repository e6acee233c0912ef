import type { Survey } from '../../../shared/contract/imports.ts';
import type { ImportMapping } from '../../../shared/model/import-mapping.ts';
import { surveyFile } from '../../parser/client.ts';
import type { JobContext } from '../jobs/job-context.ts';

/** Weighs the readings of every column over all rows of a file. Stages: `SURVEY_STAGES`. Throws what the reader reports, or AppError CANCELLED. */
export async function surveyImport({ path, mapping }: { readonly path: string; readonly mapping: ImportMapping }, job: JobContext): Promise<Survey> {
  job.stage('read');
  return surveyFile({ path, mapping }, job.signal, ({ bytesRead, bytesTotal, records }) => {
    job.progress(bytesTotal === 0 ? 1 : bytesRead / bytesTotal, records);
  });
}
