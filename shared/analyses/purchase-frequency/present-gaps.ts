import { between } from '../../warehouse/conditions.ts';
import type { Block, ChartBlock, Figure, KpiBlock, NoteBlock, TableBlock } from '../blocks.ts';
import {
  boughtOn,
  DAYS,
  estimateFigure,
  fieldOf,
  followedUntil,
  INTEGER,
  intervalOf,
  MESSAGE,
  PERCENT,
  shareOf,
  TWO_DIGITS,
  word,
} from './figures.ts';
import type { FrequencyParams, FrequencyResult, RegularityFigures, Stage } from './schema.ts';

const STAGE_KEYS = ['first', 'second', 'third', 'later'] as const;

/** When customers come back: after each purchase, and the second purchase by days since the first. */
export function presentGaps(result: FrequencyResult, params: FrequencyParams): Block[] {
  const stages = result.stages.flatMap((stage, index) =>
    stage.customers === 0 ? [] : [{ stage, key: STAGE_KEYS[index] ?? 'later', buys: index + 1 }],
  );
  if (stages.length === 0) return [];
  return [returnChart(stages, params), secondTable(result), stageTable(stages, params)];
}

interface Shown {
  readonly stage: Stage;
  readonly key: string;
  /** Number of the purchase after which it begins. */
  readonly buys: number;
}

function returnChart(stages: readonly Shown[], params: FrequencyParams): ChartBlock {
  return {
    kind: 'chart',
    id: 'returns',
    title: word('charts.returns'),
    form: 'step',
    x: fieldOf('daysSince', INTEGER),
    y: fieldOf('returnedShare', PERCENT),
    series: stages.flatMap(({ stage, key, buys }) =>
      stage.curve.length === 0
        ? []
        : [
            {
              key,
              label: word(`stages.${key}`),
              points: stage.curve.map(({ day, share, low, high }) => ({
                ...estimateFigure(share, stage.customers, boughtOn(buys, params), intervalOf({ low, high }, 'greenwood')),
                x: day,
              })),
            },
          ],
    ),
    note: word('notes.returns'),
  };
}

function secondTable({ second, fromDay, toDay }: FrequencyResult): TableBlock {
  return {
    kind: 'table',
    id: 'second',
    title: word('tables.second'),
    columns: [
      fieldOf('within', DAYS),
      fieldOf('followedSoLong', INTEGER),
      fieldOf('cameBack', INTEGER),
      fieldOf('backShare', PERCENT),
      fieldOf('backEstimate', PERCENT),
    ],
    rows: second.map(({ days, customers, returned, estimate }): Figure[] => {
      const where = between('first_day', fromDay, toDay - days);
      const drill = { relation: 'customers', where, measure: { fn: 'count' } } as const;
      return [
        { value: days },
        { value: customers, drill, segment: where },
        estimateFigure(returned, customers, where),
        { ...estimateFigure(null, customers, where), ...shareOf(returned, customers) },
        estimate === null ? { value: null } : estimateFigure(estimate.share, customers, where, intervalOf(estimate, 'greenwood')),
      ];
    }),
    note: word('notes.second'),
  };
}

function stageTable(stages: readonly Shown[], params: FrequencyParams): TableBlock {
  return {
    kind: 'table',
    id: 'stages',
    depth: 'analyst',
    title: word('tables.stages'),
    columns: [
      fieldOf('stage', MESSAGE),
      fieldOf('stageCustomers', INTEGER),
      fieldOf('gaps', INTEGER),
      fieldOf('returned', INTEGER),
      fieldOf('median', DAYS),
      fieldOf('closedMedian', DAYS),
    ],
    rows: stages.map(({ stage, key, buys }): Figure[] => {
      const where = boughtOn(buys, params);
      const { time, low, high } = stage.median;
      const estimate = (value: number | null): Figure => (value === null ? { value } : estimateFigure(value, stage.customers, where));
      return [
        { value: `analyses.purchase-frequency.stages.${key}` },
        { value: stage.customers, drill: { relation: 'customers', where, measure: { fn: 'count' } }, segment: where },
        estimate(stage.gaps),
        estimate(stage.returned),
        { ...estimate(time), ...(time === null || low === null || high === null ? {} : { interval: intervalOf({ low, high }, 'brookmeyer') }) },
        estimate(stage.closedMedian),
      ];
    }),
    note: word('notes.stages'),
  };
}

/** How regular the gaps are, and the spread of the rates between customers. */
export function presentShape(result: FrequencyResult, params: FrequencyParams): Block[] {
  return [...regularity(result.regularity, params), ...fitBlocks(result)];
}

function regularity({ customers, wheatMorrison, dirichlet }: RegularityFigures, params: FrequencyParams): Block[] {
  const best = dirichlet ?? wheatMorrison;
  if (best === null) return [];
  const where = boughtOn(3, params);
  const items = [
    { key: 'dirichlet', found: dirichlet },
    { key: 'wheatMorrison', found: wheatMorrison },
  ].flatMap(({ key, found }): KpiBlock['items'] => {
    if (found === null) return [];
    const interval = Number.isFinite(found.interval.high) ? intervalOf(found.interval, key) : null;
    return [
      {
        ...estimateFigure(found.shape, customers, where, interval),
        label: word(`fields.${key}`),
        format: TWO_DIGITS,
        definition: word(`definitions.${key}`),
      },
    ];
  });
  const verdict = best.interval.low > 1 ? 'regular' : best.interval.high < 1 ? 'bursts' : 'random';
  const note: NoteBlock = { kind: 'note', id: 'regularity-verdict', depth: 'analyst', tone: 'info', message: word(`regularity.${verdict}`) };
  return [note, { kind: 'kpi', id: 'regularity', depth: 'statistician', title: word('tables.regularity'), items }];
}

function fitBlocks({ fit, rate, toDay, poisson }: FrequencyResult): Block[] {
  if (fit === null) return [];
  const where = followedUntil(toDay);
  const figure = (value: number | null): Figure => estimateFigure(value, rate.customers, where);
  const yearly = poisson === null ? null : intervalOf({ low: poisson.low * 365.25, high: poisson.high * 365.25 }, 'garwood');
  const item = (key: string, found: Figure): KpiBlock['items'][number] => ({
    ...found,
    label: word(`fields.${key}`),
    format: TWO_DIGITS,
    definition: word(`definitions.${key}`),
  });
  const blocks: Block[] = [];
  if (!fit.hasConverged || fit.isBoundary) {
    blocks.push({
      kind: 'note',
      id: 'fit-boundary',
      depth: 'statistician',
      tone: 'caution',
      message: word(fit.isBoundary ? 'notes.oneRate' : 'notes.notConverged'),
    });
  }
  blocks.push(
    {
      kind: 'kpi',
      id: 'fit',
      depth: 'statistician',
      title: word('tables.fit'),
      items: [
        item('shape', figure(fit.shape)),
        item('rateYears', figure(fit.rateDays / 365.25)),
        item('logLikelihood', figure(fit.logLikelihood)),
        item('poissonLogLikelihood', figure(fit.poissonLogLikelihood)),
        item('poissonRate', { ...figure(rate.perDay === null ? null : rate.perDay * 365.25), ...(yearly === null ? {} : { interval: yearly }) }),
      ],
    },
    {
      kind: 'table',
      id: 'fit-counts',
      depth: 'statistician',
      title: word('tables.fitCounts'),
      columns: [
        fieldOf('further', MESSAGE),
        fieldOf('seen', INTEGER),
        fieldOf('expected', { kind: 'number', digits: 1 }),
        fieldOf('poisson', { kind: 'number', digits: 1 }),
      ],
      rows: fit.counts.map(({ events, isLast, seen, expected, poisson: alike }): Figure[] => [
        { value: null, caption: word(isLast ? 'atLeast' : 'exactly', { count: events }) },
        figure(seen),
        figure(expected),
        figure(alike),
      ]),
    },
  );
  return blocks;
}
