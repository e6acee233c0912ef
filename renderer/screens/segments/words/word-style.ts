import type { Theme } from '@mui/material/styles';

/** A part of a sentence that can be changed: in the accent, underlined, as high as a finger. */
export const wordStyle = (theme: Theme) => ({
  fontSize: 'inherit',
  fontWeight: 700,
  color: theme.tokens.accent,
  borderBlockEnd: `1px solid ${theme.tokens.edge}`,
  borderRadius: '4px 4px 0 0',
  minHeight: 28,
  '&:hover': { backgroundColor: theme.tokens.accentTint },
  '&:focus-within': { backgroundColor: theme.tokens.accentTint, borderBlockEndColor: theme.tokens.accent },
  '& input': { padding: '2px 4px', height: 'auto', fontWeight: 700, fontSize: 'inherit', color: theme.tokens.accent },
});

/** The list that opens below a text of a sentence; looks like every menu. */
export const WORD_LIST = {
  popper: { placement: 'bottom-start' as const, sx: { minWidth: 240 } },
  paper: {
    sx: (theme: Theme) => ({
      boxShadow: theme.tokens.shadow,
      border: `1px solid ${theme.tokens.line}`,
      fontSize: '0.8125rem',
      '& li': { minHeight: 32 },
    }),
  },
};
