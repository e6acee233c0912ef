import { formatDecimal } from '../../model/decimal.ts';
import { quotient } from '../../stats/quotient.ts';
import { allOf, anyOf, countRows, customerWhere, distinctOf, IS_SALE, notOf, ratioOf, sumOf } from '../../warehouse/conditions.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Block, ChartBlock, Figure, FindingBlock, KpiBlock, NoteBlock, TableBlock } from '../blocks.ts';
import type { AnalysisContext } from '../define.ts';
import {
  boughtOn,
  customersDrill,
  DAYS,
  estimateFigure,
  everyoneIn,
  fieldOf,
  followedUntil,
  groupLabel,
  INTEGER,
  intervalOf,
  linesDrill,
  MESSAGE,
  MONEY,
  membersOf,
  ordersPerBuyer,
  PERCENT,
  rateFigure,
  repeatFigure,
  TWO_DIGITS,
  word,
} from './figures.ts';
import { UNKNOWN } from './groups.ts';
import { presentGaps, presentShape } from './present-gaps.ts';
import { type BreakdownRow, type FrequencyParams, type FrequencyResult, type GroupFigures, VALUE_MARK } from './schema.ts';

/** Answer, figures, distribution, returning, trend, breakdown, regularity and fit, notes. */
export function presentFrequency(result: FrequencyResult, params: FrequencyParams, context: AnalysisContext): Block[] {
  if (result.buyers === 0) return [note('empty', 'info', word('empty'))];
  return [
    ...answers(result, params),
    totals(result, params),
    ...groups(result, params),
    ...presentGaps(result, params),
    ...trend(result, params, context),
    ...breakdown(result, params),
    ...presentShape(result, params),
    ...(result.rate.customers === 0 ? [note('too-short', 'caution', word('notes.tooShort'))] : []),
    ...(result.leftOut > 0 ? [note('left-out', 'info', word('notes.leftOut', { shown: result.trend.length, count: result.leftOut }))] : []),
    note('method', 'method', word('notes.method')),
  ];
}

function answers(result: FrequencyResult, params: FrequencyParams): FindingBlock[] {
  const repeat = repeatFigure(result);
  const blocks: FindingBlock[] = [
    {
      kind: 'finding',
      id: 'answer',
      claim: word('answer.repeat', { share: { value: repeat.value, format: PERCENT }, count: result.buyers }),
      figure: { ...repeat, format: PERCENT, label: word('fields.repeatShare') },
    },
  ];
  const rate = rateFigure(result.rate, params.grain, followedUntil(result.toDay));
  if (rate.value !== null) {
    blocks.push({
      kind: 'finding',
      id: 'rate',
      claim: word(`answer.rate.${params.grain}`, { rate: { value: rate.value, format: TWO_DIGITS } }),
      figure: { ...rate, format: TWO_DIGITS, label: word(`fields.rate.${params.grain}`) },
    });
  }
  return blocks;
}

function totals(result: FrequencyResult, params: FrequencyParams): KpiBlock {
  const { buyers, orders, toDay, anyPurchase } = result;
  const everyone = everyoneIn('orders', result);
  const median = anyPurchase?.median ?? { time: null, low: null, high: null };
  const bounds = median.low === null || median.high === null ? null : intervalOf({ low: median.low, high: median.high }, 'brookmeyer');
  const ninety = result.second.find(({ days }) => days === 90);
  const item = (
    key: string,
    format: KpiBlock['items'][number]['format'],
    figure: Figure,
    label = word(`fields.${key}`),
  ): KpiBlock['items'][number] => ({
    ...figure,
    label,
    format,
    definition: word(`definitions.${key}`),
  });
  return {
    kind: 'kpi',
    id: 'totals',
    items: [
      item('buyers', INTEGER, { value: buyers, drill: customersDrill(everyone), segment: everyone }),
      item('rate', TWO_DIGITS, rateFigure(result.rate, params.grain, followedUntil(toDay)), word(`fields.rate.${params.grain}`)),
      item('ordersPerBuyer', TWO_DIGITS, ordersPerBuyer(orders, buyers, result)),
      item('repeatShare', PERCENT, repeatFigure(result)),
      item(
        'median',
        DAYS,
        median.time === null ? { value: null } : estimateFigure(median.time, anyPurchase?.customers ?? 0, boughtOn(1, params), bounds),
        word('fields.anyMedian'),
      ),
      ...(ninety?.estimate == null
        ? []
        : [
            item(
              'backEstimate',
              PERCENT,
              estimateFigure(
                ninety.estimate.share,
                ninety.customers,
                { op: 'between', column: 'first_day', from: result.fromDay, to: toDay - 90 },
                intervalOf(ninety.estimate, 'greenwood'),
              ),
              word('fields.backIn90'),
            ),
          ]),
    ],
  };
}

/** Customers by group as bars and table. */
function groups(result: FrequencyResult, params: FrequencyParams): Block[] {
  const { grouping } = params;
  const shown = result.groups.filter(({ customers, key }) => customers > 0 || !key.startsWith(VALUE_MARK));
  const everyone = everyoneIn(grouping, result);
  const total = shown.reduce((sum, { customers }) => sum + customers, 0);
  const allOrders = shown.reduce((sum, each) => sum + each.orders, 0);
  const lines = (measure: Parameters<typeof linesDrill>[1], members: Predicate, ...more: Predicate[]) =>
    linesDrill(result, measure, members, ...more);
  const rowOf = ({ key, customers, orders, revenue }: GroupFigures): Figure[] => {
    const members = membersOf(params, grouping, key);
    return [
      { ...groupLabel(key), segment: members },
      { value: customers, drill: customersDrill(members), segment: members },
      { value: quotient(customers, total), drill: customersDrill(everyone, ratioOf(countRows(members), countRows())) },
      { value: orders, drill: lines(distinctOf('order_id'), members, IS_SALE) },
      {
        value: quotient(orders, allOrders),
        drill: lines(ratioOf(distinctOf('order_id', members), distinctOf('order_id')), customerWhere(everyone), IS_SALE),
      },
      { value: formatDecimal(revenue), drill: lines(sumOf('amount'), members) },
    ];
  };
  const table: TableBlock = {
    kind: 'table',
    id: 'groups',
    title: word(`tables.groups.${grouping}`),
    columns: [
      fieldOf('group', MESSAGE),
      fieldOf('customers', INTEGER),
      fieldOf('customerShare', PERCENT),
      fieldOf('orders', INTEGER),
      fieldOf('orderShare', PERCENT),
      fieldOf('revenue', MONEY),
    ],
    rows: shown.map(rowOf),
    note: word(`notes.groups.${grouping}`),
  };
  if (grouping === 'first') return [table];
  const chart: ChartBlock = {
    kind: 'chart',
    id: 'distribution',
    title: word(`charts.groups.${grouping}`),
    form: 'bar',
    x: fieldOf('group', MESSAGE),
    y: fieldOf('customers', INTEGER),
    series: [
      {
        key: 'customers',
        label: word('fields.customers'),
        points: shown.map(({ key, customers }) => ({
          x: `analyses.purchase-frequency.groups.${key}`,
          value: customers,
          drill: customersDrill(membersOf(params, grouping, key)),
          segment: membersOf(params, grouping, key),
        })),
      },
    ],
  };
  return [chart, table];
}

/** Orders per buyer, and further orders per customer followed, by period. */
function trend(result: FrequencyResult, params: FrequencyParams, context: AnalysisContext): ChartBlock[] {
  if (result.trend.length < 2) return [];
  const flag = (unfinished: boolean) => (unfinished ? { unfinished: true } : {});
  return [
    {
      kind: 'chart',
      id: 'trend',
      title: word('charts.trend'),
      form: 'line',
      x: fieldOf('period', { kind: 'period', grain: params.grain, calendar: context.calendar }),
      y: fieldOf('ordersPer', TWO_DIGITS),
      series: [
        {
          key: 'followed',
          label: word('fields.perFollowed'),
          points: result.trend.flatMap((period) =>
            period.rate.perDay === null
              ? []
              : [{ ...rateFigure(period.rate, params.grain, followedUntil(period.toDay)), x: period.start, ...flag(period.unfinished) }],
          ),
        },
        {
          key: 'buyers',
          label: word('fields.ordersPerBuyer'),
          points: result.trend.flatMap((period) =>
            period.buyers === 0 ? [] : [{ ...ordersPerBuyer(period.orders, period.buyers, period), x: period.start, ...flag(period.unfinished) }],
          ),
        },
      ],
      note: word('notes.trend'),
    },
  ];
}

/** Rates by where the first order came from. */
function breakdown(result: FrequencyResult, params: FrequencyParams): TableBlock[] {
  if (result.breakdown.length === 0) return [];
  const named = result.breakdown.flatMap(({ value }) => (value === null ? [] : [membersOf(params, 'first', `${VALUE_MARK}${value}`)]));
  const unknown = membersOf(params, 'first', UNKNOWN);
  const whereOf = ({ value, isOthers }: BreakdownRow): Predicate => {
    if (value !== null) return membersOf(params, 'first', `${VALUE_MARK}${value}`);
    return isOthers ? allOf(followedUntil(result.toDay), notOf(anyOf(...named, unknown))) : unknown;
  };
  const labelOf = ({ value, isOthers, values }: BreakdownRow): Figure => {
    if (value !== null) return { value: null, caption: word('named', { name: value }) };
    return { value: null, caption: isOthers ? word('others', { count: values }) : word('groups.unknown') };
  };
  return [
    {
      kind: 'table',
      id: 'breakdown',
      depth: 'analyst',
      title: word(`tables.breakdown.${params.breakdown}`),
      columns: [
        fieldOf('firstValue', MESSAGE),
        fieldOf('followed', INTEGER),
        fieldOf('furtherOrders', INTEGER),
        { ...fieldOf('rate', TWO_DIGITS), label: word(`fields.rate.${params.grain}`) },
        fieldOf('ratio', TWO_DIGITS),
        fieldOf('p', { kind: 'number', digits: 4 }),
      ],
      rows: result.breakdown.map((row): Figure[] => {
        const where = whereOf(row);
        const { rate, against } = row;
        return [
          labelOf(row),
          { value: rate.customers, drill: customersDrill(where), segment: where },
          estimateFigure(rate.events, rate.customers, where),
          rateFigure(rate, params.grain, where),
          against === null ? { value: null } : estimateFigure(against.ratio, rate.customers, where, intervalOf(against.interval, 'clustered')),
          against === null ? { value: null } : estimateFigure(against.p, rate.customers, where),
        ];
      }),
      note: word('notes.breakdown'),
    },
  ];
}

function note(id: string, tone: NoteBlock['tone'], message: NoteBlock['message']): NoteBlock {
  return { kind: 'note', id, tone, message };
}
