import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { MouseEvent, ReactNode } from 'react';
import { Icon } from '../../../../components/Icon.tsx';
import type { IconName } from '../../../../components/icon-names.ts';

export interface HeadChipProps {
  readonly icon: IconName;
  readonly label: string;
  readonly tone: 'accent' | 'plain' | 'quiet' | 'caution';
  readonly popup: 'menu' | 'dialog' | 'listbox';
  readonly isOpen: boolean;
  readonly onOpen: (anchor: HTMLElement) => void;
  readonly children: ReactNode;
}

/** A guess on a column head: shows it, opens what can be chosen instead. */
export function HeadChip({ icon, label, tone, popup, isOpen, onOpen, children }: HeadChipProps) {
  return (
    <ButtonBase
      aria-label={label}
      aria-haspopup={popup}
      aria-expanded={isOpen}
      onClick={(event: MouseEvent<HTMLElement>) => onOpen(event.currentTarget)}
      sx={(theme) => {
        const { tokens } = theme;
        const colours = {
          accent: { color: tokens.accent, backgroundColor: tokens.accentTint, borderColor: tokens.accentTint },
          plain: { color: tokens.ink, backgroundColor: 'transparent', borderColor: tokens.line },
          quiet: { color: tokens.inkSoft, backgroundColor: 'transparent', borderColor: tokens.line },
          caution: { color: tokens.caution, backgroundColor: tokens.cautionTint, borderColor: tokens.cautionTint },
        }[tone];
        return {
          ...colours,
          display: 'inline-flex',
          maxWidth: '100%',
          gap: 1,
          minHeight: 24,
          paddingInline: 1.5,
          borderRadius: 1,
          borderWidth: 1,
          borderStyle: 'solid',
          fontSize: '0.75rem',
          fontWeight: tone === 'accent' ? 700 : 400,
          '&:hover': { borderColor: 'currentColor' },
        };
      }}
    >
      <Icon name={icon} size={16} />
      <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, minWidth: 0, overflow: 'hidden' }}>
        {children}
      </Box>
      <Icon name="keyboard_arrow_down" size={14} />
    </ButtonBase>
  );
}
