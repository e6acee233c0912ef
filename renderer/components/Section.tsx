import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';

export interface SectionProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** Part of a screen under a hairline and a heading. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={(theme) => ({ borderBlockStart: `1px solid ${theme.tokens.line}`, paddingBlock: 4, '@media print': { breakInside: 'avoid-page' } })}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 3, marginBlockEnd: 3, flexWrap: 'wrap' }}>
        <Typography id={id} variant="h2">
          {title}
        </Typography>
        {aside}
      </Box>
      {children}
    </Box>
  );
}
