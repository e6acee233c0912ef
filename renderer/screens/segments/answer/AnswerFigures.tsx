import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { SegmentSize } from '../../../../shared/contract/segments.ts';
import { FigureStrip } from '../../../components/FigureStrip.tsx';
import { useWords } from '../../../state/words.ts';

/** How many customers, set large, with their share, orders and revenue. */
export function AnswerFigures({ size }: { readonly size: SegmentSize }) {
  const { t, formatter } = useWords();
  const { customers, of, orders, revenue } = size;
  const share = of === 0 ? 0 : customers / of;
  return (
    <div>
      <Typography component="p" role="status" sx={{ display: 'flex', alignItems: 'baseline', gap: 2 }}>
        <Typography component="span" variant="h4">
          {formatter.integer(customers)}
        </Typography>
        <span>{t('segments.builder.customers', { count: customers })}</span>
      </Typography>
      <Box aria-hidden sx={(theme) => ({ height: 6, marginBlock: 2, borderRadius: 1, backgroundColor: theme.tokens.tint, overflow: 'hidden' })}>
        <Box sx={(theme) => ({ height: '100%', backgroundColor: theme.tokens.accent })} style={{ width: `${Math.min(100, share * 100)}%` }} />
      </Box>
      {customers === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {t('segments.builder.nobody')}
        </Typography>
      ) : (
        <FigureStrip
          label={t('segments.builder.answer')}
          figures={[
            { label: t('segments.builder.share'), value: formatter.value(share, { kind: 'percent', digits: 1 }) },
            { label: t('segments.builder.orders'), value: formatter.integer(orders) },
            { label: t('segments.builder.revenue'), value: formatter.tick(revenue, { kind: 'money' }) },
          ]}
        />
      )}
    </div>
  );
}
