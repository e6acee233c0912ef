import Box from '@mui/material/Box';
import type { ColumnHealth } from '../../../../shared/contract/health.ts';
import { useWords } from '../../../state/words.ts';

/** Days without a value, at the end of a table, from which on the column is marked. */
const LONG_DAYS = 92;

/** How fresh the values of a column are, and how far they lag behind the table's latest row. */
export function Freshness({ freshness, lastDay }: { readonly freshness: ColumnHealth['freshness']; readonly lastDay: number | null }) {
  const { t, formatter } = useWords();
  if (freshness === null) return <span>–</span>;
  const { day, of } = freshness;
  const lag = of === 'row' && lastDay !== null ? lastDay - day : 0;
  return (
    <>
      {formatter.day(day)}
      {of === 'import' && (
        <Box component="span" sx={{ display: 'block', fontSize: '0.75rem', color: 'text.secondary' }}>
          {t('health.freshImport')}
        </Box>
      )}
      {lag > 0 && (
        <Box
          component="span"
          sx={(theme) => ({
            display: 'block',
            fontSize: '0.75rem',
            whiteSpace: 'normal',
            color: lag >= LONG_DAYS ? theme.tokens.caution : theme.palette.text.secondary,
          })}
        >
          {t('health.freshLag', { count: lag })}
        </Box>
      )}
    </>
  );
}
