import { faIR } from '@mui/material/locale';
import { createTheme, type Theme } from '@mui/material/styles';
import type { Locale } from '../../../shared/contract/settings.ts';
import { componentStyles } from './theme-components.ts';
import { DARK, LIGHT, type Palette, RADIUS, TYPE } from './tokens.ts';

declare module '@mui/material/styles' {
  interface Theme {
    readonly tokens: Palette;
  }
  interface ThemeOptions {
    tokens: Palette;
  }
}

export interface ThemeChoice {
  readonly mode: 'light' | 'dark';
  readonly locale: Locale;
  readonly density: 'comfortable' | 'compact';
}

const rem = (pixels: number) => `${pixels / 16}rem`;

/** The look of the window for one language, light and density. */
export function makeTheme({ mode, locale, density }: ThemeChoice): Theme {
  const tokens = mode === 'dark' ? DARK : LIGHT;
  const isPersian = locale === 'fa';
  const fontFamily = isPersian ? '"Vazirmatn", "Noto Sans", sans-serif' : '"Noto Sans", "Vazirmatn", sans-serif';
  const lineHeight = isPersian ? 1.7 : 1.5;
  return createTheme(
    {
      tokens,
      direction: isPersian ? 'rtl' : 'ltr',
      spacing: 4,
      shape: { borderRadius: RADIUS },
      palette: {
        mode,
        primary: { main: tokens.accent, contrastText: tokens.accentInk },
        secondary: { main: tokens.inkSoft, contrastText: tokens.paper },
        success: { main: tokens.good, contrastText: tokens.paper },
        warning: { main: tokens.caution, contrastText: tokens.paper },
        error: { main: tokens.bad, contrastText: tokens.paper },
        info: { main: tokens.inkSoft, contrastText: tokens.paper },
        text: { primary: tokens.ink, secondary: tokens.inkSoft, disabled: tokens.edge },
        background: { default: tokens.desk, paper: tokens.paper },
        divider: tokens.line,
        action: { hover: tokens.tint, selected: tokens.accentTint, focus: tokens.tint, disabledBackground: tokens.tint, disabled: tokens.edge },
      },
      typography: {
        fontFamily,
        fontSize: TYPE.body,
        fontWeightMedium: 700,
        fontWeightLight: 400,
        h1: { fontSize: rem(TYPE.title), fontWeight: 700, lineHeight: 1.35, letterSpacing: 0 },
        h2: { fontSize: rem(TYPE.lead), fontWeight: 700, lineHeight: 1.4, letterSpacing: 0 },
        h3: { fontSize: rem(TYPE.body), fontWeight: 700, lineHeight, letterSpacing: 0 },
        h4: { fontSize: rem(TYPE.figure), fontWeight: 700, lineHeight: 1.2, letterSpacing: 0, fontVariantNumeric: 'tabular-nums lining-nums' },
        h5: { fontSize: rem(TYPE.title), fontWeight: 700, lineHeight: 1.3, letterSpacing: 0, fontVariantNumeric: 'tabular-nums lining-nums' },
        h6: { fontSize: rem(TYPE.body), fontWeight: 700, letterSpacing: 0 },
        body1: { fontSize: rem(TYPE.body), lineHeight, letterSpacing: 0 },
        body2: { fontSize: rem(TYPE.small), lineHeight, letterSpacing: 0 },
        subtitle1: { fontSize: rem(TYPE.lead), lineHeight, letterSpacing: 0 },
        subtitle2: { fontSize: rem(TYPE.small), fontWeight: 700, lineHeight, letterSpacing: 0 },
        caption: { fontSize: rem(TYPE.note), lineHeight: isPersian ? 1.6 : 1.45, letterSpacing: 0 },
        overline: { fontSize: rem(TYPE.note), lineHeight: 1.5, letterSpacing: 0, textTransform: 'none', fontWeight: 700 },
        button: { fontSize: rem(TYPE.small), fontWeight: 700, textTransform: 'none', letterSpacing: 0, lineHeight: 1.5 },
      },
      transitions: { duration: { shortest: 80, shorter: 100, short: 120, standard: 150, complex: 150, enteringScreen: 150, leavingScreen: 120 } },
      components: componentStyles({ tokens, density, isPersian }),
    },
    ...(isPersian ? [faIR] : []),
  );
}
