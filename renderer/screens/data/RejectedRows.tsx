import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useRejectedRows } from '../../client/queries/imports.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { RejectedTable } from '../../components/RejectedTable.tsx';
import { openPanel } from '../../state/panel.ts';
import { useWords } from '../../state/words.ts';

const SHOWN = 1000;

/** Rows that an import refused; a row's line opens it as it came. */
export function RejectedRows({ id }: { readonly id: number }) {
  const { t } = useWords();
  const rejected = useRejectedRows(id, 0, SHOWN);
  if (rejected.isPending) return <Skeleton variant="rectangular" height={80} />;
  if (rejected.isError) return <ErrorState error={rejected.error} onRetry={() => void rejected.refetch()} />;
  const { total, rows } = rejected.data;
  if (total === 0) return <Typography color="textSecondary">{t('imports.data.noRejected')}</Typography>;
  return (
    <>
      {total > rows.length && (
        <Typography variant="body2" color="textSecondary" sx={{ marginBlockEnd: 2 }}>
          {t('imports.check.rejectedFirst', { count: rows.length, total })}
        </Typography>
      )}
      <RejectedTable rows={rows} onOpen={(row) => openPanel({ kind: 'rawRow', importId: id, row })} />
    </>
  );
}
