import Link from '@mui/material/Link';
import type { Check } from '../../../../shared/contract/imports.ts';
import { useImport } from '../../../client/queries/imports.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { ScreenSkeleton } from '../../../components/ScreenSkeleton.tsx';
import { Section } from '../../../components/Section.tsx';
import { formatRoute } from '../../../state/route.ts';
import { useWords } from '../../../state/words.ts';
import { DifferenceTable } from '../../import/check/DifferenceTable.tsx';
import { FilterCounts } from '../../import/check/FilterCounts.tsx';
import { MovedMonths } from '../../import/check/MovedMonths.tsx';
import { StepCounts } from '../../import/check/StepCounts.tsx';
import { encodingName } from '../../import/preview/dialect/encodings.ts';
import { carriesAmount } from '../../import/reading/amount.ts';
import { ControlTotals } from './ControlTotals.tsx';
import { ImportFacts } from './ImportFacts.tsx';
import { LedgerStrip } from './LedgerStrip.tsx';
import { MappingTable } from './MappingTable.tsx';
import { RawRowFinder } from './RawRowFinder.tsx';
import { RejectedRows } from './RejectedRows.tsx';
import { RerunImport } from './RerunImport.tsx';
import { UndoImport } from './UndoImport.tsx';

type TableDifference = NonNullable<Check['differences']>[number];

/** One import: totals, what it changed, how it was read and cleaned, what was rejected, any row as it came. */
export function ImportDetail({ id }: { readonly id: number }) {
  const { t, formatter } = useWords();
  const detail = useImport(id);
  if (detail.isPending) return <ScreenSkeleton />;
  if (detail.isError) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />;
  const { ledger, mapping, differences = [], movedMonths = [], correctedLater = 0, ...summary } = detail.data;
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
        lead={`${formatter.instant(summary.importedAt)} · ${t(`imports.dialect.kinds.${summary.kind}`)} · ${formatter.bytes(summary.fileSize)} · ${encodingName(summary.encoding, t)}`}
      >
        <RerunImport detail={detail.data} />
        <UndoImport summary={detail.data} />
      </PageHead>
      <LedgerStrip ledger={ledger} hasAmount={carriesAmount(mapping)} correctedLater={correctedLater} />
      <ImportFacts detail={detail.data} />
      {differences.length + movedMonths.length > 0 && (
        <>
          <DifferenceTable differences={differences.map(withoutNew)} isPast />
          <MovedMonths checks={[{ movedMonths }]} />
        </>
      )}
      <StepCounts mapping={mapping} ledger={ledger} />
      <FilterCounts mapping={mapping} ledger={ledger} />
      <RejectedRows summary={detail.data} />
      <ControlTotals key={id} id={id} />
      <Section title={t('imports.data.rawTitle')}>
        <RawRowFinder id={id} rows={ledger.read} />
      </Section>
      <Section title={t('imports.data.mapping')}>
        <MappingTable mapping={mapping} />
      </Section>
    </Page>
  );
}

/** What is new is the file itself: only what became of known rows is told by example. */
function withoutNew(difference: TableDifference): TableDifference {
  return { ...difference, examples: difference.examples.filter(({ what }) => what !== 'new') };
}
