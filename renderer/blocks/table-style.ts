import type { Theme } from '@mui/material/styles';

/** Hairlines, figures under figures, a head that stays: every table of the window. */
export const tableStyle = (theme: Theme) => ({
  borderCollapse: 'collapse' as const,
  width: '100%',
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums lining-nums',
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
    whiteSpace: 'nowrap' as const,
    borderBlockEnd: `1px solid ${theme.tokens.edge}`,
  },
  // The head of a row stays in sight while the figures scroll sideways.
  '& tr > :first-of-type': { position: 'sticky' as const, insetInlineStart: 0, backgroundColor: theme.tokens.paper },
  '& thead tr > :first-of-type': { zIndex: 2 },
  '& .end': { textAlign: 'end' as const, whiteSpace: 'nowrap' as const },
  '& tbody tr:hover, & tbody tr:hover > :first-of-type': { backgroundColor: theme.tokens.tint },
  '& tbody th': { fontWeight: 400 },
  '& tfoot td, & tfoot th': { fontWeight: 700, borderBlockEnd: 0, borderBlockStart: `1px solid ${theme.tokens.edge}` },
});
