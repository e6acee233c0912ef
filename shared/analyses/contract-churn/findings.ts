import { DECIMAL_SCALE } from '../../model/decimal.ts';
import { compareRates } from '../../stats/tests/proportions/rate-ratio.ts';
import { CONFIDENCE_LEVEL } from '../../stats/wilson-interval.ts';
import type { AnalysisContext, FindingCandidate } from '../define.ts';
import { estimateFigure, INTEGER, word } from './figures.ts';
import { CONTRACT_CHURN_ID, type ContractChurnParams, type ContractChurnResult } from './schema.ts';

/** Fewer contracts of a plan than this say nothing. */
const LEAST = 10;
const RATIO = { kind: 'number', digits: 2 } as const;

/** Each plan against all others: how often its contracts end per month under contract. */
export function findContractChurn(result: ContractChurnResult, params: ContractChurnParams, _context: AnalysisContext): FindingCandidate[] {
  const named = result.plans.filter(({ name, contracts, exposure }) => name !== '' && contracts >= LEAST && exposure > 0);
  const total = result.plans.reduce((sum, { datedEnds, exposure }) => ({ ended: sum.ended + datedEnds, exposure: sum.exposure + exposure }), {
    ended: 0,
    exposure: 0,
  });
  return named.flatMap((plan, index): FindingCandidate[] => {
    const others = { ended: total.ended - plan.datedEnds, exposure: total.exposure - plan.exposure };
    if (!(others.exposure > 0) || plan.datedEnds + others.ended === 0) return [];
    const test = compareRates(plan.datedEnds, plan.exposure, others.ended, others.exposure);
    if (!Number.isFinite(test.ratio) || !Number.isFinite(test.interval.high)) return [];
    const direction = test.ratio > 1 ? 'more' : 'less';
    const excess = Math.abs(plan.datedEnds / plan.exposure - others.ended / others.exposure);
    const monthly = Number(plan.runningMoney) / DECIMAL_SCALE / params.billingMonths;
    return [
      {
        id: `plan-${index}`,
        claim: word(`findings.plan.${direction}`, { plan: plan.name, ratio: { value: test.ratio, format: RATIO } }),
        effect: {
          ...estimateFigure(test.ratio, result),
          interval: { ...test.interval, level: CONFIDENCE_LEVEL, method: `analyses.${CONTRACT_CHURN_ID}.methods.exact` },
          label: word('findings.plan.label'),
          format: RATIO,
        },
        evidence: {
          test: word('tests.rates', { ended: { value: plan.datedEnds, format: INTEGER }, others: { value: others.ended, format: INTEGER } }),
          p: test.pValue,
          n: result.contracts,
          overturn: word('findings.plan.overturn'),
        },
        // Of the plan's running contracts those that end within a year by the difference of the rates, each with half a year of its price on average; never more than all of them.
        money: Math.min(1, 12 * excess) * monthly * 6 * params.margin,
        action: word(`findings.plan.action.${direction}`),
        block: 'plans',
      },
    ];
  });
}
