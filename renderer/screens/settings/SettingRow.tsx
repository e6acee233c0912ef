import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export interface SettingRowProps {
  readonly label: string;
  readonly labelId?: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A setting: its name, what it does, its control. */
export function SettingRow({ label, labelId, hint, children }: SettingRowProps) {
  return (
    <Box
      sx={(theme) => ({
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '200px 1fr' },
        gap: 3,
        alignItems: 'center',
        paddingBlock: 3,
        borderBlockStart: `1px solid ${theme.tokens.line}`,
      })}
    >
      <Typography id={labelId}>{label}</Typography>
      <Box>
        {children}
        {hint !== undefined && (
          <Typography variant="caption" component="p" color="textSecondary" sx={{ marginBlockStart: 1 }}>
            {hint}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
