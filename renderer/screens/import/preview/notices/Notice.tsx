import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Icon } from '../../../../components/Icon.tsx';
import type { IconName } from '../../../../components/icon-names.ts';

export interface NoticeProps {
  readonly icon: IconName;
  readonly tone: 'plain' | 'accent' | 'caution';
  readonly children: ReactNode;
}

/** One thing the person should know or decide, above the grid. */
export function Notice({ icon, tone, children }: NoticeProps) {
  return (
    <Box
      component="li"
      sx={({ tokens }) => ({
        display: 'flex',
        alignItems: 'flex-start',
        gap: 3,
        padding: '3px 24px',
        fontSize: '0.8125rem',
        borderBlockEnd: `1px solid ${tokens.line}`,
        backgroundColor: { plain: tokens.paper, accent: tokens.accentTint, caution: tokens.cautionTint }[tone],
      })}
    >
      <Icon
        name={icon}
        size={18}
        sx={({ tokens }) => ({ marginBlockStart: '5px', color: { plain: tokens.inkSoft, accent: tokens.accent, caution: tokens.caution }[tone] })}
      />
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 3, rowGap: 1, minHeight: 28 }}>
        {children}
      </Box>
    </Box>
  );
}
