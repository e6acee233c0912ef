import Box from '@mui/material/Box';
import type { KeyboardEvent, PointerEvent } from 'react';
import { PANEL_WIDTH, resizePanel, usePanel } from '../../state/panel.ts';
import { useWords } from '../../state/words.ts';

const STEP = 24;

/** The edge of the panel: dragged or moved with the arrow keys. */
export function PanelHandle() {
  const { t, translator } = useWords();
  const width = usePanel((state) => state.width);
  const sign = translator.direction === 'rtl' ? -1 : 1;
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    resizePanel(sign === 1 ? window.innerWidth - event.clientX : event.clientX);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: STEP * sign, ArrowRight: -STEP * sign, Home: -PANEL_WIDTH.most, End: PANEL_WIDTH.most }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    resizePanel(width + step);
  };
  return (
    <Box
      role="separator"
      aria-orientation="vertical"
      aria-label={t('app.panel.resize')}
      aria-valuenow={width}
      aria-valuemin={PANEL_WIDTH.least}
      aria-valuemax={PANEL_WIDTH.most}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
      sx={(theme) => ({
        position: 'absolute',
        insetBlock: 0,
        insetInlineStart: -4,
        width: 8,
        cursor: 'col-resize',
        zIndex: 6,
        '&:hover, &:focus-visible': {
          backgroundColor: theme.tokens.accentTint,
          outline: 'none',
          boxShadow: `inset 0 0 0 1px ${theme.tokens.accent}`,
        },
      })}
    />
  );
}
