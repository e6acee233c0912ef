import type { Block, ChartBlock, FindingBlock, MatrixBlock, NoteBlock, TableBlock, ValueFormat } from '../blocks.ts';
import type { AnalysisContext } from '../define.ts';
import {
  after,
  before,
  countFigure,
  estimateFigure,
  fieldOf,
  INTEGER,
  inAny,
  inState,
  knownBy,
  lastEvening,
  MESSAGE,
  MONEY,
  moneyEstimate,
  moveFigure,
  PERCENT,
  revenueFigure,
  shareFigure,
  stageName,
  word,
} from './figures.ts';
import { presentOutlook } from './present-outlook.ts';
import { BUYING, type LifecycleParams, type LifecyclePeriod, type LifecycleResult, OUTSIDE, STAGES } from './schema.ts';

/** Answer, stages over time, stages now, moves, balance, what the moves lead to, notes. */
export function presentLifecycle(result: LifecycleResult, params: LifecycleParams, context: AnalysisContext): Block[] {
  const latest = result.periods.at(-1);
  if (latest === undefined || result.known === 0) return [{ kind: 'note', id: 'empty', tone: 'info', message: word('empty') }];
  const period: ValueFormat = { kind: 'period', grain: params.grain, calendar: context.calendar };
  const moved = result.periods.findLast(({ unfinished }) => !unfinished) ?? latest;
  return [
    answer(result, moved, period),
    overTime(result, period),
    now(result, moved, period, params),
    flow(result, moved, period),
    moves(result, moved, period),
    balance(result, moved, period),
    ...presentOutlook(result, params),
    ...notes(result, latest, period),
  ];
}

/** How many buy, who came and who fell silent over the last finished period. */
function answer(result: LifecycleResult, moved: LifecyclePeriod, period: ValueFormat): FindingBlock {
  const day = lastEvening(result);
  const buying = BUYING.map((stage) => STAGES.indexOf(stage));
  const isBuying = (state: number): boolean => buying.includes(state);
  let [gained, silent] = [0, 0];
  moved.moves.forEach((row, from) => {
    row.forEach((count, to) => {
      if (!isBuying(from) && isBuying(to)) gained += count;
      if (isBuying(from) && !isBuying(to)) silent += count;
    });
  });
  const active = buying.reduce((sum, state) => sum + after(state, result.periods.at(-1) ?? moved), 0);
  return {
    kind: 'finding',
    id: 'answer',
    claim: word('answer', {
      active: { value: active, format: INTEGER },
      known: { value: result.known, format: INTEGER },
      gained: { value: gained, format: INTEGER },
      silent: { value: silent, format: INTEGER },
      period: { value: moved.start, format: period },
    }),
    figure: { ...countFigure(active, inAny(BUYING, day, result)), label: word('answerLabel'), format: INTEGER },
  };
}

function overTime(result: LifecycleResult, period: ValueFormat): ChartBlock {
  return {
    kind: 'chart',
    id: 'stages-over-time',
    title: word('charts.overTime'),
    form: 'stackedBar',
    x: { key: 'period', label: word('fields.period'), format: period },
    y: fieldOf('customers', INTEGER),
    series: shownStages(result).map((stage) => ({
      key: STAGES[stage] ?? '',
      label: { key: stageName(stage) },
      points: result.periods.map((own) => ({
        x: own.start,
        ...countFigure(after(stage, own), inState(stage, own.toDay, result)),
        ...(own.unfinished ? { unfinished: true } : {}),
      })),
    })),
  };
}

/** Stages on the last day: people, money, how long they stay, what they are worth. */
function now(result: LifecycleResult, moved: LifecyclePeriod, period: ValueFormat, params: LifecycleParams): TableBlock {
  const day = lastEvening(result);
  const latest = result.periods.at(-1) ?? moved;
  return {
    kind: 'table',
    id: 'stages-now',
    title: word('tables.now', { day: { value: day, format: { kind: 'day' } } }),
    columns: [
      fieldOf('stage', MESSAGE),
      fieldOf('customers', INTEGER),
      fieldOf('share', PERCENT),
      fieldOf('revenue', MONEY),
      { ...fieldOf('stay', { kind: 'number', digits: 1 }), label: word(`fields.stay.${params.grain}`) },
      fieldOf('worth', MONEY),
    ],
    rows: shownStages(result).map((stage) => {
      const customers = after(stage, latest);
      const stay = result.stays[stage];
      const worth = result.outlook?.value[stage];
      const range =
        stay?.median === null || stay === undefined ? undefined : { low: stay.low ?? stay.median, high: stay.high ?? Number.POSITIVE_INFINITY };
      return [
        { value: stageName(stage) },
        countFigure(customers, inState(stage, day, result)),
        shareFigure(result.known === 0 ? null : customers / result.known, inState(stage, day, result), knownBy(day)),
        revenueFigure(stage, moved, result),
        estimateFigure(stay?.median ?? null, result, range !== undefined && Number.isFinite(range.high) ? range : undefined),
        worth === undefined ? { value: null } : moneyEstimate(worth, result),
      ];
    }),
    note: word('notes.now', { period: { value: moved.start, format: period }, horizon: params.horizon }),
  };
}

/** From where to where people went: rows before, columns after. */
function moves(result: LifecycleResult, moved: LifecyclePeriod, period: ValueFormat): MatrixBlock {
  const stages = shownStages(result);
  return {
    kind: 'matrix',
    id: 'moves',
    depth: 'analyst',
    title: word('matrix.moves', { period: { value: moved.start, format: period } }),
    row: fieldOf('before', MESSAGE),
    column: fieldOf('after', MESSAGE),
    cell: fieldOf('moved', INTEGER),
    columns: stages.map(stageName),
    rows: [...stages, OUTSIDE].map((from) => ({
      head: { value: stageName(from) },
      extra: [
        from === OUTSIDE
          ? countFigure(before(from, moved), { op: 'and', of: [inState(OUTSIDE, moved.fromDay - 1, result), knownBy(moved.toDay)] })
          : countFigure(before(from, moved), inState(from, moved.fromDay - 1, result)),
      ],
      cells: stages.map((to) => moveFigure(from, to, moved, result)),
    })),
    extra: [fieldOf('beforeTotal', INTEGER)],
    scale: 'sequential',
    summary: [{ label: word('total'), cells: stages.map((to) => countFigure(after(to, moved), inState(to, moved.toDay, result))) }],
  };
}

function flow(result: LifecycleResult, moved: LifecyclePeriod, period: ValueFormat): ChartBlock {
  const stages = shownStages(result);
  return {
    kind: 'chart',
    id: 'flow',
    title: word('charts.flow', { period: { value: moved.start, format: period } }),
    form: 'sankey',
    x: fieldOf('before', MESSAGE),
    y: fieldOf('moved', INTEGER),
    series: [
      {
        key: 'moves',
        label: word('fields.moved'),
        points: [...stages, OUTSIDE].flatMap((from) =>
          stages.flatMap((to) => {
            const figure = moveFigure(from, to, moved, result);
            return figure.value === 0 ? [] : [{ ...figure, x: stageName(from), to: stageName(to) }];
          }),
        ),
      },
    ],
    note: word('notes.flow'),
  };
}

/** Before + came − went = after, stage by stage. */
function balance(result: LifecycleResult, moved: LifecyclePeriod, period: ValueFormat): TableBlock {
  const [earlier, later] = [moved.fromDay - 1, moved.toDay];
  return {
    kind: 'table',
    id: 'balance',
    depth: 'analyst',
    title: word('tables.balance', { period: { value: moved.start, format: period } }),
    columns: [fieldOf('stage', MESSAGE), ...['before', 'came', 'went', 'after'].map((key) => fieldOf(`balance.${key}`, INTEGER))],
    rows: shownStages(result).map((stage) => {
      const [was, is] = [inState(stage, earlier, result), inState(stage, later, result)];
      const stayed = moved.moves[stage]?.[stage] ?? 0;
      const [start, end] = [before(stage, moved), after(stage, moved)];
      return [
        { value: stageName(stage) },
        countFigure(start, was),
        countFigure(end - stayed, { op: 'and', of: [is, { op: 'not', of: was }] }),
        countFigure(start - stayed, { op: 'and', of: [was, { op: 'not', of: is }] }),
        countFigure(end, is),
      ];
    }),
    note: word('notes.balance'),
  };
}

/** Prospects are shown only where somebody is registered. */
function shownStages({ hasProspects }: LifecycleResult): number[] {
  return STAGES.map((_, index) => index).filter((index) => STAGES[index] !== 'prospect' || hasProspects);
}

function notes(result: LifecycleResult, latest: LifecyclePeriod, period: ValueFormat): NoteBlock[] {
  const { bounds } = result;
  const blocks: NoteBlock[] = [];
  if (latest.unfinished) {
    const message = word('notes.unfinished', {
      period: { value: latest.start, format: period },
      day: { value: latest.toDay, format: { kind: 'day' } },
    });
    blocks.push({ kind: 'note', id: 'unfinished', tone: 'caution', message });
  }
  if (result.outlook === null) blocks.push({ kind: 'note', id: 'too-short', tone: 'caution', message: word('notes.tooShort') });
  if (result.leftOut > 0) blocks.push({ kind: 'note', id: 'left-out', tone: 'info', message: word('notes.leftOut', { count: result.leftOut }) });
  blocks.push({
    kind: 'note',
    id: 'rules',
    tone: 'method',
    message: word('notes.rules', {
      newDays: bounds.newDays,
      activeDays: bounds.activeDays,
      lostDays: bounds.lostDays,
      loyalOrders: bounds.loyalOrders,
    }),
  });
  blocks.push({ kind: 'note', id: 'method', tone: 'method', message: word('notes.method') });
  return blocks;
}
