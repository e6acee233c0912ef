import type { ChartTheme } from './chart-theme.ts';

const CONTEXT_KEYS = new Set(['other', 'others', 'context', 'unknown']);
const DASHES = ['solid', [6, 3], [2, 3], [10, 3, 2, 3], [10, 4], [4, 2]] as const;
const PATTERN_TURNS = [0, -Math.PI / 4, Math.PI / 4, Math.PI / 2, 0, -Math.PI / 3, Math.PI / 3, Math.PI / 6];

/** Colour of a series: by its place, grey for what is only context. */
export function seriesColour(key: string, index: number, theme: ChartTheme): string {
  return CONTEXT_KEYS.has(key) ? theme.context : (theme.series[index % theme.series.length] ?? theme.ink);
}

/** Dash of a line, so that several lines differ without colour. */
export function seriesDash(index: number): 'solid' | number[] {
  const dash = DASHES[index % DASHES.length] ?? 'solid';
  return dash === 'solid' ? 'solid' : [...dash];
}

/** Hatching that marks a period that has not ended. */
export function unfinishedHatch(theme: ChartTheme) {
  return hatch(theme.surface, -Math.PI / 4, 4);
}

/** Pattern of a series on paper without colour; null for the first, which stays plain. */
export function seriesPattern(index: number, theme: ChartTheme) {
  return index === 0 ? null : hatch(theme.surface, PATTERN_TURNS[index % PATTERN_TURNS.length] ?? 0, 5);
}

function hatch(color: string, rotation: number, gap: number) {
  return { symbol: 'rect', color, dashArrayX: [1, 0] as [number, number], dashArrayY: [2, gap] as [number, number], rotation };
}
