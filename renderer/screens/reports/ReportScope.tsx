import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useContextState } from '../../state/view-context.ts';
import { useWords } from '../../state/words.ts';

/** Which period and customers the report speaks of: those of the window. */
export function ReportScope() {
  const { t, formatter } = useWords();
  const { period, filter } = useContextState();
  const span =
    period === null ? t('reports.screen.allTime') : t('reports.paper.span', { from: formatter.day(period.fromDay), to: formatter.day(period.toDay) });
  return (
    <Box>
      <Typography variant="subtitle2" component="h2">
        {t('reports.screen.context')}
      </Typography>
      <Typography variant="body2">
        {t('reports.screen.period')}: {span}
      </Typography>
      <Typography variant="body2">
        {t('reports.screen.filter')}: <bdi>{filter?.label ?? t('reports.screen.allCustomers')}</bdi>
      </Typography>
      <Typography variant="caption" color="textSecondary">
        {t('reports.screen.contextHint')}
      </Typography>
    </Box>
  );
}
