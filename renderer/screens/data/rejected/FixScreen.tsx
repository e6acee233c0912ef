import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useImport } from '../../../client/queries/imports.ts';
import { useOpenRecords } from '../../../client/queries/rejects.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { ScreenSkeleton } from '../../../components/ScreenSkeleton.tsx';
import { StateMessage } from '../../../components/StateMessage.tsx';
import { formatRoute } from '../../../state/route.ts';
import { useWords } from '../../../state/words.ts';
import { BulkReplace } from './BulkReplace.tsx';
import { gridColumns, pageStart, replaceInColumn } from './corrections.ts';
import { DownloadRejected } from './DownloadRejected.tsx';
import { FixBar } from './FixBar.tsx';
import { FixGrid } from './FixGrid.tsx';
import { useFix } from './use-fix.ts';

const PAGE_ROWS = 500;

/** Corrects the refused rows of an import in a sheet and sends them in again. */
export function FixScreen({ id }: { readonly id: number }) {
  const { t, formatter } = useWords();
  const [offset, setOffset] = useState(0);
  const detail = useImport(id);
  const page = useOpenRecords(id, offset, PAGE_ROWS);
  const fix = useFix(id);
  if (detail.isPending || page.isPending) return <ScreenSkeleton />;
  if (detail.isError || page.isError) return <ErrorState error={detail.error ?? page.error} onRetry={() => void page.refetch()} />;
  const { fileName } = detail.data;
  const { open, header, rows: records } = page.data;
  const start = pageStart(offset, open, PAGE_ROWS);
  if (start !== offset) setOffset(start);
  const back = (
    <Link
      href={`#${formatRoute({ screen: 'data', importId: id })}`}
      variant="body2"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, marginBlockEnd: 2 }}
    >
      <Icon name="arrow_back" size={16} />
      <bdi>{fileName}</bdi>
    </Link>
  );
  if (open === 0) {
    return (
      <Page>
        {back}
        <StateMessage icon="check_circle" title={t('rejects.allFixedTitle')} lead={t('rejects.allFixedLead')} />
      </Page>
    );
  }
  const columns = gridColumns(header, records);
  return (
    <Page isWide>
      {back}
      <PageHead title={t('rejects.grid.title')} lead={t('rejects.grid.lead')}>
        <DownloadRejected id={id} fileName={fileName} />
      </PageHead>
      <BulkReplace
        columns={columns}
        place={records.find(({ place }) => place !== null)?.place ?? 0}
        onReplace={(replacement) => {
          const { drafts, changed } = replaceInColumn(fix.drafts, records, replacement);
          fix.changeDrafts(() => drafts);
          return changed;
        }}
      />
      <FixGrid key={`${offset} ${records[0]?.row}`} importId={id} fileName={fileName} records={records} columns={columns} fix={fix} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, marginBlockStart: 1 }}>
        <Typography variant="caption" color="textSecondary">
          {t('rejects.grid.hint')}
        </Typography>
        {open > PAGE_ROWS && (
          <Box sx={{ marginInlineStart: 'auto', display: 'flex', alignItems: 'center', gap: 2 }}>
            <Typography variant="caption">
              {t('rejects.grid.shown', {
                from: formatter.integer(offset + 1),
                to: formatter.integer(offset + records.length),
                total: formatter.integer(open),
              })}
            </Typography>
            <Button disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - PAGE_ROWS))}>
              {t('rejects.grid.previous')}
            </Button>
            <Button disabled={offset + records.length >= open} onClick={() => setOffset(offset + PAGE_ROWS)}>
              {t('rejects.grid.next')}
            </Button>
          </Box>
        )}
      </Box>
      <FixBar fix={fix} />
    </Page>
  );
}
