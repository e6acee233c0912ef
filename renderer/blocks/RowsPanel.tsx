import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useDrilledRows } from '../client/queries/analyses.ts';
import { ErrorState } from '../components/ErrorState.tsx';
import { closePanel, type RowsContent } from '../state/panel.ts';
import { navigate } from '../state/route.ts';
import { offerSegmentDraft } from '../state/segment-draft.ts';
import { setFilter } from '../state/view-context.ts';
import { useWords } from '../state/words.ts';
import { DrilledTable } from './DrilledTable.tsx';
import { exactText, figureText, intervalText } from './figure-text.ts';
import { numerals } from './numerals.ts';

const PAGE = 100;

/** "Which rows?": the figure, the same figure computed again from its rows, and the rows with file and line. */
export function RowsPanel({ content }: { readonly content: RowsContent }) {
  const words = useWords();
  const { t, formatter } = words;
  const [page, setPage] = useState(0);
  const rows = useDrilledRows(content.drill, content.context, page * PAGE, PAGE);
  const { segment, title } = content;
  if (rows.isPending) return <Skeleton variant="rectangular" height={240} sx={{ margin: 4 }} />;
  if (rows.isError) return <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />;
  const { total, figure } = rows.data;
  const pages = Math.ceil(total / PAGE);
  return (
    <Box sx={{ padding: 4, display: 'grid', gap: 3 }}>
      <Box>
        <Typography variant="body2" color="textSecondary">
          {title}
        </Typography>
        <Typography sx={(theme) => ({ fontSize: '1.75rem', fontWeight: 700, fontVariantNumeric: numerals(theme) })}>
          {figureText(content, content.format, words)}
        </Typography>
        <Typography variant="caption" color="textSecondary" component="p" sx={{ margin: 0 }}>
          {[intervalText(content, content.format, words), content.n === undefined ? '' : t('charts.n', { n: content.n })]
            .filter((part) => part !== '')
            .join(' · ')}
        </Typography>
        <Typography variant="body2">
          {content.estimate === true
            ? t('charts.estimated', { n: exactText(figure, { kind: 'integer' }, words), count: total })
            : t('charts.recomputed', { value: exactText(figure, content.format, words), count: total })}
        </Typography>
      </Box>
      {segment !== undefined && (
        <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
          <Button
            variant="outlined"
            onClick={() => {
              offerSegmentDraft(segment, title);
              closePanel();
              navigate({ screen: 'segment', id: 'new' });
            }}
          >
            {t('charts.saveAsSegment')}
          </Button>
          <Button
            onClick={() => {
              setFilter({ rule: segment, label: title });
              closePanel();
              navigate({ screen: 'customers' });
            }}
          >
            {t('charts.showCustomers')}
          </Button>
        </Box>
      )}
      <DrilledTable columns={rows.data.columns} rows={rows.data.rows} relation={content.drill.relation} />
      {pages > 1 && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t('charts.previousPage')}
          </Button>
          <Typography variant="caption">{t('charts.page', { page: formatter.integer(page + 1), pages: formatter.integer(pages) })}</Typography>
          <Button disabled={page + 1 >= pages} onClick={() => setPage(page + 1)}>
            {t('charts.nextPage')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
