import { CONFIDENCE_LEVEL } from '../../stats/wilson-interval.ts';
import { between, countRows } from '../../warehouse/conditions.ts';
import type { Block, ChartBlock, Figure, KpiBlock, Message, NoteBlock } from '../blocks.ts';
import type { FindingCandidate } from '../define.ts';
import { word } from './figures.ts';
import { ageField, fieldOf } from './present-rows.ts';
import { COHORT_ID, type CohortParams, type CohortResult, type RowComparison } from './schema.ts';

const SIGNIFICANT = 0.05;
/** Fewer customers are not compared. */
const FEWEST = 50;

/** Who is still there, as seen and as expected; what lies past the data is dashed. */
export function projectionChart({ projection, periods }: CohortResult, params: CohortParams): ChartBlock[] {
  if (projection === null) return [];
  const first = periods[0]?.fromDay ?? 0;
  const last = periods.filter(({ unfinished }) => !unfinished).at(-1)?.toDay ?? first;
  const drill = { relation: 'customers', where: between('first_day', first, last), measure: countRows() } as const;
  const rests = { estimate: true, n: projection.customers, drill };
  return [
    {
      kind: 'chart',
      id: 'still-there',
      title: word('charts.stillThere'),
      form: 'line',
      x: ageField(params),
      y: fieldOf('stillThere', { kind: 'percent', digits: 1 }),
      series: [
        {
          key: 'seen',
          label: word('projection.seen'),
          points: projection.points.flatMap(({ age, seen }) => (seen === null ? [] : [{ x: age, value: seen, ...rests }])),
        },
        {
          key: 'expected',
          label: word('projection.series'),
          points: projection.points.map(({ age, share, low, high, isPast }) => ({
            x: age,
            value: share,
            ...rests,
            interval: { low, high, level: CONFIDENCE_LEVEL, method: `analyses.${COHORT_ID}.methods.delta` },
            ...(isPast ? {} : { unfinished: true }),
          })),
        },
      ],
      note: word('projection.note', { silent: word(`units.${params.grain}`, { count: params.silentPeriods }) }),
    },
  ];
}

/** Whether the rows differ, in words and in figures, and what the projection rests on. */
export function presentComparison(result: CohortResult, params: CohortParams): Block[] {
  return [...comparison(result, params), ...projection(result)];
}

function comparison(result: CohortResult, { by }: CohortParams): Block[] {
  const { comparison: found } = result;
  if (found === null) return [];
  const verdict = found.p < SIGNIFICANT ? 'differ' : 'alike';
  const trend = found.trend === null || found.trend.p >= SIGNIFICANT ? null : found.trend.logRatio > 0 ? 'sooner' : 'later';
  const key = by !== 'time' ? `rows.${verdict}` : trend === null ? `time.${verdict}` : `time.${trend}`;
  const message: NoteBlock = {
    kind: 'note',
    id: 'comparison',
    depth: 'analyst',
    tone: 'info',
    message: word(`comparison.${key}`, { count: found.rows, p: pText(found.p) }),
  };
  const item = (name: string, value: number, digits: number, extra: Partial<Figure> = {}): KpiBlock['items'][number] => ({
    ...estimate(value, found, result),
    ...extra,
    label: word(`fields.${name}`),
    format: { kind: 'number', digits },
    definition: word(`definitions.${name}`),
  });
  const items = [
    item('chiSquared', found.chiSquared, 2),
    item('degreesOfFreedom', found.degreesOfFreedom, 0),
    item('logRankP', found.p, pDigits(found.p)),
  ];
  if (found.trend !== null) {
    const { logRatio, error, p } = found.trend;
    const interval = {
      low: Math.exp(logRatio - 1.96 * error),
      high: Math.exp(logRatio + 1.96 * error),
      level: CONFIDENCE_LEVEL,
      method: `analyses.${COHORT_ID}.methods.oneStep`,
    };
    items.push(item('hazardRatio', Math.exp(logRatio), 3, { interval }), item('trendP', p, pDigits(p)));
  }
  const early: NoteBlock[] =
    found.leftOut === 0
      ? []
      : [{ kind: 'note', id: 'burn-in', depth: 'analyst', tone: 'method', message: word('comparison.leftOut', { count: found.leftOut }) }];
  return [message, ...early, { kind: 'kpi', id: 'log-rank', depth: 'statistician', title: word('tables.comparison'), items }];
}

function projection(result: CohortResult): Block[] {
  const { projection: found } = result;
  if (found === null) return [];
  const first = result.periods[0]?.fromDay ?? 0;
  const last = result.periods.filter(({ unfinished }) => !unfinished).at(-1)?.toDay ?? first;
  const drill = { relation: 'customers', where: between('first_day', first, last), measure: countRows() } as const;
  const item = (name: string, value: number): KpiBlock['items'][number] => ({
    value,
    estimate: true,
    n: found.customers,
    drill,
    label: word(`fields.${name}`),
    format: { kind: 'number', digits: 3 },
    definition: word(`definitions.${name}`),
  });
  const blocks: Block[] = [];
  if (found.isHomogeneous || !found.hasConverged) {
    blocks.push({
      kind: 'note',
      id: 'projection-boundary',
      depth: 'analyst',
      tone: 'caution',
      message: word(found.isHomogeneous ? 'projection.alike' : 'projection.notConverged'),
    });
  }
  blocks.push({
    kind: 'kpi',
    id: 'projection-fit',
    depth: 'statistician',
    title: word('tables.projection'),
    items: [item('alpha', found.alpha), item('beta', found.beta)],
  });
  return blocks;
}

function estimate(value: number, { customers, fromDay }: RowComparison, { periods }: CohortResult): Figure {
  const where = between('first_day', fromDay, periods.at(-1)?.toDay ?? fromDay);
  return { value, estimate: true, n: customers, drill: { relation: 'customers', where, measure: countRows() } };
}

const SMALL_P = 0.0001;

/** "p = 0.0123", or "p < 0.0001". */
function pText(p: number): Message {
  return p < SMALL_P ? word('p.small') : word('p.value', { p: { value: p, format: { kind: 'number', digits: 4 } } });
}

function pDigits(p: number): number {
  return p < SMALL_P ? 10 : 4;
}

/** Do newer customers come back sooner or later than older ones? One candidate, by time only. */
export function findCohort(result: CohortResult, params: CohortParams): FindingCandidate[] {
  const found = result.comparison;
  if (params.by !== 'time' || found === null || found.trend === null || found.customers < FEWEST) return [];
  const { logRatio, error, p } = found.trend;
  const direction = logRatio > 0 ? 'sooner' : 'later';
  const change = Math.exp(logRatio) - 1;
  return [
    {
      id: 'trend',
      claim: word(`findings.${direction}`, {
        change: { value: Math.abs(change), format: { kind: 'percent', digits: 1 } },
        unit: word(`units.${params.grain}`, { count: 1 }),
      }),
      effect: {
        ...estimate(change, found, result),
        interval: {
          low: Math.exp(logRatio - 1.96 * error) - 1,
          high: Math.exp(logRatio + 1.96 * error) - 1,
          level: CONFIDENCE_LEVEL,
          method: `analyses.${COHORT_ID}.methods.oneStep`,
        },
        label: word('fields.paceChange'),
        format: { kind: 'percent', digits: 1 },
      },
      evidence: { test: word('tests.trend'), p, n: found.customers, overturn: word('findings.overturn') },
      money: null,
      action: word(`findings.action.${direction}`),
      block: 'comparison',
    },
  ];
}
