import type { CustomSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { ChartBlock, Value } from '../analyses/blocks.ts';
import { bandSeries } from './chart-bands.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import { seriesColour, seriesDash } from './series-style.ts';

const MOST_WITH_SYMBOLS = 14;
const MOST_WITH_BANDS = 3;
/** More lines than this cannot be told apart: the first is the point, the others are its context. */
const MOST_COLOURED = 8;

/** True when a chart has so many lines that only the first is set off. */
export function isCrowded(block: ChartBlock): boolean {
  return block.form === 'line' && block.series.length > MOST_COLOURED;
}

/** Lines with their bands; what is unfinished hangs on by a dashed piece and a hollow mark. */
export function lineSeries(
  block: ChartBlock,
  categories: readonly Value[],
  drawing: ChartDrawing,
  endLabels: boolean,
): (LineSeriesOption | CustomSeriesOption)[] {
  const { theme, translator, formatter } = drawing;
  const crowded = isCrowded(block);
  return block.series.flatMap((series, index) => {
    const isContext = crowded && index > 0;
    const colour = isContext ? theme.context : seriesColour(series.key, index, theme);
    const stroke = { width: isContext ? 1 : crowded ? 3 : 2, color: colour, opacity: isContext ? 0.6 : 1 };
    const byX = new Map(series.points.map((point, position) => [point.x, { point, mark: [index, position] }]));
    const items = categories.map((category) => {
      const found = byX.get(category);
      if (found === undefined || found.point.value === null) return null;
      return { value: Number(found.point.value), mark: found.mark, unfinished: found.point.unfinished === true };
    });
    const tail = items.map((item, position) => (item !== null && (item.unfinished || items[position + 1]?.unfinished === true) ? item : null));
    const hasTail = items.some((item) => item?.unfinished === true);
    const name = translator.message(series.label, formatter);
    const endLabel = {
      show: endLabels && !isContext,
      formatter: name,
      color: colour,
      fontSize: theme.fontSize,
      fontFamily: theme.fontFamily,
      distance: 8,
    };
    const base = {
      type: 'line' as const,
      name,
      color: colour,
      symbol: 'circle' as const,
      symbolSize: 6,
      showSymbol: !isContext && categories.length <= MOST_WITH_SYMBOLS,
      connectNulls: false,
      labelLayout: { moveOverlap: 'shiftY' as const },
      emphasis: { disabled: false, scale: 1.6, itemStyle: { borderColor: theme.ink, borderWidth: 2 } },
    };
    const main: LineSeriesOption = {
      ...base,
      id: `line:${series.key}`,
      z: isContext ? 2 : 3,
      lineStyle: { ...stroke, type: theme.patterns ? seriesDash(index) : 'solid' },
      data: items.map((item) => (item === null || item.unfinished ? null : item)),
      ...(hasTail ? {} : { endLabel }),
    };
    const unfinished: LineSeriesOption = {
      ...base,
      id: `tail:${series.key}`,
      z: 2,
      showSymbol: !isContext,
      lineStyle: { ...stroke, type: [3, 4] },
      data: tail.map((item) =>
        item === null
          ? null
          : item.unfinished
            ? { ...item, itemStyle: { color: theme.surface, borderColor: colour, borderWidth: 2 } }
            : { value: item.value, symbol: 'none' },
      ),
      endLabel,
    };
    const band = block.series.length <= MOST_WITH_BANDS ? bandSeries(series, categories, colour) : null;
    return [...(band === null ? [] : [band]), main, ...(hasTail ? [unfinished] : [])];
  });
}
