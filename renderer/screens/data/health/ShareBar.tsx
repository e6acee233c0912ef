import Box from '@mui/material/Box';
import { useWords } from '../../../state/words.ts';

const FINE_FROM = 0.995;

/** A share as a bar with its figure; below the whole it shows a digit more, so that 99.96 % is not shown as all. */
export function ShareBar({ share, isStrong = false }: { readonly share: number; readonly isStrong?: boolean }) {
  const { formatter } = useWords();
  const digits = share < 1 && share >= FINE_FROM ? 2 : share < 1 && share > 0 ? 1 : 0;
  const shown = share < 1 ? Math.min(share, 0.9999) : share;
  return (
    <Box sx={{ display: 'inline-flex', alignItems: 'center', gap: 2, fontVariantNumeric: 'tabular-nums', fontWeight: isStrong ? 700 : 400 }}>
      <Box
        aria-hidden
        sx={(theme) => ({ width: 56, height: 6, borderRadius: 1, flex: 'none', overflow: 'hidden', backgroundColor: theme.tokens.line })}
      >
        <Box
          style={{ width: `${Math.max(share > 0 ? 2 : 0, share * 100)}%` }}
          sx={(theme) => ({ height: '100%', backgroundColor: share >= 0.9 ? theme.tokens.accent : theme.tokens.caution })}
        />
      </Box>
      <span>{formatter.value(shown, { kind: 'percent', digits })}</span>
    </Box>
  );
}
