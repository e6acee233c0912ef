import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import rtlPlugin from '@mui/stylis-plugin-rtl';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import { usePreferences } from '../../state/preferences.ts';
import { useWords } from '../../state/words.ts';
import { makeTheme } from './theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** Light or dark, left-to-right or right-to-left, comfortable or compact. The style cache is made anew with the direction. */
export function Look({ children }: { readonly children: ReactNode }) {
  const { theme: wish, locale, density } = usePreferences();
  const isDarkSystem = useMediaQuery('(prefers-color-scheme: dark)', { noSsr: true });
  const mode = wish === 'system' ? (isDarkSystem ? 'dark' : 'light') : wish;
  const { direction } = useWords().translator;
  const cache = useMemo(
    () => (direction === 'rtl' ? createCache({ key: 'rtl', nonce, stylisPlugins: [rtlPlugin] }) : createCache({ key: 'ltr', nonce })),
    [direction],
  );
  const theme = useMemo(() => makeTheme({ mode, locale, density }), [mode, locale, density]);
  useLayoutEffect(() => {
    document.documentElement.style.colorScheme = mode;
  }, [mode]);
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme}>
        <CssBaseline />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
