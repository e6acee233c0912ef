import { memberOf } from '../../warehouse/conditions.ts';
import type { Block, ChartBlock, FindingBlock, KpiBlock, NoteBlock, TableBlock, ValueFormat } from '../blocks.ts';
import type { AnalysisContext } from '../define.ts';
import {
  conditionsOf,
  countFigure,
  DAY,
  estimateFigure,
  fieldOf,
  INTEGER,
  lastDayFigure,
  MESSAGE,
  MONEY,
  moneyEstimate,
  moneyFigure,
  moneyRateFigure,
  PERCENT,
  rateFigure,
  word,
} from './figures.ts';
import { presentTest } from './present-test.ts';
import { BANDS, CHURN_ID, type ChurnParams, type ChurnPeriod, type ChurnResult } from './schema.ts';

/** Answer, rates over time, figures of the last period, whom to contact, how sure each is, how well it was told before, notes. */
export function presentChurn(result: ChurnResult, params: ChurnParams, context: AnalysisContext): Block[] {
  const latest = result.periods.at(-1);
  if (latest === undefined || result.customers === 0) return [{ kind: 'note', id: 'empty', tone: 'info', message: word('empty') }];
  const format: ValueFormat = { kind: 'period', grain: params.grain, calendar: context.calendar };
  const shown = result.periods.findLast(({ unfinished, active }) => !unfinished && active > 0) ?? latest;
  return [
    answer(shown, params, format),
    rates(result, params, format),
    figures(shown, result, params, format),
    bands(result, params),
    ...(result.saveList.length === 0 ? [] : [saveList(result)]),
    periods(result, params, format),
    ...presentTest(result, params),
    ...notes(result, params, latest, format),
  ];
}

function answer(period: ChurnPeriod, params: ChurnParams, format: ValueFormat): FindingBlock {
  const figure = rateFigure(period, params);
  const start = { value: period.start, format };
  if (figure.value === null) return { kind: 'finding', id: 'answer', claim: word('answer.none', { period: start, days: params.silenceDays }) };
  return {
    kind: 'finding',
    id: 'answer',
    claim: word('answer.lost', {
      period: start,
      lost: { value: period.lost, format: INTEGER },
      active: { value: period.active, format: INTEGER },
      rate: { value: figure.value, format: PERCENT },
      days: params.silenceDays,
    }),
    figure: { ...figure, label: word('fields.rate'), format: PERCENT },
  };
}

function rates(result: ChurnResult, params: ChurnParams, format: ValueFormat): ChartBlock {
  const seen = result.periods.filter(({ active }) => active > 0);
  return {
    kind: 'chart',
    id: 'rates',
    title: word('charts.rates'),
    form: 'line',
    x: { key: 'period', label: word('fields.period'), format },
    y: fieldOf('rate', PERCENT),
    series: [
      { key: 'customers', label: word('series.customers'), points: seen.map((period) => ({ x: period.start, ...rateFigure(period, params) })) },
      { key: 'revenue', label: word('series.revenue'), points: seen.map((period) => ({ x: period.start, ...moneyRateFigure(period, params) })) },
    ],
  };
}

function figures(period: ChurnPeriod, result: ChurnResult, params: ChurnParams, format: ValueFormat): KpiBlock {
  const where = conditionsOf(period, params);
  const atRisk = result.bands.filter((_, band) => BANDS[band] !== 'lost').reduce((sum, own) => sum + own.atRisk, 0);
  const item = (key: string, itemFormat: ValueFormat) => ({
    label: word(`fields.${key}`),
    format: itemFormat,
    definition: word(`definitions.${key}`),
  });
  return {
    kind: 'kpi',
    id: 'period',
    title: word('kpis.period', { period: { value: period.start, format } }),
    items: [
      { ...countFigure(period.active, where.active), ...item('active', INTEGER) },
      { ...countFigure(period.lost, where.lost), ...item('lost', INTEGER) },
      { ...rateFigure(period, params), ...item('rate', PERCENT) },
      { ...moneyRateFigure(period, params), ...item('moneyRate', PERCENT) },
      { ...countFigure(period.back, where.back), ...item('back', INTEGER) },
      { ...moneyEstimate(atRisk, result), ...item('atRisk', MONEY) },
    ],
  };
}

function bands(result: ChurnResult, params: ChurnParams): TableBlock {
  return {
    kind: 'table',
    id: 'bands',
    title: word('tables.bands', { days: params.horizonDays }),
    columns: [fieldOf('band', MESSAGE), fieldOf('customers', INTEGER), fieldOf('bandAtRisk', MONEY)],
    rows: result.bands.map(({ customers, atRisk }, index) => {
      const band = BANDS[index] ?? 'lost';
      return [
        { value: `analyses.${CHURN_ID}.groups.${band}` },
        countFigure(customers, memberOf(CHURN_ID, params, band)),
        moneyEstimate(atRisk, result),
      ];
    }),
    note: word('notes.bands', { days: params.horizonDays, silence: params.silenceDays }),
  };
}

/** Whom to contact first: by what a contact is expected to bring, not by risk. */
function saveList(result: ChurnResult): TableBlock {
  return {
    kind: 'table',
    id: 'save-list',
    title: word('tables.saveList'),
    columns: [
      fieldOf('customer', { kind: 'customer' }),
      fieldOf('lastDay', DAY),
      fieldOf('alive', PERCENT),
      fieldOf('silentByModel', PERCENT),
      fieldOf('silentByHazard', PERCENT),
      fieldOf('value', MONEY),
      fieldOf('saved', MONEY),
    ],
    rows: result.saveList.map((candidate) => [
      { value: candidate.customer, customer: candidate.customer },
      lastDayFigure(candidate.customer, candidate.lastDay, result),
      estimateFigure(candidate.probabilityAlive, result),
      estimateFigure(candidate.silentByModel, result),
      estimateFigure(candidate.silentByHazard, result),
      moneyEstimate(candidate.value, result),
      moneyEstimate(candidate.saved, result),
    ]),
    note: word('notes.saveList', { count: result.worthwhile, shown: result.saveList.length }),
  };
}

function periods(result: ChurnResult, params: ChurnParams, format: ValueFormat): TableBlock {
  return {
    kind: 'table',
    id: 'periods',
    depth: 'analyst',
    title: word('tables.periods'),
    columns: [
      { ...fieldOf('period', format), definition: word('definitions.period') },
      fieldOf('active', INTEGER),
      fieldOf('lost', INTEGER),
      fieldOf('rate', PERCENT),
      fieldOf('money', MONEY),
      fieldOf('lostMoney', MONEY),
      fieldOf('moneyRate', PERCENT),
      fieldOf('back', INTEGER),
      fieldOf('won', INTEGER),
    ],
    rows: result.periods.map((period) => {
      const where = conditionsOf(period, params);
      return [
        { value: period.start, ...(period.unfinished ? { unfinished: true } : {}) },
        countFigure(period.active, where.active),
        countFigure(period.lost, where.lost),
        rateFigure(period, params),
        moneyFigure('active', period, params),
        moneyFigure('lost', period, params),
        moneyRateFigure(period, params),
        countFigure(period.back, where.back),
        countFigure(period.won, where.won),
      ];
    }),
  };
}

function notes(result: ChurnResult, params: ChurnParams, latest: ChurnPeriod, format: ValueFormat): NoteBlock[] {
  const note = (id: string, tone: NoteBlock['tone'], message: NoteBlock['message']): NoteBlock => ({ kind: 'note', id, tone, message });
  const { model } = result;
  return [
    ...(latest.unfinished
      ? [
          note(
            'unfinished',
            'caution',
            word('notes.unfinished', { period: { value: latest.start, format }, day: { value: latest.toDay, format: DAY } }),
          ),
        ]
      : []),
    ...(model?.isPooled === true ? [note('pooled', 'caution', word('notes.pooled'))] : []),
    ...(model?.hasConverged === false ? [note('not-converged', 'caution', word('notes.notConverged'))] : []),
    ...(result.leftOut > 0 ? [note('left-out', 'info', word('notes.leftOut', { count: result.leftOut }))] : []),
    ...(params.margin === 1 ? [note('margin', 'info', word('notes.margin'))] : []),
    note('rule', 'method', word('notes.rule', { days: params.silenceDays })),
    note('method', 'method', word('notes.method', { days: params.horizonDays })),
  ];
}
