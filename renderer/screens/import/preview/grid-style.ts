import type { Theme } from '@mui/material/styles';
import type { SystemStyleObject } from '@mui/system';
import { LINE_COLUMN, WIDE_COLUMN } from './columns/use-column-window.ts';

/** Longest cell by the number of columns: a few may show long texts. */
function cellWidth(columns: number): number {
  if (columns <= 3) return 640;
  return columns <= 5 ? 420 : 280;
}

/** Look of the preview grid: heads that stay, hairlines, cells that contradict on amber with a mark. In a wide one all columns are alike. */
export function gridStyle(theme: Theme, columns: number, isWide: boolean): SystemStyleObject<Theme> {
  const { tokens } = theme;
  const line = `1px solid ${tokens.line}`;
  return {
    borderCollapse: 'separate',
    borderSpacing: 0,
    fontSize: '0.8125rem',
    '& caption': { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
    '& th, & td': { borderBlockEnd: line, borderInlineEnd: line, padding: '5px 10px', whiteSpace: 'nowrap', textAlign: 'start' },
    '& thead th': {
      position: 'sticky',
      insetBlockStart: 0,
      zIndex: 2,
      backgroundColor: tokens.paper,
      verticalAlign: 'top',
      borderBlockEnd: `1px solid ${tokens.edge}`,
    },
    ...(isWide && {
      tableLayout: 'fixed',
      '& thead tr > th': { width: WIDE_COLUMN, overflow: 'hidden' },
      '& thead tr > th.line': { width: LINE_COLUMN },
      '& td.gap': { padding: 0, borderInlineEnd: 0 },
    }),
    '& td': { maxWidth: cellWidth(columns), overflow: 'hidden', textOverflow: 'ellipsis' },
    '& .line': {
      position: 'sticky',
      insetInlineStart: 0,
      zIndex: 1,
      backgroundColor: tokens.desk,
      color: tokens.inkSoft,
      fontWeight: 400,
      fontSize: '0.75rem',
      textAlign: 'end',
      fontVariantNumeric: 'tabular-nums',
    },
    '& thead .line': { zIndex: 3, verticalAlign: 'bottom' },
    '& td.number, & td.date': { fontVariantNumeric: 'tabular-nums' },
    '& td.number': { textAlign: 'end' },
    '& td.unused': { color: tokens.inkSoft },
    '& td.bad': { backgroundColor: tokens.cautionTint, boxShadow: `inset 0 -2px 0 ${tokens.caution}` },
    /** A dotted line and a corner: what a cleaning step changed. */
    '& td.cleaned': { backgroundImage: `linear-gradient(225deg, ${tokens.accent} 5px, transparent 5.5px)`, backgroundRepeat: 'no-repeat' },
    '& td.cleaned > button': {
      font: 'inherit',
      color: 'inherit',
      border: 0,
      padding: 0,
      background: 'none',
      textAlign: 'inherit',
      textDecoration: `underline dotted ${tokens.accent}`,
      textUnderlineOffset: 3,
    },
    '& tbody tr:hover td': { backgroundColor: tokens.tint },
    '& tbody tr:hover td.bad': { backgroundColor: tokens.cautionTint },
  };
}
