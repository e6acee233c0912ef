import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Foot of the wizard: what stands so far at the start side, what to do next at the end side. */
export function WizardFoot({ aside, children }: { readonly aside?: ReactNode; readonly children?: ReactNode }) {
  return (
    <Box
      sx={(theme) => ({
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 6,
        rowGap: 2,
        padding: '10px 24px',
        flex: 'none',
        borderBlockStart: `1px solid ${theme.tokens.line}`,
        backgroundColor: theme.tokens.desk,
      })}
    >
      {aside}
      <Box sx={{ marginInlineStart: 'auto', display: 'flex', gap: 2, flexWrap: 'wrap' }}>{children}</Box>
    </Box>
  );
}
