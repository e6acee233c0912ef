import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { ImportSummary } from '../../../../shared/contract/imports.ts';
import { useRejectedRows } from '../../../client/queries/imports.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { RejectedTable } from '../../../components/RejectedTable.tsx';
import { Section } from '../../../components/Section.tsx';
import { openPanel } from '../../../state/panel.ts';
import { formatRoute } from '../../../state/route.ts';
import { useWords } from '../../../state/words.ts';
import { DownloadRejected } from '../rejected/DownloadRejected.tsx';
import { openRejects } from '../rejected/open-rejects.ts';

const SHOWN = 1000;

/** Rows that an import refused, with ways to correct or take them away; a row's line opens it as it came. */
export function RejectedRows({ summary }: { readonly summary: ImportSummary }) {
  const { t } = useWords();
  const { id, fileName } = summary;
  const rejected = useRejectedRows(id, 0, SHOWN);
  const total = rejected.data?.total ?? 0;
  const actions = total > 0 && (
    <Box data-screen-only sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
      {openRejects(summary) > 0 && (
        <Button variant="outlined" href={`#${formatRoute({ screen: 'data', importId: id, view: 'fix' })}`}>
          {t('rejects.fix')}
        </Button>
      )}
      <DownloadRejected id={id} fileName={fileName} />
    </Box>
  );
  return (
    <Section title={t('imports.data.rows')} aside={actions}>
      {rejected.isPending && <Skeleton variant="rectangular" height={80} />}
      {rejected.isError && <ErrorState error={rejected.error} onRetry={() => void rejected.refetch()} />}
      {rejected.isSuccess && total === 0 && <Typography color="textSecondary">{t('imports.data.noRejected')}</Typography>}
      {rejected.isSuccess && total > rejected.data.rows.length && (
        <Typography variant="body2" color="textSecondary" sx={{ marginBlockEnd: 2 }}>
          {t('imports.check.rejectedFirst', { count: rejected.data.rows.length, total })}
        </Typography>
      )}
      {rejected.isSuccess && total > 0 && (
        <RejectedTable rows={rejected.data.rows} onOpen={(row) => openPanel({ kind: 'rawRow', importId: id, row })} />
      )}
    </Section>
  );
}
