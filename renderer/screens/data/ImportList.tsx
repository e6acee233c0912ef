import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { pickAndImport } from '../../app/files/open-files.ts';
import { useImports } from '../../client/queries/imports.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ScreenSkeleton } from '../../components/ScreenSkeleton.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { formatRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { UndoImport } from './UndoImport.tsx';

/** Every file that was loaded, newest first, with its control totals. */
export function ImportList() {
  const words = useWords();
  const { t, formatter } = words;
  const imports = useImports();
  const pick = (
    <Button variant="contained" onClick={() => void pickAndImport(words)} startIcon={<Icon name="upload_file" size={18} />}>
      {t('imports.data.import')}
    </Button>
  );
  if (imports.isPending) return <ScreenSkeleton />;
  if (imports.isError) return <ErrorState error={imports.error} onRetry={() => void imports.refetch()} />;
  if (imports.data.length === 0) {
    return (
      <StateMessage icon="database" title={t('imports.data.emptyTitle')} lead={t('imports.data.emptyLead')}>
        {pick}
      </StateMessage>
    );
  }
  const number = { fontVariantNumeric: 'tabular-nums' } as const;
  return (
    <Page isWide>
      <PageHead title={t('imports.data.title')} lead={t('imports.data.emptyLead')}>
        {pick}
      </PageHead>
      <Box sx={{ overflowX: 'auto' }}>
        <Table aria-label={t('imports.data.list')}>
          <TableHead>
            <TableRow>
              <TableCell>{t('imports.data.file')}</TableCell>
              <TableCell>{t('imports.data.kind')}</TableCell>
              <TableCell>{t('imports.data.at')}</TableCell>
              <TableCell align="right">{t('imports.ledger.read')}</TableCell>
              <TableCell align="right">{t('imports.ledger.loaded')}</TableCell>
              <TableCell align="right">{t('imports.ledger.filtered')}</TableCell>
              <TableCell align="right">{t('imports.ledger.rejected')}</TableCell>
              <TableCell align="right">{t('imports.ledger.amount')}</TableCell>
              <TableCell component="td" padding="none" />
            </TableRow>
          </TableHead>
          <TableBody>
            {imports.data.map((summary) => (
              <TableRow key={summary.id} hover>
                <TableCell>
                  <Link href={`#${formatRoute({ screen: 'data', importId: summary.id })}`} sx={{ fontWeight: 700 }}>
                    <bdi>{summary.fileName}</bdi>
                  </Link>
                </TableCell>
                <TableCell>{t(`imports.dialect.kinds.${summary.kind}`)}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatter.instant(summary.importedAt)}</TableCell>
                <TableCell align="right" sx={number}>
                  {formatter.integer(summary.ledger.read)}
                </TableCell>
                <TableCell align="right" sx={number}>
                  {formatter.integer(summary.ledger.loaded)}
                </TableCell>
                <TableCell align="right" sx={number}>
                  {formatter.integer(summary.ledger.filtered)}
                </TableCell>
                <TableCell align="right" sx={(theme) => ({ ...number, color: summary.ledger.rejected > 0 ? theme.tokens.bad : undefined })}>
                  {formatter.integer(summary.ledger.rejected)}
                </TableCell>
                <TableCell align="right" sx={number}>
                  {summary.kind === 'orders' ? formatter.exact(summary.ledger.amount, { kind: 'money' }) : '–'}
                </TableCell>
                <TableCell padding="none" align="right">
                  <UndoImport summary={summary} isQuiet />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Page>
  );
}
