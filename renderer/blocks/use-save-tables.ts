import { artifactSchema, type TableFile } from '../../shared/contract/segments.ts';
import { reporting } from '../app/files/open-files.ts';
import { client } from '../client/client.ts';
import { shell } from '../client/shell-port.ts';
import { notify } from '../state/notices.ts';
import { usePreferences } from '../state/preferences.ts';
import { useWords } from '../state/words.ts';
import type { BlockOrigin } from './block-context.ts';

/** Writes an analysis' tables, or one block's, to a file and gives it to the person. */
export function useSaveTables(): (origin: BlockOrigin & { readonly block?: string }, format: TableFile) => Promise<unknown> {
  const words = useWords();
  const locale = usePreferences((state) => state.locale);
  return ({ analysis, params, context, block }, format) =>
    reporting(words, async () => {
      const { jobId } = await client.analyses.export({ id: analysis, params, context, format, locale, ...(block === undefined ? {} : { block }) });
      const artifact = artifactSchema.parse(await client.jobs.result({ id: jobId }));
      if (await shell.saveArtifact(artifact.artifactId, artifact.fileName)) notify(words.t('charts.saved', { file: artifact.fileName }));
    });
}
