import { describe, expect, it } from 'vitest';
import type { ChartBlock } from '../../../shared/analyses/blocks.ts';
import { type ChartDrawing, markOf } from '../../../shared/charts/chart-drawing.ts';
import { chartOption } from '../../../shared/charts/chart-option.ts';
import { CHART_THEMES } from '../../../shared/charts/chart-theme.ts';
import { chartHeight, renderChart } from '../../../shared/charts/render-chart.ts';
import { createFormatter } from '../../../shared/format/formatter.ts';
import { createTranslator } from '../../../shared/messages/translator.ts';

function drawing(locale: 'en' | 'fa' = 'en', theme: 'light' | 'dark' | 'print' = 'light'): ChartDrawing {
  const translator = createTranslator(locale);
  const formatter = createFormatter({ locale, calendar: locale === 'fa' ? 'jalali' : 'gregorian', currency: 'EUR', latinDigits: false });
  return { theme: CHART_THEMES[theme], translator, formatter, direction: translator.direction };
}

const MONTHS = [19_723, 19_754, 19_783, 19_814];
const PERIOD = { kind: 'period', grain: 'month', calendar: 'gregorian' } as const;

function chart(form: ChartBlock['form'], changes: Partial<ChartBlock> = {}): ChartBlock {
  return {
    kind: 'chart',
    id: 'revenue',
    title: { key: 'charts.chart' },
    form,
    x: { key: 'period', label: { key: 'charts.to' }, format: PERIOD },
    y: { key: 'net', label: { key: 'charts.series' }, format: { kind: 'money' } },
    series: [
      {
        key: 'net',
        label: { key: 'charts.series' },
        points: MONTHS.map((x, index) => ({ x, value: `${(index + 1) * 100}.5`, ...(index === 3 ? { unfinished: true } : {}) })),
      },
    ],
    ...changes,
  };
}

type Loose = { series: { type: string; data: unknown[]; id?: string }[]; xAxis: Record<string, unknown>; yAxis: Record<string, unknown> };
const optionOf = (block: ChartBlock, how = drawing()) => chartOption(block, how) as unknown as Loose;

describe('chart options', () => {
  it('draws bars from zero and marks every point so that it leads back to its figure', () => {
    const option = optionOf(chart('bar'));
    expect(option.yAxis.min ?? 0).toBe(0);
    const marks = (option.series[0]?.data ?? []).map(markOf);
    expect(marks).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [0, 3],
    ]);
  });

  it('writes the value of a bar beyond the end of its interval, and once', () => {
    const [series] = chart('bar').series;
    const points = MONTHS.map((x, index) => ({ x, value: index + 1, interval: { low: index, high: index + 3, level: 0.95, method: 'charts.to' } }));
    const block = chart('bar', {
      y: { key: 'share', label: { key: 'charts.series' }, format: { kind: 'integer' } },
      series: series === undefined ? [] : [{ ...series, points }],
    });
    const svg = renderChart(block, drawing(), { width: 640, height: 240 });
    const labels = [...svg.matchAll(/<text[^>]*text-anchor="middle"[^>]*>(\d+)<\/text>/g)].map(([, label]) => label);
    expect(labels).toEqual(['1', '2', '3', '4']);
  });

  it('names lines at their ends only when all of them go to the end', () => {
    const [series] = chart('line').series;
    const long = { key: 'long', label: { key: 'charts.series' }, points: series?.points ?? [] };
    const short = { key: 'short', label: { key: 'charts.to' }, points: long.points.slice(0, 2) };
    const endLabelsOf = (block: ChartBlock) => (chartOption(block, drawing()) as { legend?: unknown }).legend === undefined;
    expect(endLabelsOf(chart('line', { series: [long, { ...short, points: long.points }] }))).toBe(true);
    expect(endLabelsOf(chart('line', { series: [long, short] }))).toBe(false);
  });

  it('keeps the unfinished point apart from the line', () => {
    const option = optionOf(chart('line'));
    const main = option.series.find(({ id }) => id === 'line:net');
    const tail = option.series.find(({ id }) => id === 'tail:net');
    expect(main?.data.map((item) => item !== null)).toEqual([true, true, true, false]);
    expect(tail?.data.map((item) => item !== null)).toEqual([false, false, true, true]);
  });

  it('has at most five ticks', () => {
    for (const top of [1, 7, 99, 1234, 98_765, 0.03]) {
      const series = [{ key: 'a', label: { key: 'charts.series' }, points: MONTHS.map((x, index) => ({ x, value: (top * (index + 1)) / 4 })) }];
      const { yAxis } = optionOf(chart('bar', { series, y: { key: 'n', label: { key: 'charts.n' }, format: { kind: 'number', digits: 2 } } }));
      const { customValues } = yAxis.axisLabel as { customValues: number[] };
      expect(customValues.length).toBeGreaterThan(1);
      expect(customValues.length).toBeLessThanOrEqual(5);
    }
  });

  it('mirrors categories in right-to-left pages, but lets time run as it does', () => {
    const text = { key: 'product', label: { key: 'charts.to' }, format: { kind: 'text' } } as const;
    const series = [{ key: 'a', label: { key: 'charts.series' }, points: ['A', 'B'].map((x) => ({ x, value: 1 })) }];
    expect(optionOf(chart('bar', { x: text, series }), drawing('fa')).xAxis.inverse).toBe(true);
    expect(optionOf(chart('bar', { x: text, series }), drawing('en')).xAxis.inverse).toBe(false);
    expect(optionOf(chart('bar'), drawing('fa')).xAxis.inverse).toBe(false);
    expect(optionOf(chart('bar'), { ...drawing('fa'), timeDirection: 'rtl' }).xAxis.inverse).toBe(true);
  });

  it('leaves a missing value empty instead of drawing zero', () => {
    const series = [
      {
        key: 'a',
        label: { key: 'charts.series' },
        points: [
          { x: MONTHS[0] ?? 0, value: null },
          { x: MONTHS[1] ?? 0, value: 5 },
        ],
      },
    ];
    for (const form of ['line', 'bar', 'horizontalBar', 'stackedBar'] as const)
      expect(optionOf(chart(form, { series })).series[0]?.data[0], form).toBeNull();
  });

  it.each(['line', 'bar', 'stackedBar', 'horizontalBar', 'scatter', 'tile', 'sankey'] as const)(
    'renders %s as vectors in every theme and language',
    (form) => {
      const flows = [
        {
          key: 'a',
          label: { key: 'charts.series' },
          points: [
            { x: 'A', to: 'B', value: 3 },
            { x: 'A', to: 'C', value: 2 },
          ],
        },
      ];
      const grid = [
        {
          key: 'a',
          label: { key: 'charts.series' },
          points: [
            { x: 1, to: 1, value: 3 },
            { x: 2, to: 1, value: 2 },
          ],
        },
      ];
      const text = { key: 'x', label: { key: 'charts.to' }, format: { kind: 'text' } } as const;
      const block =
        form === 'sankey'
          ? chart(form, { x: text, series: flows })
          : form === 'tile'
            ? chart(form, { x: { ...text, format: { kind: 'integer' } }, series: grid })
            : chart(form);
      for (const theme of ['light', 'dark', 'print'] as const) {
        for (const locale of ['en', 'fa'] as const) {
          const svg = renderChart(block, drawing(locale, theme), { width: 640, height: chartHeight(block, 640) });
          expect(svg.startsWith('<svg')).toBe(true);
          expect(svg).not.toMatch(/<script|<image|<foreignObject|href=/);
          expect(svg.match(/<path/g)?.length ?? 0).toBeGreaterThan(1);
        }
      }
    },
  );

  it('writes Persian digits on Persian axes', () => {
    expect(renderChart(chart('bar'), drawing('fa'), { width: 640, height: 300 })).toMatch(/[۰-۹]/);
    expect(renderChart(chart('bar'), drawing('en'), { width: 640, height: 300 })).not.toMatch(/[۰-۹]/);
  });
});
