import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { closePanel, popPanel, usePanel } from '../../state/panel.ts';
import { useWords } from '../../state/words.ts';
import { Icon } from '../Icon.tsx';
import { PanelBody } from './PanelBody.tsx';
import { PanelHandle } from './PanelHandle.tsx';

/** The one panel at the end side: which rows, a definition, a raw row. Over the screen where the window is narrow. */
export function SidePanel({ isOverlay }: { readonly isOverlay: boolean }) {
  const { t } = useWords();
  const { stack, width } = usePanel();
  const content = stack.at(-1);
  const heading = useRef<HTMLHeadingElement>(null);
  const kind = content?.kind;
  useEffect(() => {
    if (kind === undefined) return;
    const cameFrom = document.activeElement;
    heading.current?.focus();
    return () => {
      if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    };
  }, [kind]);
  if (content === undefined) return null;
  const title = content.kind === 'rows' ? t('app.panel.rows') : t(`app.panel.${content.kind}`);
  return (
    <Box
      component="aside"
      aria-label={t('app.panel.label')}
      data-region="panel"
      data-screen-only
      sx={(theme) => ({
        width: isOverlay ? '100%' : width,
        flex: 'none',
        display: 'flex',
        flexDirection: 'column',
        position: isOverlay ? 'absolute' : 'relative',
        inset: isOverlay ? 0 : undefined,
        zIndex: 5,
        backgroundColor: theme.tokens.paper,
        borderInlineStart: `1px solid ${theme.tokens.line}`,
      })}
    >
      {!isOverlay && <PanelHandle />}
      <Box
        sx={(theme) => ({
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          minHeight: 44,
          paddingInline: 2,
          borderBlockEnd: `1px solid ${theme.tokens.line}`,
        })}
      >
        {stack.length > 1 && (
          <IconButton aria-label={t('app.panel.back')} onClick={popPanel}>
            <Icon name="arrow_back" />
          </IconButton>
        )}
        <Typography ref={heading} tabIndex={-1} variant="h3" component="h2" sx={{ flex: 1, paddingInlineStart: 1, outline: 'none' }}>
          {title}
        </Typography>
        <IconButton aria-label={t('app.panel.close')} onClick={closePanel}>
          <Icon name="close" />
        </IconButton>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        <PanelBody content={content} />
      </Box>
    </Box>
  );
}
