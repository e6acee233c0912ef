import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import type { ReactNode } from 'react';

/** A table that scrolls by itself where the window is narrower; the keyboard reaches it. */
export function WideTable({ label, maxWidth, children }: { readonly label: string; readonly maxWidth?: number; readonly children: ReactNode }) {
  return (
    <Box role="region" aria-label={label} tabIndex={0} sx={{ overflowX: 'auto', maxWidth }}>
      <Table aria-label={label}>{children}</Table>
    </Box>
  );
}
