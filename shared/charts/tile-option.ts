import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts';
import type { ChartBlock } from '../analyses/blocks.ts';
import { categoryAxis } from './chart-axes.ts';
import { distinctTo, distinctX } from './chart-axis-values.ts';
import type { ChartDrawing, ChartOption } from './chart-drawing.ts';
import { colourAt, textOn } from './colour.ts';

const FILL_SHARE = 0.94;
const LEAST_SIDE_FOR_TEXT = 34;

/** A grid of squares whose areas are the values: column by `x`, row by `to`, the largest row on top. */
export function tileOption(block: ChartBlock, drawing: ChartDrawing): ChartOption {
  const { theme, translator, formatter, direction } = drawing;
  const columns = distinctX(block);
  const rows = distinctTo(block);
  const isMirrored = direction === 'rtl';
  const points = block.series.flatMap((series, index) =>
    series.points.flatMap((point, position) => (point.value === null ? [] : [{ point, mark: [index, position] }])),
  );
  const largest = Math.max(0, ...points.map(({ point }) => Number(point.value)));
  const texts = points.map(({ point }) => formatter.tick(point.value, block.y.format));
  return {
    animation: false,
    textStyle: { fontFamily: theme.fontFamily, color: theme.ink },
    grid: { top: 8, bottom: 26, left: 8, right: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      ...categoryAxis(block.x, columns, drawing, 'along'),
      inverse: isMirrored,
      axisLine: { show: false },
      name: translator.message(block.x.label, formatter),
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: theme.muted, fontSize: theme.fontSize },
    },
    yAxis: { ...categoryAxis(block.x, rows, drawing, 'along'), axisLine: { show: false }, position: isMirrored ? 'right' : 'left' },
    series: [
      {
        type: 'custom',
        id: 'tile',
        data: points.map(({ point, mark }) => ({ value: [columns.indexOf(point.x), rows.indexOf(point.to ?? null), Number(point.value)], mark })),
        renderItem: (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
          const [x = 0, y = 0] = api.coord([Number(api.value(0)), Number(api.value(1))]);
          const size = api.size?.([1, 1]);
          const [width = 0, height = 0] = Array.isArray(size) ? size : [0, 0];
          const share = largest === 0 ? 0 : Number(api.value(2)) / largest;
          const full = Math.min(width, height) * FILL_SHARE;
          const side = full * Math.sqrt(share);
          const ground = colourAt(theme.sequential, 0.35 + 0.65 * share);
          const isInside = side >= LEAST_SIDE_FOR_TEXT;
          return {
            type: 'group',
            children: [
              {
                type: 'rect',
                shape: { x: x - full / 2, y: y - full / 2, width: full, height: full },
                style: { fill: 'none', stroke: theme.grid, lineWidth: 1 },
                silent: true,
              },
              {
                type: 'rect',
                shape: { x: x - side / 2, y: y - side / 2, width: side, height: side, r: 2 },
                style: { fill: ground },
                emphasis: { style: { stroke: theme.ink, lineWidth: 2 } },
              },
              {
                type: 'text',
                silent: true,
                style: {
                  text: texts[params.dataIndex] ?? '',
                  x,
                  y: isInside ? y : y + full / 2 - 2,
                  align: 'center',
                  verticalAlign: isInside ? 'middle' : 'bottom',
                  fill: isInside ? textOn(ground) : theme.ink,
                  font: `${theme.fontSize}px ${theme.fontFamily}`,
                },
              },
            ],
          };
        },
      },
    ],
  };
}
