import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useImports } from '../../../client/queries/imports.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { ScreenSkeleton } from '../../../components/ScreenSkeleton.tsx';
import { StateMessage } from '../../../components/StateMessage.tsx';
import { formatRoute } from '../../../state/route.ts';
import { useWords } from '../../../state/words.ts';
import { DataTabs } from '../DataTabs.tsx';
import { WideTable } from '../WideTable.tsx';
import { DownloadRejected } from './DownloadRejected.tsx';
import { FixRejected } from './FixRejected.tsx';
import { openRejects } from './open-rejects.ts';

/** Imports that refused rows: how many still wait, and what one can do with them. */
export function RejectedPage() {
  const { t, formatter } = useWords();
  const imports = useImports();
  if (imports.isPending) return <ScreenSkeleton />;
  if (imports.isError) return <ErrorState error={imports.error} onRetry={() => void imports.refetch()} />;
  const refusing = imports.data.filter(({ ledger }) => ledger.rejected > 0);
  const open = refusing.reduce((sum, summary) => sum + openRejects(summary), 0);
  if (refusing.length === 0) {
    return (
      <Page>
        <DataTabs current="rejected" />
        <StateMessage icon="check_circle" title={t('rejects.noneTitle')} lead={t('rejects.noneLead')} />
      </Page>
    );
  }
  return (
    <Page>
      <DataTabs current="rejected" />
      <PageHead title={t(open === 0 ? 'rejects.allFixedTitle' : 'rejects.title')} lead={t(open === 0 ? 'rejects.allFixedLead' : 'rejects.lead')} />
      <WideTable label={t('rejects.list')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('imports.data.file')}</TableCell>
            <TableCell>{t('imports.data.at')}</TableCell>
            <TableCell align="right">{t('imports.ledger.rejected')}</TableCell>
            <TableCell>{t('rejects.state')}</TableCell>
            <TableCell component="td" padding="none" />
          </TableRow>
        </TableHead>
        <TableBody>
          {refusing.map((summary) => {
            const { id, fileName, importedAt, ledger, correctedLater = 0 } = summary;
            return (
              <TableRow key={id}>
                <TableCell component="th" scope="row">
                  <Link href={`#${formatRoute({ screen: 'data', importId: id })}`} sx={{ fontWeight: 700 }}>
                    <bdi>{fileName}</bdi>
                  </Link>
                </TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatter.instant(importedAt)}</TableCell>
                <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                  {formatter.integer(ledger.rejected)}
                </TableCell>
                <TableCell>
                  {correctedLater > 0
                    ? t('rejects.fixedLater', { fixed: formatter.integer(correctedLater), total: formatter.integer(ledger.rejected) })
                    : t('rejects.open')}
                </TableCell>
                <TableCell padding="none" align="right">
                  <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end', flexWrap: 'wrap' }}>
                    <DownloadRejected id={id} fileName={fileName} />
                    {openRejects(summary) > 0 && <FixRejected id={id} fileName={fileName} />}
                  </Box>
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </WideTable>
    </Page>
  );
}
