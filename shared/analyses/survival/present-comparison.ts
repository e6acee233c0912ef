import type { Block, Figure, Message, MessageParam } from '../blocks.ts';
import {
  chanceFigure,
  DAYS,
  estimate,
  fieldOf,
  headOf,
  INTEGER,
  intervalOf,
  MESSAGE,
  nameOf,
  P_VALUE,
  PERCENT,
  RATIO,
  type Scope,
  SMALLEST_P,
  STATISTIC,
  word,
} from './figures.ts';
import type { GroupComparison, HazardRow } from './schema.ts';

/** From here on a difference is called one. */
const ALPHA = 0.05;

/** Whether the groups differ, by how much, and whether that holds over time. */
export function presentComparison(scope: Scope): Block[] {
  const { comparison, split, groups } = scope.result;
  if (comparison === null) {
    return split === 'none'
      ? []
      : [{ kind: 'note', id: 'no-comparison', tone: 'info', message: word(groups.length === 0 ? 'notes.noValues' : 'notes.noComparison') }];
  }
  return [
    verdict(scope, comparison),
    hazards(scope, comparison),
    proportionality(comparison),
    means(scope, comparison),
    tests(scope, comparison),
    drift(scope, comparison),
  ];
}

function verdict(scope: Scope, { tests: all }: GroupComparison): Block {
  const { params, result } = scope;
  const own = all.find(({ weight }) => weight === params.weight);
  const p = own?.p ?? 1;
  return {
    kind: 'finding',
    id: 'comparison',
    claim: word(p < ALPHA ? `compare.differ.${result.split}` : `compare.same.${result.split}`),
    evidence: { test: word(`tests.${params.weight}`), p, n: result.subjects, overturn: word('compare.overturn') },
  };
}

/** p in words where four digits would show 0. */
function shownP(p: number): MessageParam {
  return p < SMALLEST_P ? word('p.below') : { value: p, format: P_VALUE };
}

function hazards(scope: Scope, { hazards: rows, reference }: GroupComparison): Block {
  const base = nameOf(scope.result.keys[reference] ?? '');
  return {
    kind: 'table',
    id: 'hazards',
    depth: 'analyst',
    title: word('tables.hazards', { reference: base }),
    columns: [
      fieldOf('group', MESSAGE),
      fieldOf('inWords', MESSAGE),
      fieldOf('ratio', RATIO),
      fieldOf('p', P_VALUE),
      ...[1, 2, 3].map((third) => fieldOf(`third${third}`, RATIO)),
    ],
    rows: rows.map((row) => [
      headOf(scope, row.key),
      { value: null, caption: inWords(scope, row, base) },
      row.isUnbounded ? { value: null } : estimate(scope, row.key, row.ratio, intervalOf(row.low, row.high, 'wald')),
      row.isUnbounded ? { value: null } : chanceFigure(scope, row.key, row.p),
      ...row.thirds.map((ratio): Figure => (ratio === null ? { value: null } : estimate(scope, row.key, ratio))),
    ]),
    note: word('notes.hazards'),
  };
}

/** "come back 1.4 times as fast as …" */
function inWords({ result }: Scope, row: HazardRow, reference: Message): Message {
  if (row.isUnbounded) return word('ratio.unbounded');
  if (row.p >= ALPHA || !Number.isFinite(row.p)) return word('ratio.same', { reference });
  const isFaster = row.ratio > 1;
  return word(`ratio.${result.question}.${isFaster ? 'faster' : 'slower'}`, {
    times: { value: isFaster ? row.ratio : 1 / row.ratio, format: RATIO },
    less: { value: 1 - row.ratio, format: PERCENT },
    reference,
  });
}

function proportionality({ globalDrift, hasConverged }: GroupComparison): Block {
  const key = !hasConverged ? 'notConverged' : globalDrift.p < ALPHA ? 'drifts' : 'holds';
  return {
    kind: 'note',
    id: 'proportionality',
    depth: 'analyst',
    tone: key === 'holds' ? 'info' : 'caution',
    message: word(`notes.${key}`, { p: shownP(globalDrift.p) }),
  };
}

function means(scope: Scope, { hazards: rows, reference }: GroupComparison): Block {
  return {
    kind: 'table',
    id: 'means',
    depth: 'analyst',
    title: word('tables.means', {
      reference: nameOf(scope.result.keys[reference] ?? ''),
      days: { value: Math.round(scope.result.horizon), format: DAYS },
    }),
    columns: [fieldOf('group', MESSAGE), fieldOf('meanDifference', { kind: 'number', digits: 1 }), fieldOf('p', P_VALUE)],
    rows: rows.map(({ key, meanDifference: { difference, low, high, p } }) => [
      headOf(scope, key),
      estimate(scope, key, difference, intervalOf(low, high, 'greenwood')),
      chanceFigure(scope, key, p),
    ]),
    note: word('notes.means'),
  };
}

function tests(scope: Scope, { tests: rows }: GroupComparison): Block {
  return {
    kind: 'table',
    id: 'tests',
    depth: 'statistician',
    title: word('tables.tests'),
    columns: [fieldOf('test', MESSAGE), fieldOf('chiSquared', STATISTIC), fieldOf('degrees', INTEGER), fieldOf('p', P_VALUE)],
    rows: rows.map(({ weight, chiSquared, degreesOfFreedom, p }) => [
      { value: word(`tests.${weight}`).key },
      estimate(scope, null, chiSquared),
      estimate(scope, null, degreesOfFreedom),
      chanceFigure(scope, null, p),
    ]),
  };
}

function drift(scope: Scope, { hazards: rows, globalDrift, likelihoodRatio, concordance }: GroupComparison): Block {
  return {
    kind: 'table',
    id: 'drift',
    depth: 'statistician',
    title: word('tables.drift'),
    columns: [fieldOf('term', MESSAGE), fieldOf('chiSquared', STATISTIC), fieldOf('p', P_VALUE)],
    rows: [
      ...rows.map((row) => [headOf(scope, row.key), estimate(scope, row.key, row.drift.chiSquared), chanceFigure(scope, row.key, row.drift.p)]),
      [{ value: null, caption: word('terms.global') }, estimate(scope, null, globalDrift.chiSquared), chanceFigure(scope, null, globalDrift.p)],
      [
        { value: null, caption: word('terms.likelihoodRatio') },
        estimate(scope, null, likelihoodRatio.chiSquared),
        chanceFigure(scope, null, likelihoodRatio.p),
      ],
    ],
    note: word('notes.concordance', {
      concordance: { value: concordance.value, format: STATISTIC },
      error: { value: concordance.standardError, format: STATISTIC },
    }),
  };
}
