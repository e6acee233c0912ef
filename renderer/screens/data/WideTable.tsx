import Table from '@mui/material/Table';
import type { ReactNode } from 'react';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';

/** A table that scrolls by itself where the window is narrower. */
export function WideTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ScrollRegion label={label}>
      <Table aria-label={label}>{children}</Table>
    </ScrollRegion>
  );
}
