import Link from '@mui/material/Link';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ImportSummary } from '../../../../shared/contract/imports.ts';
import { useImports, useTogether } from '../../../client/queries/imports.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { ScreenSkeleton } from '../../../components/ScreenSkeleton.tsx';
import { formatRoute } from '../../../state/route.ts';
import { useWords } from '../../../state/words.ts';
import { DataTabs } from '../DataTabs.tsx';
import { ImportButton, ImportOffer } from '../ImportOffer.tsx';
import { listText } from '../list-text.ts';
import { WideTable } from '../WideTable.tsx';
import { UndoImport } from './UndoImport.tsx';

/** Every file that was loaded, newest first, with its control totals. */
export function ImportList() {
  const { t } = useWords();
  const imports = useImports();
  if (imports.isPending) return <ScreenSkeleton />;
  if (imports.isError) return <ErrorState error={imports.error} onRetry={() => void imports.refetch()} />;
  const hasUnchanged = imports.data.some(({ ledger }) => ledger.unchanged > 0);
  return (
    <Page isWide>
      <DataTabs current="imports" />
      {imports.data.length === 0 ? (
        <ImportOffer icon="database" title={t('imports.data.emptyTitle')} lead={t('imports.data.emptyLead')} />
      ) : (
        <>
          <PageHead title={t('imports.data.title')} lead={t('imports.data.emptyLead')}>
            <ImportButton />
          </PageHead>
          <WideTable label={t('imports.data.list')}>
            <TableHead>
              <TableRow>
                <TableCell>{t('imports.data.file')}</TableCell>
                <TableCell>{t('imports.data.kind')}</TableCell>
                <TableCell>{t('imports.data.at')}</TableCell>
                <TableCell align="right">{t('imports.ledger.read')}</TableCell>
                <TableCell align="right">{t('imports.ledger.loaded')}</TableCell>
                {hasUnchanged && <TableCell align="right">{t('imports.ledger.unchanged')}</TableCell>}
                <TableCell align="right">{t('imports.ledger.filtered')}</TableCell>
                <TableCell align="right">{t('imports.ledger.rejected')}</TableCell>
                <TableCell align="right">{t('imports.ledger.amount')}</TableCell>
                <TableCell component="td" padding="none" />
              </TableRow>
            </TableHead>
            <TableBody>
              {imports.data.map((summary) => (
                <ImportLine key={summary.id} summary={summary} hasUnchanged={hasUnchanged} />
              ))}
            </TableBody>
          </WideTable>
        </>
      )}
    </Page>
  );
}

interface ImportLineProps {
  readonly summary: ImportSummary;
  readonly hasUnchanged: boolean;
}

function ImportLine({ summary, hasUnchanged }: ImportLineProps) {
  const { t, formatter, translator } = useWords();
  const { id, fileName, kind, importedAt, ledger, corrects, correctedLater = 0 } = summary;
  const together = useTogether(summary);
  const number = { fontVariantNumeric: 'tabular-nums' } as const;
  const isMoney = kind === 'orders' || kind === 'orderLines' || ledger.amount !== '0';
  const note =
    corrects == null
      ? together.length === 0
        ? ''
        : t('imports.data.together', { count: together.length })
      : t('rejects.corrected.child', { id: corrects });
  return (
    <TableRow hover>
      <TableCell component="th" scope="row">
        <Link href={`#${formatRoute({ screen: 'data', importId: id })}`} sx={{ fontWeight: 700 }}>
          <bdi>{fileName}</bdi>
        </Link>
        {note !== '' && (
          <Typography
            variant="caption"
            component="p"
            color="textSecondary"
            sx={{ margin: 0 }}
            title={listText(
              together.map((other) => other.fileName),
              translator.locale,
            )}
          >
            {note}
          </Typography>
        )}
      </TableCell>
      <TableCell>{t(`imports.dialect.kinds.${kind}`)}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatter.instant(importedAt)}</TableCell>
      <TableCell align="right" sx={number}>
        {formatter.integer(ledger.read)}
      </TableCell>
      <TableCell align="right" sx={number}>
        {formatter.integer(ledger.loaded)}
      </TableCell>
      {hasUnchanged && (
        <TableCell align="right" sx={number}>
          {formatter.integer(ledger.unchanged)}
        </TableCell>
      )}
      <TableCell align="right" sx={number}>
        {formatter.integer(ledger.filtered)}
      </TableCell>
      <TableCell align="right" sx={(theme) => ({ ...number, color: ledger.rejected > correctedLater ? theme.tokens.bad : undefined })}>
        {formatter.integer(ledger.rejected)}
        {correctedLater > 0 && (
          <Typography variant="caption" component="p" color="textSecondary" sx={{ margin: 0, whiteSpace: 'nowrap' }}>
            {t('rejects.fixedLater', { fixed: formatter.integer(correctedLater), total: formatter.integer(ledger.rejected) })}
          </Typography>
        )}
      </TableCell>
      <TableCell align="right" sx={number}>
        {isMoney ? formatter.exact(ledger.amount, { kind: 'money' }) : '–'}
      </TableCell>
      <TableCell padding="none" align="right">
        <UndoImport summary={summary} isQuiet />
      </TableCell>
    </TableRow>
  );
}
