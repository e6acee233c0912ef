import { compareProportions, type ProportionComparison } from '../../stats/tests/proportions/two-proportions.ts';
import type { AnalysisContext, FindingCandidate } from '../define.ts';
import { estimateFigure, FINE, INTEGER, intervalOf, nameOf, PERCENT, word } from './figures.ts';
import type { EngagementParams, EngagementResult, ScoreTest, Signal } from './schema.ts';

const Z = 1.959963984540054;

/** Whether the score tells buyers from others, what it adds to purchases, its ends against each other, and every signal by itself. */
export function findEngagement(result: EngagementResult, params: EngagementParams, _context: AnalysisContext): FindingCandidate[] {
  const { test } = result;
  if (test === null) return [];
  return [
    area(test, result, params),
    ...gain(test, result, params),
    ...ends(test, result, params),
    ...result.signals.flatMap((signal, index) => association(signal, index, test, result, params)),
  ];
}

function area({ score, customers }: ScoreTest, result: EngagementResult, { horizonDays }: EngagementParams): FindingCandidate {
  const direction = score.area > 0.5 ? 'more' : 'less';
  return {
    id: 'score',
    claim: word(`findings.score.${direction}`, { area: { value: score.area, format: PERCENT }, days: horizonDays }),
    effect: { ...estimateFigure(score.area, 'test', result), ...intervalOf(score.interval, 'delong'), label: word('fields.area'), format: PERCENT },
    evidence: { test: word('tests.area'), p: score.pValue, n: customers, overturn: word('findings.score.overturn') },
    money: null,
    action: word(`findings.score.action.${direction}`),
    block: 'deciles-chart',
  };
}

function gain({ gain: found, customers }: ScoreTest, result: EngagementResult, { horizonDays }: EngagementParams): FindingCandidate[] {
  if (found === null || !(found.pValue >= 0 && found.pValue <= 1)) return [];
  const spread = Z * found.standardError;
  const direction = found.difference > 0 ? 'more' : 'less';
  return [
    {
      id: 'gain',
      claim: word(`findings.gain.${direction}`, { days: horizonDays }),
      effect: {
        ...estimateFigure(found.difference, 'test', result),
        ...intervalOf({ low: found.difference - spread, high: found.difference + spread }, 'delong'),
        label: word('fields.gain'),
        format: FINE,
      },
      evidence: { test: word('tests.areas'), p: found.pValue, n: customers, overturn: word('findings.gain.overturn') },
      money: null,
      action: word(`findings.gain.action.${direction}`),
      block: 'predictors',
    },
  ];
}

function ends({ deciles }: ScoreTest, result: EngagementResult, { horizonDays }: EngagementParams): FindingCandidate[] {
  const [bottom, top] = [deciles[0], deciles.at(-1)];
  if (bottom === undefined || top === undefined || deciles.length < 2) return [];
  const test = compareProportions(Math.round(top.observed * top.n), top.n, Math.round(bottom.observed * bottom.n), bottom.n);
  const direction = test.difference > 0 ? 'more' : 'less';
  return [
    {
      id: 'ends',
      claim: word(`findings.ends.${direction}`, {
        top: { value: top.observed, format: PERCENT },
        bottom: { value: bottom.observed, format: PERCENT },
        days: horizonDays,
      }),
      ...comparisonOf('ends', test, top.n, bottom.n, result),
      block: 'deciles-chart',
    },
  ];
}

function association(
  signal: Signal,
  index: number,
  { associations }: ScoreTest,
  result: EngagementResult,
  { horizonDays }: EngagementParams,
): FindingCandidate[] {
  const found = associations[index];
  if (found === undefined || found.having === 0 || found.others === 0) return [];
  const test = compareProportions(found.havingBought, found.having, found.othersBought, found.others);
  const direction = test.difference > 0 ? 'more' : 'less';
  return [
    {
      id: `signal-${signal.key}`,
      claim: word(`findings.signal.${direction}`, {
        signal: nameOf(signal),
        having: { value: found.havingBought / found.having, format: PERCENT },
        others: { value: found.othersBought / found.others, format: PERCENT },
        days: horizonDays,
      }),
      ...comparisonOf('signal', test, found.having, found.others, result),
      block: 'signals-bought',
    },
  ];
}

/** What two shares that were compared rest on: difference with interval, test, what would overturn it, what to do. */
function comparisonOf(
  kind: 'ends' | 'signal',
  test: ProportionComparison,
  first: number,
  second: number,
  result: EngagementResult,
): Pick<FindingCandidate, 'effect' | 'evidence' | 'money' | 'action'> {
  return {
    effect: {
      ...estimateFigure(test.difference, 'test', result),
      ...intervalOf(test.differenceInterval, 'newcombe'),
      label: word('fields.difference'),
      format: { kind: 'points', digits: 1 },
    },
    evidence: {
      test: word('tests.proportions', { first: { value: first, format: INTEGER }, second: { value: second, format: INTEGER } }),
      p: test.pValue,
      n: first + second,
      overturn: word(`findings.${kind}.overturn`),
    },
    money: null,
    action: word(`findings.${kind}.action.${test.difference > 0 ? 'more' : 'less'}`),
  };
}
