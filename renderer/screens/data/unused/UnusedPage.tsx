import { useHealth } from '../../../client/queries/health.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { ScreenSkeleton } from '../../../components/ScreenSkeleton.tsx';
import { useWords } from '../../../state/words.ts';
import { DataTabs } from '../DataTabs.tsx';
import { ImportOffer } from '../ImportOffer.tsx';
import { IdleColumns } from './IdleColumns.tsx';
import { OffAnalyses } from './OffAnalyses.tsx';
import { UnusedColumns } from './UnusedColumns.tsx';

/** What lies in the files and nobody reads, and what the analyses that are off still lack. */
export function UnusedPage() {
  const { t } = useWords();
  const health = useHealth();
  if (health.isPending) return <ScreenSkeleton />;
  if (health.isError) return <ErrorState error={health.error} onRetry={() => void health.refetch()} />;
  const { relations, unused, off } = health.data;
  return (
    <Page>
      <DataTabs current="unused" />
      {relations.length === 0 ? (
        <ImportOffer icon="lightbulb" title={t('health.unused.emptyTitle')} lead={t('health.unused.emptyLead')} />
      ) : (
        <>
          <PageHead title={t('health.unused.title')} lead={t('health.unused.lead')} />
          <OffAnalyses off={off} />
          <UnusedColumns columns={unused} />
          <IdleColumns relations={relations} />
        </>
      )}
    </Page>
  );
}
