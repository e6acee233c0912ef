import Button from '@mui/material/Button';
import { z } from 'zod';
import { watchNoteSchema } from '../../../../shared/contract/watch.ts';
import { client } from '../../../client/client.ts';
import { useTemplates, useWatches, useWatchNotes } from '../../../client/queries/watch.ts';
import { useJobRun } from '../../../client/use-job-run.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { ScreenSkeleton } from '../../../components/ScreenSkeleton.tsx';
import { Section } from '../../../components/Section.tsx';
import { StateMessage } from '../../../components/StateMessage.tsx';
import { notify } from '../../../state/notices.ts';
import { useWords } from '../../../state/words.ts';
import { DataTabs } from '../DataTabs.tsx';
import { ImportOffer } from '../ImportOffer.tsx';
import { AddWatch } from './AddWatch.tsx';
import { NoteList } from './NoteList.tsx';
import { WatchList } from './WatchList.tsx';

const lookSchema = z.array(watchNoteSchema);

/** Folders whose new files come in by themselves, and what they brought. */
export function WatchPage() {
  const { t } = useWords();
  const watches = useWatches();
  const notes = useWatchNotes();
  const templates = useTemplates();
  const look = useJobRun(lookSchema);
  if (watches.isPending || notes.isPending || templates.isPending) return <ScreenSkeleton />;
  const failed = [watches, notes, templates].find(({ isError }) => isError);
  if (failed !== undefined) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  const list = watches.data ?? [];
  const choices = templates.data ?? [];
  const filed = notes.data ?? [];
  const isLooking = look.run.state === 'running';
  const lookNow = async () => {
    const found = await look.start(() => client.watch.lookNow());
    if (found !== null) notify(found.length === 0 ? t('watch.lookedNone') : t('watch.looked', { count: found.length }));
  };
  if (choices.length === 0 && list.length === 0) {
    return (
      <Page>
        <DataTabs current="watch" />
        <ImportOffer icon="folder_open" title={t('watch.noTemplatesTitle')} lead={t('watch.noTemplatesLead')} />
      </Page>
    );
  }
  return (
    <Page>
      <DataTabs current="watch" />
      <PageHead title={t('watch.title')} lead={t('watch.lead')}>
        {list.some(({ isOn }) => isOn) && (
          <Button variant="outlined" disabled={isLooking} onClick={() => void lookNow()} startIcon={<Icon name="refresh" size={18} />}>
            {t(isLooking ? 'watch.looking' : 'watch.lookNow')}
          </Button>
        )}
      </PageHead>
      {list.length === 0 ? (
        <StateMessage icon="folder_open" title={t('watch.emptyTitle')} lead={t('watch.emptyLead')} />
      ) : (
        <WatchList watches={list} />
      )}
      <Section title={t('watch.add')}>
        <AddWatch templates={choices} />
      </Section>
      {(list.length > 0 || filed.length > 0) && <NoteList notes={filed} />}
    </Page>
  );
}
