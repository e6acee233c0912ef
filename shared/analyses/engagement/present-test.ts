import { compareProportions } from '../../stats/tests/proportions/two-proportions.ts';
import { wilsonInterval } from '../../stats/wilson-interval.ts';
import type { Block, TableBlock } from '../blocks.ts';
import { estimateFigure, FINE, fieldOf, INTEGER, intervalOf, MESSAGE, NUMBER, nameOf, PERCENT, TEXT, word } from './figures.ts';
import { type Area, ENGAGEMENT_ID, type EngagementParams, type EngagementResult, type ScoreTest } from './schema.ts';

const PREDICTORS = ['score', 'orders', 'history', 'both'] as const;
const P_VALUE = { kind: 'number', digits: 4 } as const;

/** The test in numbers: what tells buyers from others, the groups of the chart, each signal by itself. */
export function presentTest(result: EngagementResult, params: EngagementParams): Block[] {
  const { test } = result;
  return test === null ? [] : [predictors(test, result), deciles(test, result), signals(test, result, params)];
}

function predictors(test: ScoreTest, result: EngagementResult): TableBlock {
  const figure = (own: Area | null) =>
    own === null ? { value: null } : { ...estimateFigure(own.area, 'test', result), ...intervalOf(own.interval, 'delong') };
  return {
    kind: 'table',
    id: 'predictors',
    depth: 'analyst',
    title: word('tables.predictors'),
    columns: [fieldOf('predictor', MESSAGE), fieldOf('area', PERCENT)],
    rows: PREDICTORS.map((predictor) => [{ value: `analyses.${ENGAGEMENT_ID}.predictors.${predictor}` }, figure(test[predictor])]),
    note:
      test.gain === null
        ? word('notes.noGain')
        : word('notes.gain', { gain: { value: test.gain.difference, format: FINE }, p: { value: finite(test.gain.pValue), format: P_VALUE } }),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function deciles(test: ScoreTest, result: EngagementResult): TableBlock {
  const base = test.bought / test.customers;
  return {
    kind: 'table',
    id: 'deciles',
    depth: 'analyst',
    title: word('tables.deciles'),
    columns: [fieldOf('decile', INTEGER), fieldOf('customers', INTEGER), fieldOf('bought', PERCENT), fieldOf('lift', NUMBER)],
    rows: test.deciles.map(({ n, observed, interval }, index) => [
      { value: index + 1 },
      estimateFigure(n, 'test', result),
      { ...estimateFigure(observed, 'test', result), ...intervalOf(interval, 'wilson') },
      estimateFigure(observed / base, 'test', result),
    ]),
  };
}

function signals(test: ScoreTest, result: EngagementResult, { horizonDays }: EngagementParams): TableBlock {
  const share = (count: number, of: number) => {
    const bounds = wilsonInterval(count, of);
    return bounds === null ? { value: null } : { ...estimateFigure(count / of, 'test', result), ...intervalOf(bounds, 'wilson') };
  };
  return {
    kind: 'table',
    id: 'signals-bought',
    depth: 'analyst',
    title: word('tables.signalsBought', { days: horizonDays }),
    columns: [
      fieldOf('signal', TEXT),
      fieldOf('customers', INTEGER),
      fieldOf('withSignal', PERCENT),
      fieldOf('without', PERCENT),
      fieldOf('difference', PERCENT),
    ],
    rows: test.associations.flatMap(({ signal, having, havingBought, others, othersBought }) => {
      const named = result.signals[signal];
      if (named === undefined) return [];
      const compared = having === 0 || others === 0 ? null : compareProportions(havingBought, having, othersBought, others);
      return [
        [
          { value: null, caption: nameOf(named) },
          estimateFigure(having, 'test', result),
          share(havingBought, having),
          share(othersBought, others),
          compared === null
            ? { value: null }
            : { ...estimateFigure(compared.difference, 'test', result), ...intervalOf(compared.differenceInterval, 'newcombe') },
        ],
      ];
    }),
    note: word('notes.signalsBought'),
  };
}

/** The regression behind fitted weights. */
export function presentFit(result: EngagementResult): TableBlock[] {
  const { fit } = result;
  if (fit === null) return [];
  const count = (value: number) => ({ value, format: INTEGER });
  return [
    {
      kind: 'table',
      id: 'fit',
      depth: 'statistician',
      title: word('tables.fit'),
      columns: [fieldOf('signal', TEXT), fieldOf('standardError', FINE), fieldOf('oddsRatio', FINE), fieldOf('pValue', P_VALUE)],
      rows: result.signals.map((signal, index) => {
        const own = result.weights[index];
        const isFitted = own !== undefined && own.interval !== null;
        const { weight, standardError, interval, pValue } = own ?? { weight: 0, standardError: Number.NaN, interval: null, pValue: Number.NaN };
        return [
          { value: null, caption: nameOf(signal) },
          estimateFigure(standardError, 'fit', result),
          isFitted && interval !== null
            ? {
                ...estimateFigure(Math.exp(weight), 'fit', result),
                ...intervalOf({ low: Math.exp(interval.low), high: Math.exp(interval.high) }, 'wald'),
              }
            : { value: null },
          estimateFigure(pValue, 'fit', result),
        ];
      }),
      note: word(fit.ridge > 0 ? 'notes.fitRidge' : 'notes.fit', {
        customers: count(fit.used),
        bought: count(fit.bought),
        deviance: { value: fit.deviance, format: FINE },
        nullDeviance: { value: fit.nullDeviance, format: FINE },
      }),
    },
  ];
}
