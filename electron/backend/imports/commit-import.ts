import type { ImportSummary } from '../../../shared/contract/imports.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { ImportChoices, ImportInput, ImportParts } from './import-input.ts';
import { commitFiles } from './sets/commit-files.ts';

/**
 * Loads a file: all of it or nothing. Rows go to the store in one transaction and to the warehouse beside it; the store commits first,
 * so whatever happens to the warehouse can be repaired from it. Stages: `IMPORT_STAGES`.
 * Throws AppError CANCELLED, IMPORT_REPEATED, NOTHING_TO_LOAD, MAPPING_INVALID, DISK_FULL, FILE_CHANGED or what the reader reports.
 */
export async function commitImport(parts: ImportParts, input: ImportInput & ImportChoices, job: JobContext): Promise<ImportSummary> {
  const [summary] = await commitFiles(parts, { files: [input], ...input }, job);
  if (summary === undefined) throw new Error('an import without a summary');
  return summary;
}
