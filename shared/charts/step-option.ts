import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts';
import type { CustomSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { ChartBlock } from '../analyses/blocks.ts';
import type { ChartDrawing, ChartOption } from './chart-drawing.ts';
import { referenceLines } from './chart-reference.ts';
import { measuredFrame } from './measured-frame.ts';
import { seriesColour, seriesDash } from './series-style.ts';

const MOST_WITH_BANDS = 3;

/** Curves that hold their value until the next point, over a measured (not a counted) axis: survival and cumulative incidence. */
export function stepOption(block: ChartBlock, drawing: ChartDrawing): ChartOption {
  const { theme, translator, formatter } = drawing;
  const names = block.series.map((series) => translator.message(series.label, formatter));
  const reference = referenceLines(block, [], false, drawing);
  const series = block.series.flatMap((one, index): (LineSeriesOption | CustomSeriesOption)[] => {
    const colour = seriesColour(one.key, index, theme);
    const band = block.series.length <= MOST_WITH_BANDS ? stepBand(one, colour) : null;
    const curve: LineSeriesOption = {
      type: 'line',
      id: `step:${one.key}`,
      name: names[index] ?? '',
      step: 'end',
      z: 3,
      color: colour,
      symbol: 'circle',
      symbolSize: 6,
      showSymbol: false,
      lineStyle: { width: 2, color: colour, type: theme.patterns ? seriesDash(index) : 'solid' },
      emphasis: { disabled: false, scale: 1.6, itemStyle: { borderColor: theme.ink, borderWidth: 2 } },
      data: one.points.flatMap((point, position) =>
        point.value === null || point.x === null ? [] : [{ value: [Number(point.x), Number(point.value)], mark: [index, position] }],
      ),
      ...(index === 0 && reference !== null ? { markLine: reference } : {}),
    };
    return band === null ? [curve] : [band, curve];
  });
  return {
    ...measuredFrame(block, drawing, names, true),
    series: series as ChartOption['series'] & object,
  };
}

/** Band of a curve: one rectangle per step whose start has an interval. */
function stepBand(series: ChartBlock['series'][number], colour: string): CustomSeriesOption | null {
  const strips = series.points.flatMap((point, index) => {
    const next = series.points[index + 1];
    if (point.interval === undefined || next === undefined) return [];
    return [[Number(point.x), Number(next.x), point.interval.low, point.interval.high]];
  });
  if (strips.length === 0) return null;
  return {
    type: 'custom',
    id: `band:${series.key}`,
    silent: true,
    z: 1,
    data: strips,
    encode: { x: [0, 1], y: [2, 3] },
    renderItem: (_params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
      const at = (x: number, y: number): number[] => api.coord([Number(api.value(x)), Number(api.value(y))]);
      return { type: 'polygon', shape: { points: [at(0, 2), at(1, 2), at(1, 3), at(0, 3)] }, style: { fill: colour, opacity: 0.16 } };
    },
  };
}
