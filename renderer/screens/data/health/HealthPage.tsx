import Button from '@mui/material/Button';
import { useRef } from 'react';
import { useHealth } from '../../../client/queries/health.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { ScreenSkeleton } from '../../../components/ScreenSkeleton.tsx';
import { useWords } from '../../../state/words.ts';
import { DataTabs } from '../DataTabs.tsx';
import { ImportOffer } from '../ImportOffer.tsx';
import { HealthDefinitions } from './HealthDefinitions.tsx';
import { RelationSection } from './RelationSection.tsx';
import { TableOverview } from './TableOverview.tsx';

const DEFINITIONS = 'definitions';

/** How complete, right and fresh the data is, table by table and column by column. */
export function HealthPage() {
  const { t } = useWords();
  const health = useHealth();
  const sections = useRef(new Map<string, HTMLElement>());
  if (health.isPending) return <ScreenSkeleton />;
  if (health.isError) return <ErrorState error={health.error} onRetry={() => void health.refetch()} />;
  const { relations } = health.data;
  const keep = (name: string, element: HTMLElement | null) => {
    if (element === null) sections.current.delete(name);
    else sections.current.set(name, element);
  };
  const show = (relation: string) => {
    const section = sections.current.get(relation);
    section?.scrollIntoView({ block: 'start' });
    section?.focus({ preventScroll: true });
  };
  return (
    <Page isWide>
      <DataTabs current="health" />
      {relations.length === 0 ? (
        <ImportOffer icon="verified" title={t('health.emptyTitle')} lead={t('health.emptyLead')} />
      ) : (
        <>
          <PageHead title={t('health.title')} lead={t('health.lead')}>
            <Button onClick={() => show(DEFINITIONS)} startIcon={<Icon name="help" size={18} />}>
              {t('health.definitions.title')}
            </Button>
          </PageHead>
          <TableOverview relations={relations} onShow={show} />
          {relations.map((relation) => (
            <div
              key={relation.relation}
              tabIndex={-1}
              ref={(element) => keep(relation.relation, element)}
              style={{ outline: 'none', marginBlockStart: 24 }}
            >
              <RelationSection health={relation} />
            </div>
          ))}
          <div tabIndex={-1} ref={(element) => keep(DEFINITIONS, element)} style={{ outline: 'none' }}>
            <HealthDefinitions />
          </div>
        </>
      )}
    </Page>
  );
}
