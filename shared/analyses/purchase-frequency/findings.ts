import { compareProportions } from '../../stats/tests/proportions/two-proportions.ts';
import { between } from '../../warehouse/conditions.ts';
import type { FindingCandidate } from '../define.ts';
import { orderValueOf } from './compute.ts';
import { estimateFigure, intervalOf, membersOf, PERCENT, TWO_DIGITS, word } from './figures.ts';
import { DAYS_PER_YEAR, type FrequencyParams, type FrequencyResult, VALUE_MARK } from './schema.ts';

/** Fewer customers are not compared at all. */
const FEWEST = 50;

/** Customers of each first channel or country against everyone else, and newer customers against older ones. */
export function findFrequency(result: FrequencyResult, params: FrequencyParams): FindingCandidate[] {
  return [...compareBreakdown(result, params), ...compareHalves(result)];
}

function compareBreakdown(result: FrequencyResult, params: FrequencyParams): FindingCandidate[] {
  const orderValue = orderValueOf(result);
  return result.breakdown.flatMap(({ value, rate, against }): FindingCandidate[] => {
    if (value === null || against === null || rate.customers < FEWEST || rate.perDay === null) return [];
    const direction = against.ratio < 1 ? 'seldom' : 'often';
    const where = membersOf(params, 'first', `${VALUE_MARK}${value}`);
    const times = against.ratio < 1 ? 1 / against.ratio : against.ratio;
    return [
      {
        id: `breakdown-${params.breakdown}-${value}`,
        claim: word(`findings.${params.breakdown}.${direction}`, { name: value, times: { value: times, format: TWO_DIGITS } }),
        effect: {
          ...estimateFigure(against.ratio, rate.customers, where, intervalOf(against.interval, 'clustered')),
          label: word('fields.ratio'),
          format: TWO_DIGITS,
          segment: where,
        },
        evidence: { test: word('tests.rates'), p: against.p, n: rate.customers, overturn: word('findings.overturnRates') },
        money: Math.abs(rate.perDay - against.restPerDay) * rate.customers * DAYS_PER_YEAR * orderValue,
        action: word(`findings.action.${direction}`),
        block: 'breakdown',
      },
    ];
  });
}

function compareHalves(result: FrequencyResult): FindingCandidate[] {
  const change = result.secondChange;
  if (change === null || change.early.customers < FEWEST || change.late.customers < FEWEST) return [];
  const { early, late, splitDay, lastDay, fromDay } = change;
  const { difference, differenceInterval, pValue } = compareProportions(late.returned, late.customers, early.returned, early.customers);
  const where = between('first_day', fromDay, lastDay);
  const perYear = (late.customers * DAYS_PER_YEAR) / (lastDay - splitDay + 1);
  return [
    {
      id: 'second-change',
      claim: word(difference < 0 ? 'findings.fewerBack' : 'findings.moreBack', {
        late: { value: late.returned / late.customers, format: PERCENT },
        early: { value: early.returned / early.customers, format: PERCENT },
        day: { value: splitDay, format: { kind: 'day' } },
      }),
      effect: {
        ...estimateFigure(difference, early.customers + late.customers, where, intervalOf(differenceInterval, 'newcombe')),
        label: word('fields.backChange'),
        format: { kind: 'points', digits: 1 },
      },
      evidence: { test: word('tests.shares'), p: pValue, n: early.customers + late.customers, overturn: word('findings.overturnHalves') },
      money: Math.abs(difference) * perYear * orderValueOf(result),
      action: word(difference < 0 ? 'findings.action.fewerBack' : 'findings.action.moreBack'),
      block: 'second',
    },
  ];
}
