import { quotient } from '../../stats/quotient.ts';
import { CONFIDENCE_LEVEL, wilsonInterval } from '../../stats/wilson-interval.ts';
import { allOf, countRows, memberOf, notOf, purchasedBetween, ratioOf } from '../../warehouse/conditions.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Block, ChartBlock, Figure, MatrixBlock, TableBlock } from '../blocks.ts';
import { customersDrill, everyoneIn, fieldOf, groupName, INTEGER, MESSAGE, membersOf, PERCENT, word } from './figures.ts';
import { type Migration, RFM_ID, type RfmParams, type RfmResult } from './schema.ts';
import { SEGMENTS } from './segments.ts';

const NEWCOMERS = SEGMENTS.length;
const NEWCOMERS_KEY = 'notYet';

/** Who moved between the two days: matrix, flow, and who of each earlier segment bought again. */
export function presentMigration(result: RfmResult, params: RfmParams): Block[] {
  const { migration } = result;
  if (result.migrationRefused) return [{ kind: 'note', id: 'no-migration', tone: 'caution', message: word('notes.noMigration') }];
  if (migration === null) return [];
  return [moves(migration, result, params), flow(migration, result, params), boughtAgain(migration, result)];
}

function moves(migration: Migration, result: RfmResult, params: RfmParams): MatrixBlock {
  const rows = [...SEGMENTS.map(({ key }) => key), NEWCOMERS_KEY];
  return {
    kind: 'matrix',
    id: 'migration',
    title: word('matrix.migration', daysOf(migration, result)),
    row: fieldOf('fromSegment', MESSAGE),
    column: fieldOf('toSegment', MESSAGE),
    cell: fieldOf('moved', INTEGER),
    columns: SEGMENTS.map(({ key }) => groupName(key)),
    rows: rows.map((key, from) => ({
      head: { value: groupName(key) },
      extra: [{ value: sumOfRow(migration, from), drill: customersDrill(sourceOf(from, migration, result)) }],
      cells: SEGMENTS.map((_, to) => moveFigure(from, to, migration, result)),
    })),
    extra: [fieldOf('fromTotal', INTEGER)],
    scale: 'sequential',
    summary: [
      {
        label: word('total'),
        cells: SEGMENTS.map(({ key }, to) => ({
          value: result.segments[to]?.customers ?? 0,
          drill: customersDrill(membersOf(result, 'segment', key)),
        })),
      },
    ],
    note: word(`notes.migration.${params.method === 'fixed' ? 'fixed' : 'relative'}`),
  };
}

/** The same moves as bands; source and target share names, so the chart keeps the two sides apart. */
function flow(migration: Migration, result: RfmResult, params: RfmParams): ChartBlock {
  const keys = [...SEGMENTS.map(({ key }) => key), NEWCOMERS_KEY];
  return {
    kind: 'chart',
    id: 'migration-flow',
    title: word('charts.migration', daysOf(migration, result)),
    form: 'sankey',
    x: fieldOf('fromSegment', MESSAGE),
    y: fieldOf('moved', INTEGER),
    series: [
      {
        key: 'moves',
        label: word('fields.moved'),
        points: keys.flatMap((key, from) =>
          SEGMENTS.flatMap((target, to) => {
            const figure = moveFigure(from, to, migration, result);
            return figure.value === 0 ? [] : [{ ...figure, x: groupName(key), to: groupName(target.key) }];
          }),
        ),
      },
    ],
    note: word(`notes.migration.${params.method === 'fixed' ? 'fixed' : 'relative'}`),
  };
}

/** Share of each earlier segment that bought between the two days: the segments' own back-test. */
function boughtAgain(migration: Migration, result: RfmResult): TableBlock {
  const { untilDay } = result.window;
  const since = purchasedBetween(migration.from.referenceDay, untilDay);
  const figuresOf = (members: Predicate, customers: number, bought: number): Figure[] => {
    const bounds = wilsonInterval(bought, customers);
    return [
      { value: customers, drill: customersDrill(members) },
      { value: bought, drill: customersDrill(allOf(members, since)) },
      {
        value: quotient(bought, customers),
        n: customers,
        drill: customersDrill(members, ratioOf(countRows(since), countRows())),
        ...(bounds === null ? {} : { interval: { ...bounds, level: CONFIDENCE_LEVEL, method: `analyses.${RFM_ID}.methods.wilson` } }),
      },
    ];
  };
  const totals = SEGMENTS.map((_, from) => sumOfRow(migration, from));
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  return {
    kind: 'table',
    id: 'bought-again',
    title: word('tables.boughtAgain', daysOf(migration, result)),
    columns: [fieldOf('fromSegment', MESSAGE), fieldOf('fromTotal', INTEGER), fieldOf('boughtSince', INTEGER), fieldOf('boughtShare', PERCENT)],
    rows: SEGMENTS.map(({ key }, from) => [
      { value: groupName(key) },
      ...figuresOf(sourceOf(from, migration, result), totals[from] ?? 0, migration.boughtSince[from] ?? 0),
    ]),
    total: [{ value: null, caption: word('total') }, ...figuresOf(everyoneIn(migration.from), sum(totals), sum(migration.boughtSince))],
  };
}

function moveFigure(from: number, to: number, migration: Migration, result: RfmResult): Figure {
  const target = SEGMENTS[to];
  const value = migration.counts[from]?.[to] ?? 0;
  if (target === undefined) return { value };
  return { value, drill: customersDrill(allOf(membersOf(result, 'segment', target.key), sourceOf(from, migration, result))) };
}

/** Customers of an earlier segment, or those who had not bought before the earlier day. */
function sourceOf(from: number, migration: Migration, result: RfmResult): Predicate {
  const segment = SEGMENTS[from];
  if (from === NEWCOMERS || segment === undefined) return allOf(everyoneIn(result.window), notOf(everyoneIn(migration.from)));
  return memberOf(RFM_ID, { ...migration.fromParams, grouping: 'segment' }, segment.key);
}

function sumOfRow(migration: Migration, from: number): number {
  return (migration.counts[from] ?? []).reduce((sum, count) => sum + count, 0);
}

function daysOf(migration: Migration, result: RfmResult): Parameters<typeof word>[1] {
  return {
    from: { value: migration.from.referenceDay, format: { kind: 'day' } },
    to: { value: result.window.referenceDay, format: { kind: 'day' } },
  };
}
