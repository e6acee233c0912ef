import { formatDecimal } from '../../model/decimal.ts';
import { quotient } from '../../stats/quotient.ts';
import { between, countRows, differenceOf, purchasedBetween, ratioOf, sumOf } from '../../warehouse/conditions.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Block, ChartBlock, Figure, FindingBlock, KpiBlock, TableBlock, ValueFormat } from '../blocks.ts';
import type { AnalysisContext } from '../define.ts';
import { fieldOf, figureOf, linesOf, METRICS, type MetricName, metricField, type Span, word } from './metrics.ts';
import { presentRanking } from './present-ranking.ts';
import { DIMENSIONS, type SalesParams, type SalesPeriod, type SalesResult } from './schema.ts';

const KPIS: readonly MetricName[] = [
  'net',
  'orders',
  'orderValue',
  'linesPerOrder',
  'unitsPerOrder',
  'returned',
  'returnRate',
  'anonymousShare',
  'customers',
];
/** Only where there is a past that new customers do not have. */
const KPIS_WITH_PAST: readonly MetricName[] = ['newCustomers', 'returningCustomers'];
const COLUMNS: readonly MetricName[] = [
  'gross',
  'returned',
  'returnRate',
  'returnLines',
  'orders',
  'orderValue',
  'lines',
  'linesPerOrder',
  'unitsPerOrder',
  'customers',
  'newCustomers',
  'returningCustomers',
  'anonymousShare',
];
const PERCENT = { kind: 'percent', digits: 1 } as const;

/** Answer, strip of figures, course of revenue, who bought, every period in a table, rankings, notes. */
export function presentSales(result: SalesResult, params: SalesParams, context: AnalysisContext): Block[] {
  if (result.periods.length === 0) return [{ kind: 'note', id: 'empty', tone: 'info', message: word('empty') }];
  const period: ValueFormat = { kind: 'period', grain: params.grain, calendar: context.calendar };
  const blocks: Block[] = [
    answer(result, period),
    kpis(result),
    revenueChart(result, period),
    stackedChart('who', result, period, ['newNet', 'returningNet', 'anonymousNet'], { kind: 'money' }),
    stackedChart('customers', result, period, ['newCustomers', 'returningCustomers'], { kind: 'integer' }),
    periodTable(result, period),
    ...DIMENSIONS.flatMap((dimension) => {
      const ranking = result.rankings[dimension];
      return ranking === undefined ? [] : presentRanking(dimension, ranking, result);
    }),
  ];
  const last = result.periods.at(-1);
  if (last?.unfinished === true) {
    blocks.push({
      kind: 'note',
      id: 'unfinished',
      tone: 'caution',
      message: word('notes.unfinished', { period: { value: last.start, format: period }, day: { value: result.toDay, format: { kind: 'day' } } }),
    });
  }
  if (result.leftOut > 0) {
    const message = word('notes.leftOut', { shown: result.periods.length, count: result.leftOut });
    blocks.push({ kind: 'note', id: 'left-out', tone: 'info', message });
  }
  if (result.total.anonymousNet !== 0n) {
    const share = quotient(result.total.anonymousNet, result.total.net);
    blocks.push({ kind: 'note', id: 'anonymous', tone: 'info', message: word('notes.anonymous', { share: { value: share, format: PERCENT } }) });
  }
  blocks.push({ kind: 'note', id: 'method', tone: 'method', message: word('notes.method') });
  return blocks;
}

/** The last finished period against the one before, when there are two; else the total alone. */
function answer(result: SalesResult, period: ValueFormat): FindingBlock {
  const finished = result.periods.filter(({ unfinished }) => !unfinished);
  const [before, last] = finished.slice(-2);
  const shared = {
    revenue: { value: formatDecimal(result.total.net), format: { kind: 'money' } as const },
    count: { value: result.total.orders, format: { kind: 'integer' } as const },
  };
  const figure = { ...figureOf('net', result.total, result), format: METRICS.net.format, label: word('fields.net') };
  const change = before === undefined || last === undefined ? null : changeOf(last, before);
  if (before === undefined || last === undefined || change === null)
    return { kind: 'finding', id: 'answer', claim: word('answer.total', shared), figure };
  const direction = change > 0 ? 'up' : change < 0 ? 'down' : 'same';
  return {
    kind: 'finding',
    id: 'answer',
    claim: word(`answer.${direction}`, {
      ...shared,
      last: { value: last.start, format: period },
      before: { value: before.start, format: period },
      net: { value: formatDecimal(last.net), format: { kind: 'money' } },
      change: { value: Math.abs(change), format: PERCENT },
    }),
    figure,
  };
}

function kpis(result: SalesResult): KpiBlock {
  const kpiOf = (name: MetricName): KpiBlock['items'][number] => ({
    ...figureOf(name, result.total, result),
    label: word(`fields.${name}`),
    definition: word(`definitions.${name}`),
    format: METRICS[name].format,
  });
  return {
    kind: 'kpi',
    id: 'totals',
    items: [...KPIS, ...(result.hasPast ? KPIS_WITH_PAST : [])].map(kpiOf).concat(repeatKpi(result)),
  };
}

/** Share of customers with two or more orders in the days looked at. */
function repeatKpi({ fromDay, toDay, total }: SalesResult): KpiBlock['items'][number] {
  const window = { kind: 'between', fromDay, toDay } as const;
  const isRepeat: Predicate = { op: 'purchases', measure: 'orders', comparison: 'ge', value: 2, window };
  return {
    value: quotient(total.repeatCustomers, total.customers),
    drill: { relation: 'customers', where: purchasedBetween(fromDay, toDay), measure: ratioOf(countRows(isRepeat), countRows()) },
    segment: isRepeat,
    n: total.customers,
    label: word('fields.repeatShare'),
    definition: word('definitions.repeatShare'),
    format: PERCENT,
  };
}

function revenueChart(result: SalesResult, period: ValueFormat): ChartBlock {
  return {
    kind: 'chart',
    id: 'revenue',
    title: word('charts.revenue'),
    form: 'line',
    x: fieldOf('period', period),
    y: metricField('net'),
    series: [
      {
        key: 'net',
        label: word('fields.net'),
        points: result.periods.map((row) => ({ ...figureOf('net', row, row, row.unfinished), x: row.start })),
      },
    ],
  };
}

function stackedChart(
  id: 'who' | 'customers',
  result: SalesResult,
  period: ValueFormat,
  names: readonly MetricName[],
  format: ValueFormat,
): ChartBlock {
  return {
    kind: 'chart',
    id,
    title: word(`charts.${id}`),
    form: 'stackedBar',
    x: fieldOf('period', period),
    y: fieldOf(id, format),
    series: names.map((name) => ({
      key: name,
      label: word(`fields.${name}`),
      points: result.periods.map((row) => ({ ...figureOf(name, row, row, row.unfinished), x: row.start })),
    })),
  };
}

function periodTable(result: SalesResult, period: ValueFormat): TableBlock {
  const { fromDay, toDay, total, periods } = result;
  return {
    kind: 'table',
    id: 'periods',
    title: word('tables.periods'),
    columns: [fieldOf('period', period), metricField('net'), fieldOf('change', PERCENT), ...COLUMNS.map(metricField)],
    rows: periods.map((row, index) => [
      { value: row.start, ...(row.unfinished ? { unfinished: true } : {}) },
      figureOf('net', row, row, row.unfinished),
      changeFigure(row, periods[index - 1]),
      ...COLUMNS.map((name) => figureOf(name, row, row, row.unfinished)),
    ]),
    total: [
      { value: null, caption: word('total') },
      figureOf('net', total, { fromDay, toDay }),
      { value: null },
      ...COLUMNS.map((name) => figureOf(name, total, result)),
    ],
    note: word('tables.periodsNote'),
  };
}

/** Relative change of net revenue; empty for the first period, for unfinished ones and after a period without positive revenue. */
function changeFigure(row: SalesPeriod, before: SalesPeriod | undefined): Figure {
  const change = before === undefined || row.unfinished || before.unfinished ? null : changeOf(row, before);
  if (before === undefined || change === null) return { value: null };
  const span: Span = { fromDay: before.fromDay, toDay: row.toDay };
  const now = sumOf('amount', between('day', row.fromDay, row.toDay));
  const then = sumOf('amount', between('day', before.fromDay, before.toDay));
  return { value: change, drill: linesOf(span, ratioOf(differenceOf(now, then), then)) };
}

function changeOf(row: SalesPeriod, before: SalesPeriod): number | null {
  return before.net > 0n ? quotient(row.net - before.net, before.net) : null;
}
