import { useTheme } from '@mui/material/styles';
import { useMemo } from 'react';
import type { ChartDrawing } from '../../shared/charts/chart-drawing.ts';
import { CHART_THEMES } from '../../shared/charts/chart-theme.ts';
import { useTimeDirection } from '../state/time-direction.ts';
import { useWords } from '../state/words.ts';

/** How charts are drawn in this window: its theme, words and direction. */
export function useDrawing(): ChartDrawing {
  const { translator, formatter } = useWords();
  const mode = useTheme().palette.mode;
  const timeDirection = useTimeDirection();
  return useMemo(
    () => ({ theme: CHART_THEMES[mode], translator, formatter, direction: translator.direction, timeDirection }),
    [mode, translator, formatter, timeDirection],
  );
}
