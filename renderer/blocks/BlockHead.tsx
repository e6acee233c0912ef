import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { TableMenu } from './TableMenu.tsx';

export interface BlockHeadProps {
  readonly title: string;
  /** Id of the block, for its export. */
  readonly block: string;
  /** Entries before the export of the data. */
  readonly children?: (close: () => void) => ReactNode;
}

/** Title of a block and what can be taken out of it. */
export function BlockHead({ title, block, children }: BlockHeadProps) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, marginBlockEnd: 2, minHeight: 32 }}>
      <Typography variant="h3" component="h2" sx={{ flex: 1 }}>
        {title}
      </Typography>
      <TableMenu title={title} block={block}>
        {children}
      </TableMenu>
    </Box>
  );
}
