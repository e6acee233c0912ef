import type { FindingCandidate } from '../define.ts';
import { estimateFigure, intervalOf, nameOf, RATIO, word } from './figures.ts';
import type { ContractResult, PlanRow } from './schema.ts';

/** Each plan against the others; of two plans only the second, for the first says the same. */
export function findContracts(result: ContractResult): FindingCandidate[] {
  const tested = result.plans.filter(({ against }) => against !== null);
  return (tested.length === 2 ? tested.slice(1) : tested).flatMap((plan): FindingCandidate[] => {
    const { against, key } = plan;
    if (against === null) return [];
    const isFaster = against.ratio > 1;
    return [
      {
        id: `plan-${key}`,
        claim: word(`findings.${isFaster ? 'faster' : 'slower'}`, {
          plan: nameOf(key),
          times: { value: isFaster ? against.ratio : 1 / against.ratio, format: RATIO },
        }),
        effect: {
          ...estimateFigure(result, key, against.ratio, intervalOf(against.low, against.high, 'wald')),
          label: word('fields.ratio'),
          format: RATIO,
        },
        evidence: { test: word('tests.logrank'), p: against.p, n: result.contracts, overturn: word('findings.overturn') },
        money: moneyAtStake(plan, result),
        action: word(`findings.action.${isFaster ? 'bad' : 'good'}`),
        block: 'plans',
      },
    ];
  });
}

/** Difference of discounted periods to all contracts, times price and contracts of the plan begun in a year; null where one of them is unknown. */
function moneyAtStake({ lifetime: own, price, contracts }: PlanRow, { lifetime, startsAYear, contracts: all }: ContractResult): number | null {
  if (lifetime === null || price === null || startsAYear === null) return null;
  const money = Math.abs(own.value - lifetime.value) * price * ((startsAYear * contracts) / all);
  return Number.isFinite(money) ? money : null;
}
