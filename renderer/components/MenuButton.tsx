import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import { type ReactNode, useId, useState } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-names.ts';

export interface MenuButtonProps {
  /** Said before the current value by screen readers. */
  readonly label: string;
  readonly value: string;
  readonly icon?: IconName;
  readonly isActive?: boolean;
  readonly isStrong?: boolean;
  /** Entries; call `close` after a choice. */
  readonly children: (close: () => void) => ReactNode;
}

/** A quiet button that shows a value and opens a menu to change it. */
export function MenuButton({ label, value, icon, isActive = false, isStrong = false, children }: MenuButtonProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  return (
    <>
      <Button
        id={id}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={`${label}: ${value}`}
        onClick={(event) => setAnchor(event.currentTarget)}
        startIcon={icon && <Icon name={icon} size={18} />}
        endIcon={<Icon name="keyboard_arrow_down" size={18} />}
        sx={(theme) => ({
          color: isActive ? theme.tokens.accent : theme.tokens.ink,
          backgroundColor: isActive ? theme.tokens.accentTint : 'transparent',
          fontWeight: isStrong || isActive ? 700 : 400,
          maxWidth: 280,
          overflow: 'hidden',
        })}
      >
        <span dir="auto" className="clip">
          {value}
        </span>
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close} slotProps={{ list: { 'aria-labelledby': id } }}>
        {children(close)}
      </Menu>
    </>
  );
}
