import type { Theme } from '@mui/material/styles';
import { numerals } from './numerals.ts';

/** Hairlines, figures under figures, a head that stays: every table of the window. */
export const tableStyle = (theme: Theme) => ({
  borderCollapse: 'collapse' as const,
  width: '100%',
  fontSize: '0.8125rem',
  fontVariantNumeric: numerals(theme),
  '& th, & td': {
    paddingBlock: 1,
    paddingInline: 2,
    borderBlockEnd: `1px solid ${theme.tokens.line}`,
    textAlign: 'start' as const,
    verticalAlign: 'baseline' as const,
  },
  '& th:first-of-type, & td:first-of-type': { paddingInlineStart: 1 },
  '& thead th': {
    position: 'sticky' as const,
    top: 0,
    zIndex: 1,
    backgroundColor: theme.tokens.paper,
    fontWeight: 400,
    color: theme.tokens.inkSoft,
    verticalAlign: 'bottom' as const,
    borderBlockEnd: `1px solid ${theme.tokens.edge}`,
  },
  // Long names of columns break rather than push the last columns out of sight.
  '& thead th, & thead th.end': { whiteSpace: 'normal' as const },
  '& thead button': { textAlign: 'inherit' as const },
  // The head of a row stays in sight while the figures scroll sideways.
  '& tr > :first-of-type': { position: 'sticky' as const, insetInlineStart: 0, backgroundColor: theme.tokens.paper },
  '& thead tr > :first-of-type': { zIndex: 2 },
  /** Digits run left to right in Persian too: their last places stand under each other at the right, which is the start there. */
  '& .end': { textAlign: theme.direction === 'rtl' ? ('start' as const) : ('end' as const), whiteSpace: 'nowrap' as const },
  /** Interval under its value. */
  '& .range': { display: 'block', fontSize: '0.75rem', color: theme.tokens.inkSoft, whiteSpace: 'nowrap' as const },
  '& .end > button': { justifyContent: theme.direction === 'rtl' ? 'flex-start' : 'flex-end' },
  '& tbody tr:hover, & tbody tr:hover > :first-of-type': { backgroundColor: theme.tokens.tint },
  '& tbody th': { fontWeight: 400, minWidth: 96 },
  '& tfoot td, & tfoot th': { fontWeight: 700, borderBlockEnd: 0, borderBlockStart: `1px solid ${theme.tokens.edge}` },
});
