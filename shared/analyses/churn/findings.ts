import { decimalTextOf } from '../../model/decimal.ts';
import { roundToSpread } from '../../stats/round-to-spread.ts';
import { compareProportions } from '../../stats/tests/proportions/two-proportions.ts';
import { CONFIDENCE_LEVEL } from '../../stats/wilson-interval.ts';
import type { AnalysisContext, FindingCandidate } from '../define.ts';
import { estimateFigure, INTEGER, MONEY, moneyEstimate, PERCENT, word } from './figures.ts';
import { BANDS, CHURN_ID, type ChurnParams, type ChurnPeriod, type ChurnResult } from './schema.ts';

/** Periods of a year, and of the comparison a year earlier. */
const YEAR = { month: 12, quarter: 4 } as const;
const SPAN = { month: 3, quarter: 1 } as const;

/** Fewer customers, or a smaller part of all that is at risk, are not worth a sentence. */
const LEAST = 5;
const LEAST_SHARE = 0.01;

/** Money at risk among those not yet lost, and the churn of the last quarter against the same quarter a year before. */
export function findChurn(result: ChurnResult, params: ChurnParams, { firstDay }: AnalysisContext): FindingCandidate[] {
  return [...findAtRisk(result), ...compareYears(result, params, firstDay)];
}

function findAtRisk(result: ChurnResult): FindingCandidate[] {
  const high = result.bands[BANDS.indexOf('high')];
  const everything = result.bands.reduce((sum, { atRisk }) => sum + atRisk, 0);
  if (result.model === null || result.model.isPooled || high === undefined || result.worthwhile === 0) return [];
  const rounded = roundToSpread(high.atRisk, high.atRisk);
  if (high.customers < LEAST || high.atRisk < LEAST_SHARE * everything) return [];
  return [
    {
      id: 'at-risk',
      claim: word('findings.atRisk.claim', {
        count: high.customers,
        money: { value: decimalTextOf(rounded.value), format: rounded.step >= 1 ? { kind: 'money', digits: 0 } : MONEY },
      }),
      effect: { ...moneyEstimate(high.atRisk, result), label: word('findings.atRisk.label'), format: MONEY },
      evidence: null,
      money: high.atRisk,
      action: word('findings.atRisk.action'),
      block: 'bands',
    },
  ];
}

/** Nobody can be silent for so many days before so many days are in the data: an earlier span that begins sooner would look better than it was. */
function compareYears({ periods, ...result }: ChurnResult, params: ChurnParams, firstDay: number): FindingCandidate[] {
  const over = periods.filter(({ unfinished }) => !unfinished);
  const [length, year] = [SPAN[params.grain], YEAR[params.grain]];
  const latest = over.slice(-length);
  const earlier = over.slice(-length - year, -year);
  const begin = earlier[0]?.fromDay;
  if (begin === undefined || begin - firstDay < params.silenceDays) return [];
  const sum = (span: readonly ChurnPeriod[], of: 'lost' | 'active'): number => span.reduce((total, period) => total + period[of], 0);
  if (earlier.length < length || sum(latest, 'active') === 0 || sum(earlier, 'active') === 0) return [];
  const test = compareProportions(sum(latest, 'lost'), sum(latest, 'active'), sum(earlier, 'lost'), sum(earlier, 'active'));
  const direction = test.difference > 0 ? 'up' : 'down';
  // Worth of one who is lost, not of the average customer: those who buy little are lost more often.
  const perCustomer =
    [...latest, ...earlier].reduce((total, { lostMoney }) => total + Number(lostMoney) / 10_000, 0) /
    Math.max(1, sum(latest, 'lost') + sum(earlier, 'lost'));
  const whole: ChurnResult = { periods, ...result };
  return [
    {
      id: 'year',
      claim: word(`findings.year.${direction}`, {
        latest: { value: sum(latest, 'lost') / sum(latest, 'active'), format: PERCENT },
        earlier: { value: sum(earlier, 'lost') / sum(earlier, 'active'), format: PERCENT },
        span: word(`spans.${params.grain}`),
      }),
      effect: {
        ...estimateFigure(test.difference, whole),
        interval: { ...test.differenceInterval, level: CONFIDENCE_LEVEL, method: `analyses.${CHURN_ID}.methods.newcombe` },
        label: word('findings.year.label'),
        format: { kind: 'points', digits: 1 },
      },
      evidence: {
        test: word('tests.proportions', {
          latest: { value: sum(latest, 'active'), format: INTEGER },
          earlier: { value: sum(earlier, 'active'), format: INTEGER },
        }),
        p: test.pValue,
        n: sum(latest, 'active') + sum(earlier, 'active'),
        overturn: word('findings.year.overturn'),
      },
      money: Math.abs(test.difference) * sum(latest, 'active') * (year / length) * Math.max(0, perCustomer) * params.margin,
      action: word(`findings.year.action.${direction}`),
      block: 'rates',
    },
  ];
}
