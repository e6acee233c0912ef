import { CONFIDENCE_LEVEL } from '../../stats/wilson-interval.ts';
import type { Block, ChartBlock, FindingBlock, KpiBlock, NoteBlock, TableBlock } from '../blocks.ts';
import type { AnalysisContext } from '../define.ts';
import {
  countFigure,
  DAY,
  estimateFigure,
  fieldOf,
  INTEGER,
  idleCustomers,
  inTiers,
  intervalOf,
  lastDayFigure,
  MESSAGE,
  NUMBER,
  nameOf,
  PERCENT,
  rowsFigure,
  SCORE,
  setFigure,
  TEXT,
  word,
} from './figures.ts';
import { SOURCES } from './kinds.ts';
import { presentFit, presentTest } from './present-test.ts';
import { ENGAGEMENT_ID, type EngagementParams, type EngagementResult, type ScoreTest, TIERS, type TypeRole } from './schema.ts';

const TYPES_SHOWN = 50;
/** A gain is claimed where its interval lies above 0. */
const ONE_SIDED = (1 - CONFIDENCE_LEVEL) / 2;
const TYPED = ['interactions', 'touches', 'answers'];

/** Answer, figures, the test by decile, weights, tiers, the engaged who do not buy, effort apart, what each type counts as, the fit, notes. */
export function presentEngagement(result: EngagementResult, params: EngagementParams, _context: AnalysisContext): Block[] {
  if (result.scored === 0 || result.signals.every(({ rows }) => rows === 0))
    return [note('empty', 'info', word('empty', { days: params.windowDays })), ...effort(result, params)];
  return [
    answer(result, params),
    figures(result, params),
    ...(result.test === null ? [noTest(result, params)] : [deciles(result.test, result, params)]),
    ...(result.isFallback ? [note('fallback', 'caution', word('notes.fallback', { days: params.horizonDays }))] : []),
    weights(result, params),
    tiers(result, params),
    ...(result.idle.length === 0 ? [] : [idle(result, params)]),
    ...effort(result, params),
    ...presentTest(result, params),
    ...roles(result, params),
    ...presentFit(result),
    ...notes(result, params),
  ];
}

function note(id: string, tone: NoteBlock['tone'], message: NoteBlock['message']): NoteBlock {
  return { kind: 'note', id, tone, message };
}

/** What the test says of the score, in one word. */
function verdictOf({ score, gain }: ScoreTest): 'adds' | 'works' | 'nothing' | 'inverse' {
  const { low, high } = score.interval ?? { low: 0, high: 1 };
  if (high < 0.5) return 'inverse';
  if (!(low > 0.5)) return 'nothing';
  return gain !== null && gain.pValue < ONE_SIDED ? 'adds' : 'works';
}

function answer(result: EngagementResult, params: EngagementParams): FindingBlock {
  const { test } = result;
  const high = result.tiers[TIERS.indexOf('high')] ?? 0;
  if (test === null) {
    return {
      kind: 'finding',
      id: 'answer',
      claim: word('answer.untested', { high: { value: high, format: INTEGER }, scored: { value: result.scored, format: INTEGER } }),
      figure: { ...countFigure(high, inTiers(['high'], params)), label: word('fields.high'), format: INTEGER },
    };
  }
  const top = test.deciles.at(-1);
  return {
    kind: 'finding',
    id: 'answer',
    claim: word(`answer.${verdictOf(test)}`, {
      top: { value: top?.observed ?? null, format: PERCENT },
      all: { value: test.bought / test.customers, format: PERCENT },
      days: params.horizonDays,
    }),
    figure: {
      ...estimateFigure(test.score.area, 'test', result),
      ...intervalOf(test.score.interval, 'delong'),
      label: word('fields.area'),
      format: PERCENT,
    },
  };
}

function figures(result: EngagementResult, params: EngagementParams): KpiBlock {
  const item = (key: string, format: typeof INTEGER) => ({ label: word(`fields.${key}`), format, definition: word(`definitions.${key}`) });
  const [none = 0, ...others] = result.tiers;
  const engaged = others.reduce((sum, count) => sum + count, 0);
  return {
    kind: 'kpi',
    id: 'figures',
    items: [
      { ...countFigure(engaged, inTiers(['low', 'middle', 'high'], params)), ...item('engaged', INTEGER) },
      { ...countFigure(none, inTiers(['none'], params)), ...item('none', INTEGER) },
      { ...countFigure(result.idleCount, idleCustomers(result, params)), ...item('idle', INTEGER) },
    ],
  };
}

function noTest({ testable }: EngagementResult, { horizonDays }: EngagementParams): NoteBlock {
  const count = (value: number) => ({ value, format: INTEGER });
  return note(
    'no-test',
    'caution',
    word('notes.noTest', { days: horizonDays, customers: count(testable.customers), bought: count(testable.bought) }),
  );
}

/** Shares who bought by groups of score, with everybody's share as a line. */
function deciles(test: ScoreTest, result: EngagementResult, { horizonDays }: EngagementParams): ChartBlock {
  return {
    kind: 'chart',
    id: 'deciles-chart',
    title: word('charts.deciles', { days: horizonDays, day: { value: result.testDay, format: DAY } }),
    form: 'bar',
    x: fieldOf('decile', INTEGER),
    y: fieldOf('bought', PERCENT),
    series: [
      {
        key: 'bought',
        label: word('fields.bought'),
        points: test.deciles.map(({ observed, interval }, index) => ({
          x: index + 1,
          ...estimateFigure(observed, 'test', result),
          ...intervalOf(interval, 'wilson'),
        })),
      },
    ],
    reference: [{ label: word('charts.everybody'), value: test.bought / test.customers, axis: 'y' }],
    note: word('notes.deciles'),
  };
}

function weights(result: EngagementResult, params: EngagementParams): TableBlock {
  return {
    kind: 'table',
    id: 'weights',
    title: word(`tables.weights.${result.weighting}`),
    columns: [fieldOf('signal', TEXT), fieldOf('rows', INTEGER), fieldOf('having', INTEGER), fieldOf('weight', NUMBER)],
    rows: result.signals.map((signal, index) => {
      const own = result.weights[index];
      const isFitted = own !== undefined && own.interval !== null;
      return [
        { value: null, caption: nameOf(signal) },
        rowsFigure(signal.rows, signal, result, params),
        rowsFigure(signal.customers, signal, result, params, 'customers'),
        isFitted ? { ...estimateFigure(own.weight, 'fit', result), ...intervalOf(own.interval, 'wald') } : setFigure(own?.weight ?? 0, result),
      ];
    }),
    note: word(`notes.weights.${result.weighting}`),
  };
}

function tiers(result: EngagementResult, params: EngagementParams): TableBlock {
  return {
    kind: 'table',
    id: 'tiers',
    title: word('tables.tiers'),
    columns: [fieldOf('tier', MESSAGE), fieldOf('customers', INTEGER)],
    rows: TIERS.map((tier, index) => [
      { value: `analyses.${ENGAGEMENT_ID}.groups.${tier}` },
      countFigure(result.tiers[index] ?? 0, inTiers([tier], params)),
    ]),
  };
}

function idle(result: EngagementResult, params: EngagementParams): TableBlock {
  return {
    kind: 'table',
    id: 'idle',
    title: word('tables.idle', { days: params.horizonDays }),
    columns: [fieldOf('customer', { kind: 'customer' }), fieldOf('score', SCORE), fieldOf('lastDay', DAY)],
    rows: result.idle.map(({ customer, score, lastDay }) => [
      { value: customer, customer },
      setFigure(score, result),
      lastDayFigure(customer, lastDay, result),
    ]),
  };
}

/** What customers have to do to get something solved, apart from the score. */
function effort(result: EngagementResult, params: EngagementParams): Block[] {
  const rows = result.effort.filter((signal) => signal.rows > 0);
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      id: 'effort',
      title: word('tables.effort'),
      columns: [fieldOf('effort', TEXT), fieldOf('rows', INTEGER), fieldOf('having', INTEGER)],
      rows: rows.map((signal) => [
        { value: null, caption: SOURCES[signal.source].type === 'type' ? nameOf(signal) : word(`effort.${signal.source}`) },
        rowsFigure(signal.rows, signal, result, params),
        rowsFigure(signal.customers, signal, result, params, 'customers'),
      ]),
      note: word('notes.effort'),
    },
  ];
}

/** Types as the files write them, and what each was taken for. */
function roles(result: EngagementResult, params: EngagementParams): TableBlock[] {
  const shown = result.roles
    .filter(({ source }) => TYPED.includes(source))
    .toSorted((a, b) => b.rows - a.rows || (String(a.type) < String(b.type) ? -1 : 1))
    .slice(0, TYPES_SHOWN);
  if (shown.length === 0) return [];
  const head = ({ type }: TypeRole) => (type === null ? { value: null, caption: word('noType') } : { value: type });
  return [
    {
      kind: 'table',
      id: 'roles',
      depth: 'analyst',
      title: word('tables.roles'),
      columns: [fieldOf('type', TEXT), fieldOf('role', TEXT), fieldOf('rows', INTEGER)],
      rows: shown.map((role) => [
        head(role),
        { value: null, caption: word(`kinds.${role.kind}`) },
        rowsFigure(role.rows, { source: role.source, types: [role.type] }, result, params),
      ]),
      note: word('notes.roles'),
    },
  ];
}

function notes(result: EngagementResult, params: EngagementParams): NoteBlock[] {
  return [
    note('apart', 'info', word(result.effort.some(({ rows }) => rows > 0) ? 'notes.apart' : 'notes.apartNone')),
    note('observed', 'caution', word('notes.observed')),
    note('method', 'method', word('notes.method', { window: params.windowDays, half: params.halfLifeDays, days: params.horizonDays })),
  ];
}
