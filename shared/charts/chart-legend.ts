import type { ChartDrawing } from './chart-drawing.ts';

const CHARACTER_WIDTH = 7;
const ENTRY_ROOM = 36;
const ROW_HEIGHT = 24;
const USUAL_WIDTH = 480;

/** Height that a legend of these names takes in a chart of that width. */
export function legendHeight(names: readonly string[], width: number = USUAL_WIDTH): number {
  let rows = 1;
  let used = 0;
  for (const name of names) {
    const entry = name.length * CHARACTER_WIDTH + ENTRY_ROOM;
    if (used > 0 && used + entry > width) {
      rows += 1;
      used = 0;
    }
    used += entry;
  }
  return rows * ROW_HEIGHT + 6;
}

/** Legend above the plot, on the side where reading starts. */
export function chartLegend(names: readonly string[], { theme, direction }: ChartDrawing) {
  const isMirrored = direction === 'rtl';
  return {
    type: 'plain' as const,
    data: isMirrored ? [...names].reverse() : [...names],
    top: 0,
    ...(isMirrored ? { right: 0 } : { left: 0 }),
    align: isMirrored ? ('right' as const) : ('left' as const),
    itemWidth: 14,
    itemHeight: 10,
    itemGap: 14,
    icon: 'roundRect',
    selectedMode: false,
    textStyle: { color: theme.ink, fontSize: theme.fontSize, fontFamily: theme.fontFamily },
  };
}
