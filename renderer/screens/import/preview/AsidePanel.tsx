import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';

export interface AsidePanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel beside the grid, below it where the window is narrow; the focus goes to its heading and back when it closes. */
export function AsidePanel({ title, onClose, children }: AsidePanelProps) {
  const { t } = useWords();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const cameFrom = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    };
  }, []);
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={(theme) => ({
        width: { xs: '100%', md: 360 },
        flex: 'none',
        maxHeight: { xs: 420, md: 'none' },
        display: 'flex',
        flexDirection: 'column',
        borderInlineStart: { md: `1px solid ${theme.tokens.line}` },
        borderBlockStart: { xs: `1px solid ${theme.tokens.line}`, md: 'none' },
      })}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', padding: '6px 8px 0 20px' }}>
        <Typography ref={heading} id={id} tabIndex={-1} variant="h3" component="h2" sx={{ flex: 1, outline: 'none' }}>
          {title}
        </Typography>
        <IconButton aria-label={t('app.action.close')} onClick={onClose}>
          <Icon name="close" size={18} />
        </IconButton>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', padding: '4px 20px 16px' }}>{children}</Box>
    </Box>
  );
}
