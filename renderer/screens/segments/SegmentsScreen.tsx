import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ANALYSES } from '../../../shared/analyses/registry.ts';
import { pickAndImport } from '../../app/files/open-files.ts';
import { tableStyle } from '../../blocks/table-style.ts';
import { useProject } from '../../client/queries/projects.ts';
import { useSegments } from '../../client/queries/segments.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ScreenSkeleton } from '../../components/ScreenSkeleton.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { formatRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { SegmentRow } from './SegmentRow.tsx';

/** The first analysis that puts customers into groups: where a segment can be picked instead of written. */
const GROUPING = ANALYSES.find(({ groups }) => groups !== undefined);

/** Every saved segment with its size and its rule in words. */
export function SegmentsScreen() {
  const words = useWords();
  const { t } = words;
  const hasCustomers = (useProject().data?.customers ?? 0) > 0;
  const segments = useSegments();
  const build = (
    <Button variant="contained" href={`#${formatRoute({ screen: 'segment', id: 'new' })}`} startIcon={<Icon name="add" size={18} />}>
      {t('segments.screen.new')}
    </Button>
  );
  if (segments.isPending) return <ScreenSkeleton />;
  if (segments.isError) return <ErrorState error={segments.error} onRetry={() => void segments.refetch()} />;
  if (segments.data.length === 0) {
    return (
      <StateMessage
        icon="groups"
        title={t('segments.screen.emptyTitle')}
        lead={t(hasCustomers ? 'segments.screen.emptyLead' : 'segments.screen.noDataLead')}
      >
        {hasCustomers ? (
          <>
            {build}
            {GROUPING !== undefined && (
              <Button variant="outlined" href={`#${formatRoute({ screen: 'analysis', id: GROUPING.id })}`}>
                {t('segments.screen.emptyAnalyses')}
              </Button>
            )}
          </>
        ) : (
          <Button variant="contained" onClick={() => void pickAndImport(words)} startIcon={<Icon name="upload_file" size={18} />}>
            {t('segments.screen.import')}
          </Button>
        )}
      </StateMessage>
    );
  }
  return (
    <Page isWide>
      <PageHead title={t('segments.screen.title')} lead={t('segments.screen.lead')}>
        {build}
      </PageHead>
      <Box sx={{ overflowX: 'auto' }}>
        <Box
          component="table"
          aria-label={t('segments.screen.list')}
          sx={(theme) => ({ ...tableStyle(theme), '& tbody td, & tbody th': { paddingBlock: 2 } })}
        >
          <thead>
            <tr>
              <th scope="col">{t('segments.screen.columns.name')}</th>
              <th scope="col" className="end">
                {t('segments.screen.columns.customers')}
              </th>
              <th scope="col" className="end">
                {t('segments.screen.columns.share')}
              </th>
              <th scope="col" className="end">
                {t('segments.screen.columns.revenue')}
              </th>
              <th scope="col">{t('segments.screen.columns.kind')}</th>
              <th scope="col" className="end">
                {t('segments.screen.columns.actions')}
              </th>
            </tr>
          </thead>
          <tbody>
            {segments.data.map((segment) => (
              <SegmentRow key={segment.id} segment={segment} />
            ))}
          </tbody>
        </Box>
      </Box>
    </Page>
  );
}
