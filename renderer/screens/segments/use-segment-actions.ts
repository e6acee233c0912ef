import { artifactSchema, type Segment, type TableFile } from '../../../shared/contract/segments.ts';
import { reporting } from '../../app/files/open-files.ts';
import { client } from '../../client/client.ts';
import { toRefusal } from '../../client/refusal.ts';
import { shell } from '../../client/shell-port.ts';
import { notify } from '../../state/notices.ts';
import { usePreferences } from '../../state/preferences.ts';
import { setFilter } from '../../state/view-context.ts';
import { useWords, type Words } from '../../state/words.ts';
import { isLookedAt, lookAt, segmentsChanged } from './segment-changes.ts';

export interface SegmentActions {
  readonly duplicate: (segment: Segment) => void;
  readonly setFrozen: (segment: Segment, frozen: boolean) => void;
  readonly exportTable: (segment: Segment, format: TableFile) => void;
  readonly remove: (segment: Segment) => void;
}

const MOST_COPIES = 50;

/** What can be done to a saved segment; refusals are said in a notice. */
export function useSegmentActions(): SegmentActions {
  const words = useWords();
  const { t } = words;
  const locale = usePreferences((state) => state.locale);
  const act = (run: () => Promise<void>) => void reporting(words, run);
  return {
    duplicate: (segment) =>
      act(async () => {
        const copy = await createCopy(segment, t);
        segmentsChanged();
        notify(t('segments.screen.duplicated', { name: copy.name }));
      }),
    setFrozen: ({ id, name }, frozen) =>
      act(async () => {
        await client.segments.freeze({ id, frozen });
        segmentsChanged();
        notify(t(frozen ? 'segments.screen.frozenNow' : 'segments.screen.unfrozenNow', { name }));
      }),
    exportTable: ({ id }, format) =>
      act(async () => {
        const { jobId } = await client.segments.export({ id, format, locale });
        const artifact = artifactSchema.parse(await client.jobs.result({ id: jobId }));
        if (await shell.saveArtifact(artifact.artifactId, artifact.fileName)) notify(t('segments.screen.saved', { file: artifact.fileName }));
      }),
    remove: ({ id, name }) =>
      act(async () => {
        const wasLookedAt = isLookedAt(id);
        if (wasLookedAt) setFilter(null);
        const segment = await client.segments.remove({ id });
        segmentsChanged();
        const restore = async () => {
          await client.segments.restore({ segment });
          segmentsChanged();
          if (wasLookedAt) lookAt(segment);
        };
        notify(t('segments.screen.removed', { name }), { label: t('app.action.undo'), run: () => act(restore) });
      }),
  };
}

/** "Name (copy)", "Name (copy 2)" and so on until the name is free. */
async function createCopy({ name, rule }: Segment, t: Words['t']): Promise<Segment> {
  for (let number = 1; ; number += 1) {
    const copyName = number === 1 ? t('segments.screen.copyName', { name }) : t('segments.screen.copyNumbered', { name, number });
    try {
      return await client.segments.create({ name: copyName.slice(0, 120), rule });
    } catch (error) {
      if (toRefusal(error).code !== 'SEGMENT_NAME_TAKEN' || number >= MOST_COPIES) throw error;
    }
  }
}
