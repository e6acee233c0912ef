import { quotient } from '../../stats/quotient.ts';
import { CONFIDENCE_LEVEL, wilsonInterval } from '../../stats/wilson-interval.ts';
import { allOf } from '../../warehouse/conditions.ts';
import type { Block, ChartBlock, Figure, FindingBlock, KpiBlock, NoteBlock, TableBlock, ValueFormat } from '../blocks.ts';
import type { AnalysisContext } from '../define.ts';
import {
  conditionsOf,
  countFigure,
  endedBy,
  estimateFigure,
  everyContract,
  fieldOf,
  INTEGER,
  MONEY,
  moneyEstimate,
  moneyFigure,
  moneyRateFigure,
  named,
  PERCENT,
  priceFigure,
  rateFigure,
  shareFigure,
  TEXT,
  word,
} from './figures.ts';
import { CONTRACT_CHURN_ID, type ContractChurnParams, type ContractChurnResult, type ContractGroup, type ContractPeriod } from './schema.ts';

/** Answer, rates over time, figures of the last period, whom to contact, reasons, plans, chance of ending by age, notes. */
export function presentContractChurn(result: ContractChurnResult, params: ContractChurnParams, context: AnalysisContext): Block[] {
  if (result.contracts === 0) return [{ kind: 'note', id: 'empty', tone: 'info', message: word('empty') }];
  const format: ValueFormat = { kind: 'period', grain: params.grain, calendar: context.calendar };
  const shown =
    result.periods.findLast(({ unfinished, running }) => !unfinished && running > 0) ?? result.periods.findLast(({ running }) => running > 0);
  return [
    answer(result, shown, format),
    ...(shown === undefined ? [] : [rates(result, format), figures(shown, result, params, format)]),
    ...(result.saveList.length === 0 ? [] : [saveList(result, params)]),
    groups('reasons', result),
    groups('plans', result),
    ageChart(result),
    ...(shown === undefined ? [] : [periods(result, format)]),
    ...notes(result, params, format),
  ];
}

function answer(result: ContractChurnResult, period: ContractPeriod | undefined, format: ValueFormat): FindingBlock {
  if (period === undefined) {
    const figure = shareFigure(result.ended, result.contracts, endedBy(result), everyContract(result));
    return {
      kind: 'finding',
      id: 'answer',
      claim: word('answer.all', {
        ended: { value: result.ended, format: INTEGER },
        contracts: { value: result.contracts, format: INTEGER },
        share: { value: figure.value, format: PERCENT },
      }),
      figure: { ...figure, label: word('fields.endedShare'), format: PERCENT },
    };
  }
  const figure = rateFigure(period);
  return {
    kind: 'finding',
    id: 'answer',
    claim: word('answer.period', {
      period: { value: period.start, format },
      ended: { value: period.ended, format: INTEGER },
      running: { value: period.running, format: INTEGER },
      rate: { value: figure.value, format: PERCENT },
    }),
    figure: { ...figure, label: word('fields.rate'), format: PERCENT },
  };
}

function rates(result: ContractChurnResult, format: ValueFormat): ChartBlock {
  const seen = result.periods.filter(({ running }) => running > 0);
  return {
    kind: 'chart',
    id: 'rates',
    title: word('charts.rates'),
    form: 'line',
    x: { key: 'period', label: word('fields.period'), format },
    y: fieldOf('rate', PERCENT),
    series: [
      { key: 'contracts', label: word('series.contracts'), points: seen.map((period) => ({ x: period.start, ...rateFigure(period) })) },
      { key: 'money', label: word('series.money'), points: seen.map((period) => ({ x: period.start, ...moneyRateFigure(period) })) },
    ],
  };
}

function figures(period: ContractPeriod, result: ContractChurnResult, params: ContractChurnParams, format: ValueFormat): KpiBlock {
  const where = conditionsOf(period);
  const item = (key: string, own: ValueFormat) => ({ label: word(`fields.${key}`), format: own, definition: word(`definitions.${key}`) });
  return {
    kind: 'kpi',
    id: 'period',
    title: word('kpis.period', { period: { value: period.start, format } }),
    items: [
      { ...countFigure(period.running, where.running), ...item('running', INTEGER) },
      { ...countFigure(period.ended, where.ended), ...item('ended', INTEGER) },
      { ...rateFigure(period), ...item('rate', PERCENT) },
      { ...moneyRateFigure(period), ...item('moneyRate', PERCENT) },
      { ...countFigure(period.started, where.started), ...item('started', INTEGER) },
      { ...moneyEstimate(result.atRisk, result), ...item('atRisk', MONEY), note: word('kpis.horizon', { count: params.horizonMonths }) },
    ],
  };
}

function saveList(result: ContractChurnResult, params: ContractChurnParams): TableBlock {
  return {
    kind: 'table',
    id: 'save-list',
    title: word('tables.saveList'),
    columns: [
      fieldOf('customer', { kind: 'customer' }),
      fieldOf('plan', TEXT),
      fieldOf('months', { kind: 'number', digits: 1 }),
      fieldOf('price', MONEY),
      fieldOf('endsWithin', PERCENT),
      fieldOf('saved', MONEY),
    ],
    rows: result.saveList.map(({ contract, customer, plan, months, price, endsWithin, saved }): Figure[] => [
      customer > 0 ? { value: customer, customer } : { value: null, caption: word('unnamed') },
      plan === '' ? { value: null } : { value: null, caption: word('named', { name: plan }) },
      estimateFigure(months, result),
      priceFigure(contract, price),
      estimateFigure(endsWithin, result),
      moneyEstimate(saved, result),
    ]),
    note: word('notes.saveList', { count: result.worthwhile, shown: result.saveList.length, months: params.horizonMonths }),
  };
}

/** Why contracts ended, or how the plans differ. */
function groups(by: 'reasons' | 'plans', result: ContractChurnResult): TableBlock {
  const column = by === 'plans' ? 'plan' : 'end_reason';
  const head = (group: ContractGroup): Figure => (group.name === '' ? { value: null, caption: word(`none.${by}`) } : { value: group.name });
  const isEnded = endedBy(result);
  const row = (group: ContractGroup): Figure[] => {
    const own = allOf(everyContract(result), named(column, group));
    const ended = allOf(own, isEnded);
    if (by === 'reasons')
      return [head(group), countFigure(group.ended, ended), shareOfEnds(group, result, ended), moneyFigure(group.endedMoney, ended)];
    return [
      head(group),
      countFigure(group.contracts, own),
      countFigure(group.ended, ended),
      shareFigure(group.ended, group.contracts, isEnded, own),
      estimateFigure(group.exposure > 0 ? (group.datedEnds / group.exposure) * 12 : null, result),
    ];
  };
  const columns =
    by === 'reasons'
      ? [fieldOf('reason', TEXT), fieldOf('endedWith', INTEGER), fieldOf('reasonShare', PERCENT), fieldOf('endedMoney', MONEY)]
      : [
          fieldOf('plan', TEXT),
          fieldOf('contracts', INTEGER),
          fieldOf('endedWith', INTEGER),
          fieldOf('endedShare', PERCENT),
          fieldOf('perYear', { kind: 'number', digits: 2 }),
        ];
  return { kind: 'table', id: by, title: word(`tables.${by}`), columns, rows: result[by].map(row) };
}

function shareOfEnds(group: ContractGroup, result: ContractChurnResult, where: ReturnType<typeof endedBy>): Figure {
  return shareFigure(group.ended, result.ended, where, allOf(everyContract(result), endedBy(result)));
}

/** Chance of ending in each month of a contract, given that it got so far. */
function ageChart(result: ContractChurnResult): ChartBlock {
  return {
    kind: 'chart',
    id: 'by-age',
    depth: 'analyst',
    title: word('charts.age'),
    form: 'bar',
    x: fieldOf('month', INTEGER),
    y: fieldOf('hazard', PERCENT),
    series: [
      {
        key: 'hazard',
        label: word('fields.hazard'),
        points: result.hazard.map(({ month, atRisk, ended }) => {
          const bounds = wilsonInterval(ended, atRisk);
          return {
            x: month,
            ...estimateFigure(quotient(ended, atRisk), result),
            ...(bounds === null ? {} : { interval: { ...bounds, level: CONFIDENCE_LEVEL, method: `analyses.${CONTRACT_CHURN_ID}.methods.wilson` } }),
          };
        }),
      },
    ],
    note: word('notes.age'),
  };
}

function periods(result: ContractChurnResult, format: ValueFormat): TableBlock {
  return {
    kind: 'table',
    id: 'periods',
    depth: 'analyst',
    title: word('tables.periods'),
    columns: [
      fieldOf('period', format),
      fieldOf('running', INTEGER),
      fieldOf('started', INTEGER),
      fieldOf('ended', INTEGER),
      fieldOf('rate', PERCENT),
      fieldOf('money', MONEY),
      fieldOf('endedMoney', MONEY),
      fieldOf('moneyRate', PERCENT),
    ],
    rows: result.periods.map((period) => {
      const where = conditionsOf(period);
      return [
        { value: period.start, ...(period.unfinished ? { unfinished: true } : {}) },
        countFigure(period.running, where.running),
        countFigure(period.started, where.started),
        countFigure(period.ended, where.ended),
        rateFigure(period),
        moneyFigure(period.money, where.running),
        moneyFigure(period.endedMoney, where.ended),
        moneyRateFigure(period),
      ];
    }),
  };
}

function notes(result: ContractChurnResult, params: ContractChurnParams, format: ValueFormat): NoteBlock[] {
  const note = (id: string, tone: NoteBlock['tone'], message: NoteBlock['message']): NoteBlock => ({ kind: 'note', id, tone, message });
  const latest = result.periods.at(-1);
  return [
    ...(latest?.unfinished === true
      ? [
          note(
            'unfinished',
            'caution',
            word('notes.unfinished', { period: { value: latest.start, format }, day: { value: latest.toDay, format: { kind: 'day' } } }),
          ),
        ]
      : []),
    ...(result.dated === 0 ? [note('undated', 'caution', word('notes.undated'))] : []),
    ...(result.undatedEnds > 0 ? [note('undated-ends', 'caution', word('notes.undatedEnds', { count: result.undatedEnds }))] : []),
    ...(result.leftOut > 0 ? [note('left-out', 'info', word('notes.leftOut', { count: result.leftOut }))] : []),
    ...(params.margin === 1 ? [note('margin', 'info', word('notes.margin'))] : []),
    note('method', 'method', word('notes.method', { count: params.horizonMonths })),
  ];
}
