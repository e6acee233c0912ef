import { formatDecimal } from '../../model/decimal.ts';
import type { Point } from '../../stats/concentration/cumulative-curve.ts';
import { countRows } from '../../warehouse/conditions.ts';
import type { Block, ChartBlock, Figure, FindingBlock, KpiBlock, NoteBlock, ValueFormat } from '../blocks.ts';
import type { AnalysisContext } from '../define.ts';
import {
  bestFifth,
  countFigure,
  estimateFigure,
  fieldOf,
  INTEGER,
  isHolder,
  MONEY,
  moneyFigure,
  moneyWord,
  mostOfMoney,
  ONE_DIGIT,
  PERCENT,
  type Scope,
  shareFigure,
  shareOf,
  word,
  yearlyText,
} from './figures.ts';
import { dependenceTable, largestTable, leavingTable, tierTable } from './present-tables.ts';
import type { ConcentrationParams, ConcentrationResult, Spread } from './schema.ts';

/** Answer, dependence, figures, curve, tiers, the largest, what if they leave, overview, trend, inequality, notes. */
export function presentConcentration(result: ConcentrationResult, params: ConcentrationParams, context: AnalysisContext): Block[] {
  const { spread } = result;
  if (spread === null) return [note('empty', 'info', word(`empty.${params.of}`))];
  const scope: Scope = { ...result, of: spread.of, money: spread.money };
  return [
    ...answers(spread, result, params, scope),
    totals(spread, result, params, scope),
    ...curve('whale', spread.whale, spread, scope),
    ...(result.customers > 0 ? [tierTable(result, params)] : []),
    largestTable(spread, scope),
    ...(spread.leaving.length > 0 ? [leavingTable(spread, scope)] : []),
    ...(result.dependences.length > 0 ? [dependenceTable(result)] : []),
    ...trend(result, params, context, scope),
    ...inequality(spread, scope),
    ...curve('lorenz', spread.lorenz, spread, scope),
    ...notes(spread, result),
  ];
}

function answers(spread: Spread, result: ConcentrationResult, params: ConcentrationParams, scope: Scope): FindingBlock[] {
  const [largest] = spread.largest;
  if (largest === undefined) return [];
  const where = isHolder(scope, [largest.id]);
  const figure = shareFigure(largest.value, spread.total, scope, where);
  const name = largest.label ?? String(largest.id);
  const share = { value: figure.value, format: PERCENT };
  const blocks: FindingBlock[] = [];
  if (spread.of === 'customer') {
    const { customers, value } = result.bestFifth;
    const best = shareFigure(value, spread.total, scope, bestFifth(params));
    blocks.push({
      kind: 'finding',
      id: 'answer',
      claim: word('answer.customer', { count: customers, share: { value: best.value, format: PERCENT }, money: moneyWord(scope) }),
      figure: { ...best, ...fifthInterval(spread), label: word('fields.bestFifth'), format: PERCENT, segment: bestFifth(params) },
    });
  } else {
    blocks.push({
      kind: 'finding',
      id: 'answer',
      claim: word(`answer.${spread.of}`, { name, share, money: moneyWord(scope), count: spread.holders }),
      figure: { ...figure, label: word('fields.largestShare'), format: PERCENT },
    });
  }
  if (typeof figure.value === 'number' && figure.value >= params.limit && spread.holders > 1) {
    const lost = { value: yearlyText(largest.value, scope), format: MONEY };
    blocks.push({
      kind: 'finding',
      id: 'dependence',
      claim: word(`dependence.${spread.of}`, { ...(spread.of === 'customer' ? {} : { name }), share, money: moneyWord(scope), lost }),
      figure: {
        ...figure,
        label: word('fields.largestShare'),
        format: PERCENT,
        ...(spread.of === 'customer' ? { customer: Number(largest.id), segment: where } : {}),
      },
      action: word(`action.${spread.of}`),
    });
  }
  return blocks;
}

/** The interval speaks of customers above 0, so it is shown where all of them are. */
function fifthInterval({ intervals, losers, holders }: Spread): Partial<Figure> {
  if (intervals === null || losers > 0) return {};
  return { n: holders, interval: { ...intervals.topFifth, level: 0.95, method: 'analyses.concentration.methods.bootstrap' } };
}

function totals(spread: Spread, result: ConcentrationResult, params: ConcentrationParams, scope: Scope): KpiBlock {
  const { of, largest, holders, total, topValue, topCount, inequality } = spread;
  const [first] = largest;
  const item = (key: string, format: ValueFormat, figure: Figure, label = word(`fields.${key}`)): KpiBlock['items'][number] => ({
    ...figure,
    label,
    format,
    definition: word(`definitions.${key}`),
  });
  const topIds = largest.slice(0, topCount).map(({ id }) => id);
  const isListed = topIds.length === topCount;
  return {
    kind: 'kpi',
    id: 'totals',
    items: [
      item('holders', INTEGER, countFigure(holders, scope), word(`fields.holdersOf.${of}`)),
      item('value', MONEY, moneyFigure(total, scope), word(`fields.moneyOf.${scope.money}`)),
      ...(first === undefined ? [] : [item('largestShare', PERCENT, shareFigure(first.value, total, scope, isHolder(scope, [first.id])))]),
      item(
        'topShare',
        PERCENT,
        isListed ? shareFigure(topValue, total, scope, isHolder(scope, topIds)) : estimateFigure(shareOf(topValue, total), holders, scope),
        word('fields.topShareOf', { count: topCount }),
      ),
      ...(of === 'customer'
        ? [
            item('forFourFifths', INTEGER, {
              value: result.forFourFifths,
              drill: { relation: 'customers', where: mostOfMoney(params), measure: countRows() },
              segment: mostOfMoney(params),
            }),
          ]
        : []),
      item('effective', ONE_DIGIT, estimateFigure(inequality === null ? null : 1 / inequality.hhi, holders, scope)),
    ],
  };
}

function curve(id: 'whale' | 'lorenz', points: readonly Point[], spread: Spread, scope: Scope): ChartBlock[] {
  if (points.length === 0 || spread.holders < 2) return [];
  return [
    {
      kind: 'chart',
      id,
      ...(id === 'lorenz' ? { depth: 'analyst' } : {}),
      title: word(`charts.${id}`),
      form: 'line',
      x: fieldOf('holderShare', PERCENT, spread.of),
      y: fieldOf('cumulative', PERCENT),
      series: [
        {
          key: id,
          label: word(`fields.moneyOf.${scope.money}`),
          points: points.map(({ x, y }) => ({ ...estimateFigure(y, spread.holders, scope), x })),
        },
      ],
      ...(id === 'whale' && spread.losers > 0
        ? { reference: [{ label: word('wholeMoney'), value: 1, axis: 'y' as const }], note: word('notes.losers', lossParams(spread)) }
        : { note: word(`notes.${id}`) }),
    },
  ];
}

function lossParams({ losers, lost }: Spread): Parameters<typeof word>[1] {
  return { count: losers, lost: { value: formatDecimal(-lost), format: MONEY } };
}

/** Shares of the largest over the periods. */
function trend(result: ConcentrationResult, params: ConcentrationParams, context: AnalysisContext, scope: Scope): ChartBlock[] {
  if (result.trend.length < 2) return [];
  const format: ValueFormat = { kind: 'period', grain: params.grain, calendar: context.calendar };
  const pointsOf = (name: 'largestShare' | 'topShare' | 'effective') =>
    result.trend.flatMap((period, index) => {
      const end = result.trend[index + 1]?.start;
      const days = {
        ...scope,
        fromDay: Math.max(period.start, scope.fromDay),
        toDay: Math.min(end === undefined ? scope.toDay : end - 1, scope.toDay),
      };
      const point = { ...estimateFigure(period[name], period.holders, days), x: period.start };
      return period[name] === null ? [] : [{ ...point, ...(period.unfinished ? { unfinished: true } : {}) }];
    });
  const chart = (id: string, y: ChartBlock['y'], names: readonly ('largestShare' | 'topShare' | 'effective')[]): ChartBlock => ({
    kind: 'chart',
    id,
    depth: 'analyst',
    title: word(`charts.${id}`),
    form: 'line',
    x: fieldOf('period', format),
    y,
    series: names.map((name) => ({
      key: name,
      label: name === 'topShare' ? word('fields.topShareOf', { count: params.top }) : word(`fields.${name}`),
      points: pointsOf(name),
    })),
  });
  return [
    chart('trend', fieldOf('share', PERCENT), params.top === 1 ? ['largestShare'] : ['largestShare', 'topShare']),
    chart('trendEffective', fieldOf('effective', ONE_DIGIT), ['effective']),
  ];
}

/** Gini and Herfindahl–Hirschman with their intervals. */
function inequality({ inequality: found, intervals, gainers, holders }: Spread, scope: Scope): KpiBlock[] {
  if (found === null || gainers < 2) return [];
  const item = (key: 'gini' | 'hhi', value: number): KpiBlock['items'][number] => ({
    ...estimateFigure(value, holders, scope, intervals?.[key]),
    label: word(`fields.${key}`),
    format: { kind: 'number', digits: key === 'gini' ? 3 : 4 },
    definition: word(`definitions.${key}`),
  });
  return [
    { kind: 'kpi', id: 'inequality', depth: 'analyst', title: word('tables.inequality'), items: [item('gini', found.gini), item('hhi', found.hhi)] },
  ];
}

function notes(spread: Spread, result: ConcentrationResult): NoteBlock[] {
  const blocks: NoteBlock[] = [];
  if (result.marginMissing) blocks.push(note('no-margin', 'caution', word('notes.noMargin')));
  if (spread.money === 'margin' && result.costShare < 1) {
    blocks.push(note('cost-share', 'caution', word('notes.costShare', { share: { value: result.costShare, format: PERCENT } })));
  }
  if (spread.total <= 0n) blocks.push(note('no-total', 'caution', word('notes.noTotal')));
  if (spread.intervals !== null) blocks.push(note('bootstrap', 'method', word('notes.bootstrap', { count: spread.replicates })));
  blocks.push(note('method', 'method', word('notes.method')));
  return blocks;
}

function note(id: string, tone: NoteBlock['tone'], message: NoteBlock['message']): NoteBlock {
  return { kind: 'note', id, tone, message };
}
