import type { Components, Theme } from '@mui/material/styles';
import { type Palette, RADIUS } from './tokens.ts';

export interface ComponentChoice {
  readonly tokens: Palette;
  readonly density: 'comfortable' | 'compact';
  readonly isPersian: boolean;
}

/** How the kit's parts look here: flat, lined, no ripples, a focus ring on everything. */
export function componentStyles({ tokens, density, isPersian }: ComponentChoice): Components<Omit<Theme, 'components'>> {
  const ring = { outline: `2px solid ${tokens.accent}`, outlineOffset: 2 };
  const cellPadding = density === 'compact' ? '3px 10px' : '7px 12px';
  return {
    MuiCssBaseline: { styleOverrides: baseline(tokens, isPersian) },
    MuiButtonBase: {
      defaultProps: { disableRipple: true, disableTouchRipple: true },
      styleOverrides: { root: { '&.Mui-focusVisible, &:focus-visible': ring } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'small' },
      styleOverrides: {
        root: { minHeight: 32, paddingInline: 12, whiteSpace: 'nowrap', borderRadius: RADIUS },
        outlined: { borderColor: tokens.edge, color: tokens.ink, '&:hover': { borderColor: tokens.ink, backgroundColor: tokens.tint } },
        text: { '&:hover': { backgroundColor: tokens.tint } },
      },
    },
    MuiIconButton: {
      defaultProps: { size: 'small' },
      styleOverrides: {
        root: { borderRadius: RADIUS, minWidth: 32, minHeight: 32, color: tokens.inkSoft, '&:hover': { backgroundColor: tokens.tint } },
      },
    },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiPopover: { styleOverrides: { paper: { boxShadow: tokens.shadow, border: `1px solid ${tokens.line}` } } },
    MuiMenu: { styleOverrides: { paper: { boxShadow: tokens.shadow, border: `1px solid ${tokens.line}` }, list: { paddingBlock: 4 } } },
    MuiMenuItem: {
      defaultProps: { dense: true },
      styleOverrides: { root: { minHeight: 32, fontSize: '0.8125rem', '&.Mui-focusVisible': { ...ring, outlineOffset: -2 } } },
    },
    MuiDialog: { styleOverrides: { paper: { boxShadow: tokens.shadow, border: `1px solid ${tokens.line}` } } },
    MuiTooltip: {
      defaultProps: { enterDelay: 400, arrow: false },
      styleOverrides: {
        tooltip: { backgroundColor: tokens.ink, color: tokens.paper, fontSize: '0.75rem', fontWeight: 400, lineHeight: 1.45, padding: '6px 10px' },
      },
    },
    MuiTableCell: {
      styleOverrides: {
        root: { padding: cellPadding, borderBottom: `1px solid ${tokens.line}`, fontSize: '0.8125rem', lineHeight: 1.5 },
        /** Digits run left to right in Persian too: their last places stand under each other at the right. */
        alignRight: { textAlign: isPersian ? 'start' : 'end' },
        head: { color: tokens.inkSoft, fontWeight: 700, fontSize: '0.75rem', backgroundColor: 'transparent', whiteSpace: 'nowrap' },
      },
    },
    MuiOutlinedInput: {
      styleOverrides: {
        root: {
          fontSize: '0.8125rem',
          '& .MuiOutlinedInput-notchedOutline': { borderColor: tokens.edge },
          '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: tokens.ink },
        },
        input: { '&::placeholder': { color: tokens.inkSoft, opacity: 1 } },
      },
    },
    MuiInputLabel: { styleOverrides: { root: { fontSize: '0.8125rem', color: tokens.inkSoft } } },
    MuiTextField: { defaultProps: { size: 'small' } },
    MuiSelect: { defaultProps: { size: 'small' } },
    MuiFormControl: { defaultProps: { size: 'small' } },
    MuiFormControlLabel: { styleOverrides: { label: { fontSize: '0.875rem' } } },
    MuiCheckbox: { defaultProps: { size: 'small' } },
    MuiRadio: { defaultProps: { size: 'small' } },
    MuiSwitch: {
      defaultProps: { size: 'small' },
      styleOverrides: {
        track: { backgroundColor: tokens.edge, opacity: 1 },
        thumb: { boxShadow: 'none', border: `1px solid ${tokens.edge}`, backgroundColor: tokens.paper },
        switchBase: { '&.Mui-checked .MuiSwitch-thumb': { borderColor: tokens.accent }, '&.Mui-checked + .MuiSwitch-track': { opacity: 1 } },
      },
    },
    MuiChip: {
      defaultProps: { size: 'small' },
      styleOverrides: { root: { borderRadius: RADIUS, height: 24, fontSize: '0.75rem', fontWeight: 400 }, outlined: { borderColor: tokens.edge } },
    },
    MuiToggleButton: {
      defaultProps: { size: 'small' },
      styleOverrides: {
        root: {
          textTransform: 'none',
          fontSize: '0.8125rem',
          minHeight: 32,
          paddingBlock: 4,
          fontWeight: 400,
          borderColor: tokens.edge,
          color: tokens.ink,
          '&.Mui-selected, &.Mui-selected:hover': { color: tokens.accent, backgroundColor: tokens.accentTint, fontWeight: 700 },
        },
      },
    },
    MuiLinearProgress: { styleOverrides: { root: { borderRadius: 2, height: 4, backgroundColor: tokens.tint } } },
    MuiSkeleton: { defaultProps: { animation: false }, styleOverrides: { root: { backgroundColor: tokens.tint, borderRadius: RADIUS } } },
    MuiListItemButton: { styleOverrides: { root: { borderRadius: RADIUS } } },
    MuiLink: { defaultProps: { underline: 'hover' }, styleOverrides: { root: { borderRadius: 2, '&:focus-visible': ring } } },
    MuiSnackbarContent: {
      styleOverrides: { root: { backgroundColor: tokens.ink, color: tokens.paper, fontSize: '0.8125rem', borderRadius: RADIUS } },
    },
  };
}

function baseline(tokens: Palette, isPersian: boolean) {
  return {
    html: { height: '100%', scrollbarColor: `${tokens.edge} transparent` },
    body: {
      height: '100%',
      backgroundColor: tokens.desk,
      overflow: 'hidden',
      fontVariantNumeric: 'lining-nums',
      WebkitFontSmoothing: 'antialiased',
      textSizeAdjust: '100%',
      textRendering: 'geometricPrecision',
    },
    '#root': { height: '100%' },
    /** Vazirmatn sets tabular digits far apart: fine in columns, not in figures and sentences. */
    ...(isPersian ? { '.MuiTypography-root': { fontVariantNumeric: 'lining-nums !important' } } : {}),
    ':focus-visible': { outline: `2px solid ${tokens.accent}`, outlineOffset: 2 },
    '.MuiInputBase-input:focus-visible, [role="dialog"]:focus-visible, [role="presentation"]:focus-visible, main:focus-visible': { outline: 'none' },
    '::selection': { backgroundColor: tokens.accentTint },
    kbd: { font: 'inherit', fontSize: '0.75rem', border: `1px solid ${tokens.line}`, borderRadius: 4, padding: '0 5px', color: tokens.inkSoft },
    '@media (prefers-reduced-motion: reduce)': {
      '*, *::before, *::after': {
        animationDuration: '0.01ms !important',
        animationIterationCount: '1 !important',
        transitionDuration: '0.01ms !important',
      },
    },
    '@media print': {
      'body, html, #root': { height: 'auto', overflow: 'visible', backgroundColor: '#fff' },
      '[data-screen-only]': { display: 'none !important' },
    },
  };
}
