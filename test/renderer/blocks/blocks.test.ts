import { describe, expect, it } from 'vitest';
import { figureText, intervalText, isNumeric } from '../../../renderer/blocks/figure-text.ts';
import { stepPoint } from '../../../renderer/blocks/point-cursor.ts';
import { nextOrder, orderRows } from '../../../renderer/blocks/table-order.ts';
import { tableText } from '../../../renderer/blocks/table-text.ts';
import { parseTypedNumber } from '../../../renderer/components/typed-number.ts';
import { makeWords } from '../../../renderer/state/words.ts';
import type { ChartBlock, TableBlock } from '../../../shared/analyses/blocks.ts';
import { createFormatter } from '../../../shared/format/formatter.ts';
import { createTranslator } from '../../../shared/messages/translator.ts';

const words = makeWords(createTranslator('en'), createFormatter({ locale: 'en', calendar: 'gregorian', currency: 'EUR', latinDigits: false }));
const MONEY = { kind: 'money' } as const;

describe('sorting a table', () => {
  const rows = [
    ['b', '10.5'],
    ['a', '9'],
    ['c', null],
    ['d', '100'],
  ].map((row) => row.map((value) => ({ value })));
  const firsts = (order: Parameters<typeof orderRows>[1]) => orderRows(rows, order).map(([first]) => first?.value);

  it('compares decimal text as numbers and puts empty cells last either way', () => {
    expect(firsts({ column: 1, descending: true })).toEqual(['d', 'b', 'a', 'c']);
    expect(firsts({ column: 1, descending: false })).toEqual(['a', 'b', 'd', 'c']);
    expect(firsts(null)).toEqual(['b', 'a', 'c', 'd']);
  });

  it('a head turns from largest first to smallest first to the order as given', () => {
    const first = nextOrder(null, 1);
    expect(first).toEqual({ column: 1, descending: true });
    const second = nextOrder(first, 1);
    expect(second).toEqual({ column: 1, descending: false });
    expect(nextOrder(second, 1)).toBeNull();
    expect(nextOrder(second, 0)).toEqual({ column: 0, descending: true });
  });
});

describe('walking a chart', () => {
  const series = (count: number) => ({
    key: String(count),
    label: { key: 'charts.series' },
    points: Array.from({ length: count }, (_, x) => ({ x, value: x })),
  });
  const block = (format: ChartBlock['x']['format']): ChartBlock => ({
    kind: 'chart',
    id: 'c',
    title: { key: 'charts.chart' },
    form: 'line',
    x: { key: 'x', label: { key: 'charts.to' }, format },
    y: { key: 'y', label: { key: 'charts.to' }, format: { kind: 'integer' } },
    series: [series(3), series(0), series(2)],
  });

  it('stays inside, skips empty series, keeps the place', () => {
    const chart = block({ kind: 'integer' });
    expect(stepPoint(chart, null, 'ArrowRight', 'ltr')).toEqual([0, 0]);
    expect(stepPoint(chart, [0, 2], 'ArrowRight', 'ltr')).toEqual([0, 2]);
    expect(stepPoint(chart, [0, 0], 'ArrowLeft', 'ltr')).toEqual([0, 0]);
    expect(stepPoint(chart, [0, 2], 'ArrowDown', 'ltr')).toEqual([2, 1]);
    expect(stepPoint(chart, [2, 1], 'ArrowUp', 'ltr')).toEqual([0, 1]);
    expect(stepPoint(chart, [0, 1], 'End', 'ltr')).toEqual([0, 2]);
    expect(stepPoint(chart, [0, 1], 'Escape', 'ltr')).toBeNull();
    expect(stepPoint(chart, [0, 1], 'x', 'ltr')).toBeUndefined();
  });

  it('follows what is seen: categories mirror from right to left, time does not', () => {
    expect(stepPoint(block({ kind: 'text' }), [0, 0], 'ArrowLeft', 'rtl')).toEqual([0, 1]);
    expect(stepPoint(block({ kind: 'day' }), [0, 0], 'ArrowRight', 'rtl')).toEqual([0, 1]);
  });
});

describe('figures as text', () => {
  it('shows what was not observed as a dash and captions as words', () => {
    expect(figureText({ value: null }, MONEY, words)).toBe('–');
    expect(figureText({ value: null, caption: { key: 'charts.unfinished' } }, MONEY, words)).toBe('not finished yet');
    expect(figureText({ value: '1234.5' }, MONEY, words)).toBe('€1,234.50');
  });

  it('states interval, level and method', () => {
    const interval = { low: 0.1, high: 0.25, level: 0.95, method: 'charts.chart' };
    expect(intervalText({ interval }, { kind: 'percent', digits: 1 }, words)).toBe('95% interval 10.0% to 25.0% (chart)');
    expect(intervalText({}, MONEY, words)).toBe('');
  });

  it('aligns figures at the end, words and days at the start', () => {
    expect([MONEY, { kind: 'percent', digits: 0 } as const, { kind: 'text' } as const, { kind: 'day' } as const].map(isNumeric)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('copies a table with tabs between cells, whatever is in them', () => {
    const table: TableBlock = {
      kind: 'table',
      id: 't',
      title: { key: 'charts.chart' },
      columns: [
        { key: 'a', label: { key: 'charts.low' }, format: { kind: 'text' } },
        { key: 'b', label: { key: 'charts.high' }, format: MONEY },
      ],
      rows: [
        [{ value: 'two\nlines\tand a tab' }, { value: '1.5' }],
        [{ value: 'x' }, { value: null }],
      ],
    };
    expect(tableText(table, words)).toBe('Low\tHigh\r\ntwo lines and a tab\t€1.50\r\nx\t');
  });
});

describe('typed numbers', () => {
  it.each([
    ['12', 12],
    ['-3.5', -3.5],
    ['3,5', 3.5],
    ['۱۲٫۵', 12.5],
    ['٤٢', 42],
    ['１２', 12],
    [' 7 ', 7],
    ['1,000', 1000],
    ['1,000,000.5', 1_000_000.5],
    ['1 250', 1250],
    ['۱٬۲۵۰', 1250],
  ])('%s is %d', (typed, number) => {
    expect(parseTypedNumber(typed)).toBe(number);
  });

  it.each(['', 'x', '1e5', '1.2.3', '--1', '1 2'])('"%s" is none', (typed) => {
    expect(parseTypedNumber(typed)).toBeNull();
  });
});
