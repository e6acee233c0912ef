import { decimalTextOf, decimalToNumber, formatDecimal } from '../../model/decimal.ts';
import { countRows, memberOf, sumOf } from '../../warehouse/conditions.ts';
import type { Block, ChartBlock, FindingBlock, KpiBlock, NoteBlock, TableBlock } from '../blocks.ts';
import type { AnalysisContext } from '../define.ts';
import {
  countFigure,
  differenceFigure,
  differenceInWords,
  estimateFigure,
  fieldOf,
  INTEGER,
  MESSAGE,
  MONEY,
  moneyOfPeople,
  NUMBER,
  ordersIn,
  PERCENT,
  peopleIn,
  referralsFigure,
  referrerShare,
  word,
} from './figures.ts';
import { KINDS, LOYALTY_ID, type LoyaltyParams, type LoyaltyResult, type MatchedComparison } from './schema.ts';

/** Answer, who brought whom, what those who were brought are worth beside others alike, who brings others, the programme, notes. */
export function presentLoyalty(result: LoyaltyResult, params: LoyaltyParams, _context: AnalysisContext): Block[] {
  if (result.customers === 0 || result.referrals === 0) return [{ kind: 'note', id: 'empty', tone: 'info', message: word('empty') }];
  return [
    answer(result, params),
    figures(result, params),
    tree(result),
    ...(result.comparison === null
      ? [note('no-match', 'caution', word('notes.noMatch', { days: params.horizonDays }))]
      : [matched('referred', result.comparison, result, params)]),
    ...(result.members === null ? [] : [matched('members', result.members, result, params)]),
    ...(result.comparison === null ? [] : programme(result.comparison, result, params)),
    bands(result, params),
    bandsChart(result, params),
    kinds(result, params),
    ...notes(result, params),
  ];
}

function note(id: string, tone: NoteBlock['tone'], message: NoteBlock['message']): NoteBlock {
  return { kind: 'note', id, tone, message };
}

function answer(result: LoyaltyResult, params: LoyaltyParams): FindingBlock {
  const { comparison } = result;
  const counts = { referrers: { value: result.referrers, format: INTEGER }, referred: { value: result.referred, format: INTEGER } };
  if (comparison === null) return { kind: 'finding', id: 'answer', claim: word('answer.counts', counts) };
  const verdict = comparison.low > 0 ? 'more' : comparison.high < 0 ? 'less' : 'same';
  return {
    kind: 'finding',
    id: 'answer',
    claim: word(`answer.${verdict}`, {
      ...counts,
      difference: differenceInWords(comparison),
      days: params.horizonDays,
    }),
    figure: { ...differenceFigure(comparison, result), label: word('fields.difference'), format: MONEY },
  };
}

function figures(result: LoyaltyResult, params: LoyaltyParams): KpiBlock {
  const item = (key: string, format: typeof INTEGER | typeof MONEY) => ({
    label: word(`fields.${key}`),
    format,
    definition: word(`definitions.${key}`),
  });
  const people = (kinds: readonly (typeof KINDS)[number][]) => ({
    op: 'or' as const,
    of: kinds.map((kind) => memberOf(LOYALTY_ID, params, kind)),
  });
  const inTree = (kinds: readonly (typeof KINDS)[number][]): number =>
    result.kindOf.reduce((sum, kind) => sum + (kinds.includes(KINDS[kind] ?? 'neither') && kind >= 0 ? 1 : 0), 0);
  return {
    kind: 'kpi',
    id: 'programme',
    items: [
      { ...referralsFigure(result.referrals, countRows(), result), ...item('referrals', INTEGER) },
      { ...countFigure(inTree(['brings', 'both']), people(['brings', 'both'])), ...item('referrers', INTEGER) },
      { ...countFigure(inTree(['brought', 'both']), people(['brought', 'both'])), ...item('referred', INTEGER) },
      { ...estimateFigure(result.deepest, result), ...item('generations', INTEGER) },
      { ...referralsFigure(formatDecimal(result.rewards), sumOf('reward'), result), ...item('rewards', MONEY) },
    ],
  };
}

/** The widest trees. */
function tree(result: LoyaltyResult): TableBlock {
  return {
    kind: 'table',
    id: 'tree',
    title: word('tables.tree'),
    columns: [
      fieldOf('customer', { kind: 'customer' }),
      fieldOf('direct', INTEGER),
      fieldOf('reach', INTEGER),
      fieldOf('depth', INTEGER),
      fieldOf('brought', MONEY),
    ],
    rows: result.top.map(({ customer, direct, reach, depth, money }) => [
      { value: customer, customer },
      countFigure(direct.length, peopleIn(direct)),
      countFigure(reach.length, peopleIn(reach)),
      estimateFigure(depth, result),
      moneyOfPeople(money, reach, result),
    ]),
  };
}

function matched(id: 'referred' | 'members', comparison: MatchedComparison, result: LoyaltyResult, params: LoyaltyParams): TableBlock {
  const row = (key: string, value: number | string | null) => [{ value: `analyses.${LOYALTY_ID}.rows.${id}.${key}` }, estimateFigure(value, result)];
  const money = (key: string, value: number) => row(key, decimalTextOf(value));
  const [label, value] = [fieldOf('what', MESSAGE), fieldOf('money', MONEY)];
  return {
    kind: 'table',
    id: `matched-${id}`,
    title: word(`tables.matched.${id}`, { days: params.horizonDays }),
    columns: [label, value],
    rows: [
      money('mean', comparison.mean),
      money('others', comparison.meanOthers),
      [{ value: `analyses.${LOYALTY_ID}.rows.${id}.difference` }, differenceFigure(comparison, result)],
      money('plain', comparison.plainDifference),
    ],
    note: word(`notes.matched.${id}`, {
      matched: { value: comparison.matched, format: INTEGER },
      treated: { value: comparison.treated, format: INTEGER },
      others: { value: comparison.others, format: INTEGER },
      again: { value: comparison.again, format: PERCENT },
      againOthers: { value: comparison.againOthers, format: PERCENT },
      before: { value: comparison.imbalanceBefore, format: NUMBER },
      after: { value: comparison.imbalanceAfter, format: NUMBER },
    }),
  };
}

/** What the programme cost beside what those it brought are worth more. */
function programme(comparison: MatchedComparison, result: LoyaltyResult, params: LoyaltyParams): KpiBlock[] {
  const scaled = (value: number): number => value * params.margin * result.referredBuyers;
  const cost = decimalToNumber(result.rewards);
  const item = (key: string) => ({ label: word(`fields.${key}`), format: MONEY, definition: word(`definitions.${key}`) });
  const interval = (shift: number) => ({
    interval: {
      low: scaled(comparison.low) - shift,
      high: scaled(comparison.high) - shift,
      level: 0.95,
      method: `analyses.${LOYALTY_ID}.methods.matched`,
    },
  });
  return [
    {
      kind: 'kpi',
      id: 'worth',
      depth: 'analyst',
      title: word('kpis.worth', { days: params.horizonDays }),
      items: [
        { ...estimateFigure(decimalTextOf(scaled(comparison.difference)), result), ...interval(0), ...item('lift') },
        { ...estimateFigure(decimalTextOf(scaled(comparison.difference) - cost), result), ...interval(cost), ...item('net') },
      ],
    },
  ];
}

function bands(result: LoyaltyResult, params: LoyaltyParams): TableBlock {
  return {
    kind: 'table',
    id: 'who-brings',
    depth: 'analyst',
    title: word('tables.bands'),
    columns: [fieldOf('orders', { kind: 'text' }), fieldOf('customers', INTEGER), fieldOf('share', PERCENT)],
    rows: result.bands.map((band) => [
      { value: null, caption: bandName(band) },
      countFigure(band.customers, ordersIn(band, result)),
      referrerShare(band, result, params),
    ]),
  };
}

function bandsChart(result: LoyaltyResult, params: LoyaltyParams): ChartBlock {
  return {
    kind: 'chart',
    id: 'who-brings-chart',
    title: word('charts.bands'),
    form: 'bar',
    x: { ...fieldOf('orders', MESSAGE) },
    y: fieldOf('share', PERCENT),
    series: [
      {
        key: 'share',
        label: word('fields.share'),
        points: result.bands
          .filter(({ customers }) => customers > 0)
          .map((band) => ({ x: `analyses.${LOYALTY_ID}.bands.from${band.from}`, ...referrerShare(band, result, params) })),
      },
    ],
  };
}

function bandName({ from }: LoyaltyResult['bands'][number]) {
  return word(`bands.from${from}`);
}

function kinds(result: LoyaltyResult, params: LoyaltyParams): TableBlock {
  return {
    kind: 'table',
    id: 'kinds',
    title: word('tables.kinds'),
    columns: [fieldOf('kind', MESSAGE), fieldOf('people', INTEGER)],
    rows: KINDS.map((kind, index) => [
      { value: `analyses.${LOYALTY_ID}.groups.${kind}` },
      countFigure(
        result.kindOf.reduce((sum, own) => sum + (own === index ? 1 : 0), 0),
        memberOf(LOYALTY_ID, params, kind),
      ),
    ]),
  };
}

function notes(result: LoyaltyResult, params: LoyaltyParams): NoteBlock[] {
  return [
    note('observed', 'caution', word('notes.observed')),
    ...(result.dropped > 0 ? [note('dropped', 'info', word('notes.dropped', { count: result.dropped }))] : []),
    ...(params.margin === 1 ? [note('margin', 'info', word('notes.margin'))] : []),
    note('method', 'method', word('notes.method', { days: params.horizonDays })),
  ];
}
