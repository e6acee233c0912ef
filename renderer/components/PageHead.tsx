import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export interface PageHeadProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Buttons at the end side. */
  readonly children?: ReactNode;
}

/** Title of a screen, one line below it, and what one can do here. */
export function PageHead({ title, lead, children }: PageHeadProps) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', columnGap: 4, rowGap: 2, marginBlockEnd: 5 }}>
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
          <bdi>{title}</bdi>
        </Typography>
        {lead !== undefined && (
          <Typography variant="body2" color="textSecondary" component="div" sx={{ marginBlockStart: 0.5 }}>
            {lead}
          </Typography>
        )}
      </Box>
      {children !== undefined && (
        <Box data-screen-only sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'center' }}>
          {children}
        </Box>
      )}
    </Box>
  );
}
