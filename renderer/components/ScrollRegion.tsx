import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** What is wider than the window scrolls by itself; the keyboard reaches it. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box role="region" aria-label={label} tabIndex={0} sx={{ overflowX: 'auto' }}>
      {children}
    </Box>
  );
}
