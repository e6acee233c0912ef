import type { ChartDrawing } from './chart-drawing.ts';

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
