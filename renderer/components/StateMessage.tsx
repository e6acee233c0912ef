import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-names.ts';

export interface StateMessageProps {
  readonly icon: IconName;
  readonly tone?: 'plain' | 'bad';
  readonly title: string;
  readonly lead?: string;
  readonly detail?: string;
  /** What one can do next. */
  readonly children?: ReactNode;
}

/** What a screen shows instead of its content: nothing there yet, nothing found, something failed. */
export function StateMessage({ icon, tone = 'plain', title, lead, detail, children }: StateMessageProps) {
  return (
    <Box role={tone === 'bad' ? 'alert' : undefined} sx={{ maxWidth: 520, marginInline: 'auto', paddingBlock: 12, paddingInline: 6 }}>
      <Icon name={icon} size={28} sx={(theme) => ({ color: tone === 'bad' ? theme.tokens.bad : theme.tokens.inkSoft })} />
      <Typography variant="h2" component="h2" sx={{ marginBlockStart: 2 }}>
        {title}
      </Typography>
      {lead !== undefined && lead !== '' && (
        <Typography color="textSecondary" sx={{ marginBlockStart: 1 }}>
          {lead}
        </Typography>
      )}
      {detail !== undefined && detail !== '' && (
        <Typography variant="caption" component="p" color="textSecondary" sx={{ marginBlockStart: 2, overflowWrap: 'anywhere' }}>
          {detail}
        </Typography>
      )}
      {children !== undefined && <Box sx={{ marginBlockStart: 4, display: 'flex', gap: 2, flexWrap: 'wrap' }}>{children}</Box>}
    </Box>
  );
}
