import type { Block, ChartBlock, MatrixBlock } from '../blocks.ts';
import {
  countFigure,
  DAYS,
  estimate,
  fieldOf,
  headOf,
  INTEGER,
  intervalOf,
  isRising,
  MESSAGE,
  nameOf,
  PERCENT,
  type Scope,
  word,
} from './figures.ts';
import { type CurveSummary, EVERYBODY } from './schema.ts';

/** Curves with bands, those still watched below them, and the groups as a table. */
export function presentCurve(scope: Scope): Block[] {
  const { groups, whole } = scope.result;
  if (whole === null) return [];
  const shown = groups.length > 0 ? groups.filter(({ subjects }) => subjects > 0) : [whole];
  return [curves(scope, shown), atRisk(scope, shown), ...(groups.length > 0 ? [groupTable(scope, shown)] : [])];
}

/** Key of the subjects of a curve; null for everybody. */
function subjectsOf({ key }: CurveSummary): string | null {
  return key === 'whole' ? null : key;
}

function curves(scope: Scope, shown: readonly CurveSummary[]): ChartBlock {
  const { question, silenceDays } = scope.result;
  const rising = isRising(question);
  return {
    kind: 'chart',
    id: 'curve',
    title: word(`charts.curve.${question}`, { silence: { value: silenceDays, format: DAYS } }),
    form: 'step',
    x: fieldOf(`time.${question}`, INTEGER),
    y: fieldOf(rising ? 'rising' : 'falling', PERCENT),
    series: shown.map((curve) => ({
      key: curve.key,
      label: nameOf(curve.key === 'whole' ? EVERYBODY : curve.key),
      points: [
        { ...estimate(scope, subjectsOf(curve), rising ? 0 : 1), x: 0 },
        ...curve.time.map((t, at) => {
          const [share, low, high] = [curve.survival[at] ?? 0, curve.low[at] ?? Number.NaN, curve.high[at] ?? Number.NaN];
          const figure = rising
            ? estimate(scope, subjectsOf(curve), 1 - share, intervalOf(1 - high, 1 - low, 'logLog'))
            : estimate(scope, subjectsOf(curve), share, intervalOf(low, high, 'logLog'));
          return { ...figure, x: t };
        }),
      ],
    })),
    note: word('notes.curve'),
  };
}

function atRisk(scope: Scope, shown: readonly CurveSummary[]): MatrixBlock {
  return {
    kind: 'matrix',
    id: 'at-risk',
    title: word('tables.atRisk'),
    row: fieldOf('group', MESSAGE),
    column: fieldOf('day', INTEGER),
    cell: fieldOf('atRisk', INTEGER),
    columns: [...scope.result.ticks],
    rows: shown.map((curve) => ({
      head: curve.key === 'whole' ? headOf(scope, EVERYBODY) : headOf(scope, curve.key),
      extra: [],
      cells: curve.atRisk.map((count) => estimate(scope, subjectsOf(curve), count)),
    })),
    extra: [],
    scale: 'sequential',
    note: word('notes.atRisk'),
  };
}

function groupTable(scope: Scope, shown: readonly CurveSummary[]): Block {
  const rising = isRising(scope.result.question);
  return {
    kind: 'table',
    id: 'groups',
    title: word(`tables.groups.${scope.result.split}`),
    columns: [
      fieldOf('group', MESSAGE),
      { ...fieldOf('groupSubjects', INTEGER) },
      fieldOf('groupEvents', INTEGER),
      { ...fieldOf('median', DAYS), definition: word(`definitions.median.${rising ? 'rising' : 'falling'}`) },
      fieldOf(rising ? 'shareRising' : 'shareFalling', PERCENT),
      fieldOf('mean', DAYS),
    ],
    rows: shown.map((curve) => {
      const left = curve.survival.at(-1) ?? 1;
      const [low, high] = [curve.low.at(-1) ?? left, curve.high.at(-1) ?? left];
      const { value, standardError } = curve.mean;
      return [
        headOf(scope, curve.key),
        countFigure(scope, curve.key),
        estimate(scope, curve.key, curve.events),
        estimate(scope, curve.key, curve.median.time, intervalOf(curve.median.low, curve.median.high, 'median')),
        rising
          ? estimate(scope, curve.key, 1 - left, intervalOf(1 - high, 1 - low, 'logLog'))
          : estimate(scope, curve.key, left, intervalOf(low, high, 'logLog')),
        estimate(scope, curve.key, value, intervalOf(Math.max(0, value - 1.96 * standardError), value + 1.96 * standardError, 'greenwood')),
      ];
    }),
    note: word('notes.groups', { days: { value: Math.round(scope.result.horizon), format: DAYS } }),
  };
}
