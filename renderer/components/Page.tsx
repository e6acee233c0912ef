import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Margins of a screen; reading width unless it is a table that wants all there is. */
export function Page({ isWide = false, children }: { readonly isWide?: boolean; readonly children: ReactNode }) {
  return <Box sx={{ padding: { xs: 4, sm: 6 }, maxWidth: isWide ? 'none' : 1120, '@media print': { padding: 0, maxWidth: 'none' } }}>{children}</Box>;
}
