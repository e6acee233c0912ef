import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useWords } from '../state/words.ts';

/** A screen on its way: title, a strip of figures, a body. */
export function ScreenSkeleton() {
  const { t } = useWords();
  return (
    <Box role="status" aria-label={t('app.loading')} sx={{ padding: 6, display: 'grid', gap: 4 }}>
      <Skeleton variant="rectangular" width={260} height={28} />
      <Box sx={{ display: 'flex', gap: 6 }}>
        {[140, 120, 160, 110].map((width) => (
          <Skeleton key={width} variant="rectangular" width={width} height={56} />
        ))}
      </Box>
      <Skeleton variant="rectangular" height={260} />
    </Box>
  );
}
