import { describe, expect, it } from 'vitest';
import type { ChartBlock, MatrixBlock } from '../../../shared/analyses/blocks.ts';
import { chartTable } from '../../../shared/charts/chart-table.ts';
import { CHART_THEMES } from '../../../shared/charts/chart-theme.ts';
import { matrixColours } from '../../../shared/charts/matrix-colours.ts';

const FIELD = { key: 'x', label: { key: 'charts.to' }, format: { kind: 'integer' } } as const;

function chart(form: ChartBlock['form'], series: ChartBlock['series']): ChartBlock {
  return { kind: 'chart', id: 'c', title: { key: 'charts.chart' }, form, x: FIELD, y: { ...FIELD, key: 'y' }, series };
}

describe('the table behind a chart', () => {
  it('holds every point of every series once, with its drill', () => {
    const drill = { relation: 'orders', where: { op: 'and', of: [] }, measure: { fn: 'count' } } as const;
    const block = chart('line', [
      {
        key: 'a',
        label: { key: 'charts.low' },
        points: [
          { x: 1, value: 10, drill: { ...drill, where: { op: 'and', of: [] } } },
          { x: 3, value: 30 },
        ],
      },
      { key: 'b', label: { key: 'charts.high' }, points: [{ x: 2, value: 20 }] },
    ]);
    const table = chartTable(block);
    expect(table.columns.map(({ key }) => key)).toEqual(['x', 'a', 'b']);
    expect(table.rows.map((row) => row.map(({ value }) => value))).toEqual([
      [1, 10, null],
      [2, null, 20],
      [3, 30, null],
    ]);
    expect(table.rows[0]?.[1]?.drill).toEqual(drill);
  });

  it('gives intervals columns of their own', () => {
    const interval = { low: 0.1, high: 0.3, level: 0.95, method: 'charts.low' };
    const table = chartTable(chart('line', [{ key: 'a', label: { key: 'charts.series' }, points: [{ x: 1, value: 0.2, interval }] }]));
    expect(table.columns.map(({ key }) => key)).toEqual(['x', 'a', 'a.low', 'a.high']);
    expect(table.rows[0]?.map(({ value }) => value)).toEqual([1, 0.2, 0.1, 0.3]);
  });

  it('lists flows and tiles point by point', () => {
    const table = chartTable(chart('sankey', [{ key: 'a', label: { key: 'charts.series' }, points: [{ x: 1, to: 2, value: 5 }] }]));
    expect(table.columns.map(({ key }) => key)).toEqual(['x', 'to', 'y']);
    expect(table.rows).toHaveLength(1);
  });
});

describe('heat colours', () => {
  const cells = (values: (number | null)[][]): MatrixBlock => ({
    kind: 'matrix',
    id: 'm',
    title: { key: 'charts.chart' },
    row: FIELD,
    column: FIELD,
    cell: FIELD,
    columns: values[0]?.map((_, index) => index) ?? [],
    rows: values.map((row, index) => ({ head: { value: index }, extra: [], cells: row.map((value) => (value === null ? null : { value })) })),
    extra: [],
    scale: 'sequential',
  });

  it.each(['light', 'dark'] as const)('keep text readable at 4.5:1 on every ground (%s)', (theme) => {
    const block = cells([Array.from({ length: 50 }, (_, index) => index / 49)]);
    const colourOf = matrixColours(block, CHART_THEMES[theme]);
    for (let step = 0; step <= 49; step += 1) {
      const found = colourOf(step / 49);
      expect(found === null ? 0 : contrast(found.ground, found.text)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('leave what was not observed without colour', () => {
    const colourOf = matrixColours(cells([[1, 0.5, null]]), CHART_THEMES.light);
    expect(colourOf(null)).toBeNull();
    expect(matrixColours(cells([]), CHART_THEMES.light)(1)).toBeNull();
  });
});

/** WCAG contrast of two #rrggbb or rgb() colours. */
function contrast(left: string, right: string): number {
  const [a, b] = [luminance(left), luminance(right)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: string): number {
  const parts = colour.startsWith('#')
    ? [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    : (colour.match(/\d+/g) ?? []).map(Number);
  const [r = 0, g = 0, b = 0] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
