import type { Block, ChartBlock, Figure, TableBlock } from '../blocks.ts';
import {
  DAY,
  estimate,
  everyone,
  fieldOf,
  INTEGER,
  label,
  MESSAGE,
  MONEY,
  moneyEstimate,
  ONE_DIGIT,
  PERCENT,
  pointBasis,
  shown,
  TWO_DIGITS,
  word,
} from './figures.ts';
import type { ClvParams, ClvResult, Holdout } from './schema.ts';

/** Purchases after the first as they came and as expected, with the day the model was allowed to see. */
export function trackChart(result: ClvResult, _params: ClvParams): ChartBlock {
  const { track, holdout } = result;
  return {
    kind: 'chart',
    id: 'track',
    title: word('charts.track'),
    form: 'line',
    x: fieldOf('weekEnd', DAY),
    y: fieldOf('repeats', INTEGER),
    series: (['actual', 'expected'] as const).map((key) => ({
      key,
      label: word(`fields.${key}`),
      points: track.map((point) => ({ ...estimate(Math.round(10 * point[key]) / 10, pointBasis(point)), x: point.toDay })),
    })),
    ...(holdout === null ? {} : { reference: [{ label: word('fields.calibrationDay'), value: holdout.calibrationDay, axis: 'x' as const }] }),
    note: holdout === null ? word('charts.trackInside') : word('charts.trackNote', { day: shown(holdout.calibrationDay, DAY) }),
  };
}

/** How many customers bought how often, seen and expected. */
export function frequencyChart(result: ClvResult, params: ClvParams): ChartBlock {
  const basis = everyone(result, params);
  return {
    kind: 'chart',
    id: 'frequency',
    depth: 'analyst',
    title: word('charts.frequency'),
    form: 'bar',
    x: fieldOf('repeatCount', INTEGER),
    y: fieldOf('customers', INTEGER),
    series: (['actual', 'expected'] as const).map((key) => ({
      key,
      label: word(`fields.${key}`),
      points: result.frequencies.map((bin, frequency) => ({ ...estimate(Math.round(bin[key]), basis), x: frequency })),
    })),
    note: word('charts.frequencyNote', { most: shown(result.frequencies.length - 1, INTEGER) }),
  };
}

/** The chosen model against the days it had not seen: errors beside rules of thumb, by frequency, chances against shares, earlier forecasts. */
export function holdoutBlocks(result: ClvResult, params: ClvParams): Block[] {
  const { holdout, backTests } = result;
  if (holdout === null) return [];
  const basis = everyone(result, params);
  const point = (value: number, x: number, bounds?: { low: number; high: number }): Figure & { x: number } => ({
    ...estimate(value, basis, bounds, 'wilson'),
    x,
  });
  return [
    scoreTable(holdout, result, params),
    {
      kind: 'chart',
      id: 'byFrequency',
      depth: 'analyst',
      title: word('charts.byFrequency'),
      form: 'line',
      x: fieldOf('repeatCount', INTEGER),
      y: fieldOf('meanPurchases', TWO_DIGITS),
      series: [
        { key: 'actual', label: word('fields.actual'), points: holdout.byFrequency.map((bin) => point(bin.actualMean, bin.frequency)) },
        { key: 'expected', label: word('fields.expected'), points: holdout.byFrequency.map((bin) => point(bin.expectedMean, bin.frequency)) },
      ],
      note: word('charts.byFrequencyNote'),
    },
    {
      kind: 'chart',
      id: 'calibration',
      depth: 'statistician',
      title: word('charts.calibration'),
      form: 'line',
      x: fieldOf('tenth', INTEGER),
      y: fieldOf('returned', PERCENT),
      series: [
        { key: 'actual', label: word('fields.actual'), points: holdout.calibration.map((bin, at) => point(bin.bought, at + 1, bin.bounds)) },
        { key: 'expected', label: word('fields.expected'), points: holdout.calibration.map((bin, at) => point(bin.expected, at + 1)) },
      ],
      note: word('charts.calibrationNote'),
    },
    {
      kind: 'table',
      id: 'backTests',
      depth: 'statistician',
      title: word('tables.backTests'),
      columns: [
        fieldOf('origin', DAY),
        fieldOf('until', DAY),
        fieldOf('expected', INTEGER),
        fieldOf('actual', INTEGER),
        fieldOf('ratio', PERCENT),
        fieldOf('expectedMoney', MONEY),
        fieldOf('actualMoney', MONEY),
        fieldOf('moneyRatio', PERCENT),
      ],
      rows: backTests.map((test) => [
        { value: test.day },
        estimate(test.untilDay, basis),
        estimate(Math.round(test.expected), basis),
        estimate(Math.round(test.actual), basis),
        estimate(test.actual > 0 ? test.expected / test.actual - 1 : null, basis),
        moneyEstimate(test.expectedMoney, basis),
        moneyEstimate(test.actualMoney, basis),
        estimate(test.actualMoney > 0 ? test.expectedMoney / test.actualMoney - 1 : null, basis),
      ]),
      note: word('tables.backTestsNote', {
        error: shown(result.modelError.purchases, PERCENT),
        money: shown(result.modelError.value, PERCENT),
      }),
    },
  ];
}

function scoreTable(holdout: Holdout, result: ClvResult, params: ClvParams): TableBlock {
  const basis = everyone(result, params);
  return {
    kind: 'table',
    id: 'holdout',
    depth: 'analyst',
    title: word('tables.holdout', { day: shown(holdout.calibrationDay, DAY), customers: shown(holdout.customers, INTEGER) }),
    columns: [
      fieldOf('model', MESSAGE),
      fieldOf('expected', ONE_DIGIT),
      fieldOf('actual', INTEGER),
      fieldOf('bias', PERCENT),
      fieldOf('meanAbsolute', { kind: 'number', digits: 3 }),
      fieldOf('rootMeanSquare', { kind: 'number', digits: 3 }),
      fieldOf('logScore', { kind: 'number', digits: 4 }),
    ],
    rows: holdout.scores.map(({ id, logScore, errors }) => [
      label(`models.${id}`),
      estimate(errors.expected, basis),
      estimate(errors.actual, basis),
      estimate(errors.bias, basis),
      estimate(errors.meanAbsolute, basis),
      estimate(errors.rootMeanSquare, basis),
      estimate(logScore, basis),
    ]),
    note: word(result.occasion === null ? 'tables.holdoutNote' : 'tables.holdoutOccasions', { model: word(`models.${holdout.chosen}`) }),
  };
}
