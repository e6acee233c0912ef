import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useWords } from '../../../state/words.ts';
import type { ValueFix } from './join-view.ts';

export interface NearMissesProps<Miss extends ValueFix & { readonly rows?: number }> {
  readonly title: string;
  readonly misses: readonly Miss[];
  readonly onFix: (misses: readonly Miss[]) => void;
}

/** Values that are nearly others: each can be made the one it probably means, or all at once. */
export function NearMisses<Miss extends ValueFix & { readonly rows?: number }>({ title, misses, onFix }: NearMissesProps<Miss>) {
  const { t } = useWords();
  if (misses.length === 0) return null;
  return (
    <Box
      role="group"
      aria-label={title}
      sx={(theme) => ({ marginBlockStart: 2, padding: 3, borderRadius: 1, maxWidth: 860, backgroundColor: theme.tokens.cautionTint })}
    >
      <Typography variant="subtitle2" component="h4">
        {title}
      </Typography>
      {misses.map((miss) => (
        <Box key={miss.from} sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 2, fontSize: '0.8125rem' }}>
          <span>
            <bdi>{miss.from}</bdi> <span aria-hidden>{t('imports.cleaning.arrow')}</span>{' '}
            <strong>
              <bdi>{miss.to}</bdi>
            </strong>
            {miss.rows !== undefined && ` · ${t('imports.tray.rows', { count: miss.rows })}`}
          </span>
          <Button aria-label={t('imports.joins.fixOne', { from: miss.from, to: miss.to })} onClick={() => onFix([miss])}>
            {t('imports.joins.fix')}
          </Button>
        </Box>
      ))}
      {misses.length > 1 && (
        <Button variant="outlined" sx={{ marginBlockStart: 1 }} onClick={() => onFix(misses)}>
          {t('imports.joins.fixAll', { count: misses.length })}
        </Button>
      )}
    </Box>
  );
}
