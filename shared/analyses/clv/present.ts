import type { Block, FindingBlock, KpiBlock, NoteBlock, ValueFormat } from '../blocks.ts';
import {
  countFigure,
  DAY,
  estimate,
  everyone,
  INTEGER,
  MONEY,
  moneyEstimate,
  overdueMembers,
  PERCENT,
  roundedMoney,
  shown,
  TWO_DIGITS,
  WHOLE_PERCENT,
  word,
} from './figures.ts';
import { frequencyChart, holdoutBlocks, trackChart } from './present-check.ts';
import { fitBlocks } from './present-fit.ts';
import { groupChart, groupTable, lateTable, topTable } from './present-tables.ts';
import type { ClvParams, ClvResult } from './schema.ts';

/** Answer, cautions, figures, groups, who to look after, expected against actual; one click deeper the check on the holdout and the fits. */
export function presentClv(result: ClvResult | null, params: ClvParams): Block[] {
  if (result === null) return [note('empty', 'info', 'empty')];
  return [
    answer(result, params),
    ...cautions(result, params),
    totals(result, params),
    ...overdue(result, params),
    groupChart(result, params),
    groupTable(result, params),
    ...(result.occasion === null ? [trackChart(result, params)] : []),
    topTable(result),
    ...(result.late.length > 0 ? [lateTable(result)] : []),
    frequencyChart(result, params),
    ...holdoutBlocks(result, params),
    ...fitBlocks(result, params),
    note('method', 'method', 'notes.method'),
  ];
}

function answer(result: ClvResult, params: ClvParams): FindingBlock {
  const { total, customers, topShare } = result;
  const basis = everyone(result, params);
  const spread = (total.valueBounds.high - total.valueBounds.low) / 2;
  return {
    kind: 'finding',
    id: 'answer',
    claim: word(topShare === null ? 'answer.plain' : 'answer.share', {
      customers: shown(customers, INTEGER),
      months: params.horizonMonths,
      value: roundedMoney(total.value, spread),
      low: roundedMoney(total.valueBounds.low, spread),
      high: roundedMoney(total.valueBounds.high, spread),
      share: shown(topShare?.value ?? null, PERCENT),
    }),
    figure: { ...moneyEstimate(total.value, basis, total.valueBounds), label: valueLabel(params), format: MONEY },
  };
}

function cautions(result: ClvResult, params: ClvParams): NoteBlock[] {
  const { isScarce, sharperDay, costsMissing, holdout, fit, spend, correlation, repeatBuyers } = result;
  const buyers = shown(repeatBuyers, INTEGER);
  const notes: NoteBlock[] = occasionNotes(result, params);
  if (isScarce) {
    notes.push(
      sharperDay === null
        ? note('scarce', 'caution', 'notes.scarceOpen', { buyers })
        : note('scarce', 'caution', 'notes.scarce', { buyers, day: shown(sharperDay, DAY) }),
    );
  } else if (fit.isPenalised) notes.push(note('boundary', 'caution', 'notes.boundary'));
  if (!fit.hasConverged || !spend.hasConverged) notes.push(note('converged', 'caution', 'notes.converged'));
  if (holdout === null) notes.push(note('unchecked', 'caution', 'notes.unchecked'));
  else if (result.modelError.value > 0.1 && params.widen)
    notes.push(note('widened', 'info', 'notes.widened', { error: shown(result.modelError.value, PERCENT) }));
  notes.push(...beatenByRule(result));
  if (costsMissing) notes.push(note('costs', 'caution', 'notes.costsMissing'));
  else if (params.money === 'revenue') notes.push(note('revenue', 'info', 'notes.revenue'));
  else notes.push(note('margin', 'info', `notes.${params.money}`, { margin: shown(result.margin, PERCENT) }));
  if (correlation !== null && (correlation.low > 0.2 || correlation.high < -0.2)) {
    notes.push(note('correlation', 'caution', 'notes.correlation', { value: shown(correlation.value, TWO_DIGITS) }));
  }
  return notes;
}

/** What counts as an occasion and up to when, and what is not shown then; or that no period is over yet. */
function occasionNotes({ occasion, endDay }: ClvResult, params: ClvParams): NoteBlock[] {
  if (params.model !== 'bgbb') return [];
  if (occasion === null) return [note('occasions', 'caution', 'notes.noOccasion')];
  return [note('occasions', 'info', `notes.occasions.${occasion}`, { day: shown(endDay, DAY) })];
}

/** Said aloud when a rule of thumb was nearer the truth for single customers than the model on the days kept back. */
function beatenByRule({ holdout }: ClvResult): NoteBlock[] {
  const errorOf = (id: string): number => holdout?.scores.find((score) => score.id === id)?.errors.rootMeanSquare ?? Number.NaN;
  const model = errorOf(holdout?.chosen ?? '');
  const best = (['asBefore', 'meanRate'] as const).reduce((a, b) => (errorOf(b) < errorOf(a) ? b : a));
  if (!(errorOf(best) < model)) return [];
  const params = { rule: word(`rules.${best}`), error: shown(errorOf(best), TWO_DIGITS), model: shown(model, TWO_DIGITS) };
  return [note('beaten', 'caution', 'notes.beaten', params)];
}

function totals(result: ClvResult, params: ClvParams): KpiBlock {
  const { total, topShare } = result;
  const basis = everyone(result, params);
  const item = (key: string, format: ValueFormat, figure: Omit<KpiBlock['items'][number], 'label' | 'format'>, name = word(`fields.${key}`)) => ({
    ...figure,
    label: name,
    format,
    definition: word(`definitions.${key}`),
  });
  return {
    kind: 'kpi',
    id: 'totals',
    items: [
      item('customers', INTEGER, countFigure(basis)),
      item('active', INTEGER, estimate(Math.round(total.active), basis, total.activeBounds)),
      item('purchases', INTEGER, estimate(Math.round(total.purchases), basis, total.purchasesBounds)),
      item('value', MONEY, moneyEstimate(total.value, basis, total.valueBounds), valueLabel(params)),
      item('topShare', PERCENT, estimate(topShare?.value ?? null, basis, topShare?.bounds)),
      item('newCustomer', TWO_DIGITS, estimate(result.newCustomer, basis)),
      item('meanSpend', MONEY, moneyEstimate(result.meanSpend, basis)),
    ],
  };
}

function overdue(result: ClvResult, params: ClvParams): FindingBlock[] {
  const { customers, value } = result.overdue;
  if (customers === 0) return [];
  const where = overdueMembers(result, params);
  const drill = { relation: 'customers', where, measure: { fn: 'count' } } as const;
  return [
    {
      kind: 'finding',
      id: 'overdue',
      claim: word('overdue', { count: customers, value: roundedMoney(value), months: params.horizonMonths, sure: shown(params.sure, WHOLE_PERCENT) }),
      figure: { ...countFigure({ drill, n: customers }, where), label: word('fields.overdue'), format: INTEGER },
      action: word('overdueAction'),
    },
  ];
}

/** Revenue or gross margin to come, in the words of what counts as value. */
export function valueLabel({ money }: ClvParams): KpiBlock['items'][number]['label'] {
  return word(`fields.valueOf.${money}`);
}

/** A note of this analysis. */
export function note(id: string, tone: NoteBlock['tone'], key: string, params?: Parameters<typeof word>[1]): NoteBlock {
  return { kind: 'note', id: `note-${id}`, tone, message: word(key, params) };
}
