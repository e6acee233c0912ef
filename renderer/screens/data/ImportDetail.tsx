import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useImport } from '../../client/queries/imports.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { FigureStrip } from '../../components/FigureStrip.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ScreenSkeleton } from '../../components/ScreenSkeleton.tsx';
import { Section } from '../../components/Section.tsx';
import { formatRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { FilterCounts } from '../import/FilterCounts.tsx';
import { MappingTable } from './MappingTable.tsx';
import { RawRowFinder } from './RawRowFinder.tsx';
import { RejectedRows } from './RejectedRows.tsx';
import { UndoImport } from './UndoImport.tsx';

/** One import: totals, how it was read, what was rejected, any row as it came. */
export function ImportDetail({ id }: { readonly id: number }) {
  const { t, formatter } = useWords();
  const detail = useImport(id);
  if (detail.isPending) return <ScreenSkeleton />;
  if (detail.isError) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />;
  const { ledger, mapping, ...summary } = detail.data;
  return (
    <Page>
      <Link
        href={`#${formatRoute({ screen: 'data' })}`}
        variant="body2"
        sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, marginBlockEnd: 2 }}
      >
        <Icon name="arrow_back" size={16} />
        {t('imports.data.back')}
      </Link>
      <PageHead
        title={summary.fileName}
        lead={`${formatter.instant(summary.importedAt)} · ${t(`imports.dialect.kinds.${summary.kind}`)} · ${formatter.bytes(summary.fileSize)} · ${summary.encoding}`}
      >
        <UndoImport summary={detail.data} />
      </PageHead>
      <FigureStrip
        figures={[
          { label: t('imports.ledger.read'), value: formatter.integer(ledger.read) },
          { label: t('imports.ledger.loaded'), value: formatter.integer(ledger.loaded) },
          { label: t('imports.ledger.filtered'), value: formatter.integer(ledger.filtered) },
          { label: t('imports.ledger.rejected'), value: formatter.integer(ledger.rejected) },
          { label: t('imports.ledger.amount'), value: formatter.exact(ledger.amount, { kind: 'money' }) },
        ]}
      />
      <Box sx={{ marginBlock: 4 }}>
        <Typography variant="body2" color="textSecondary">
          {t('imports.data.new')}:{' '}
          {t('imports.data.newSummary', { customers: summary.newCustomers, products: summary.newProducts, orders: summary.newOrders })}
        </Typography>
        {ledger.anonymous > 0 && (
          <Typography variant="body2" color="textSecondary">
            {t('imports.check.anonymous', { count: ledger.anonymous })}
          </Typography>
        )}
        <Typography variant="caption" component="p" color="textSecondary" sx={{ overflowWrap: 'anywhere', marginBlockStart: 1 }}>
          {t('imports.check.fingerprint')} <bdi>{summary.sha256}</bdi>
        </Typography>
      </Box>
      <FilterCounts mapping={mapping} ledger={ledger} />
      <Section title={t('imports.data.rows')}>
        <RejectedRows id={id} />
      </Section>
      <Section title={t('imports.data.rawTitle')}>
        <RawRowFinder id={id} rows={ledger.read} />
      </Section>
      <Section title={t('imports.data.mapping')}>
        <MappingTable mapping={mapping} />
      </Section>
    </Page>
  );
}
