import type { FindingCandidate } from '../define.ts';
import { isHolder, MONEY, moneyWord, PERCENT, type Scope, shareFigure, word, yearlyOf, yearlyText } from './figures.ts';
import type { ConcentrationParams, ConcentrationResult } from './schema.ts';

/** Every kind of holder whose largest brings more than the limit: plain facts about the rows, no test. */
export function findConcentration(result: ConcentrationResult, params: ConcentrationParams): FindingCandidate[] {
  return result.dependences.flatMap(({ of, money, holders, total, largest }): FindingCandidate[] => {
    const scope: Scope = { ...result, of, money };
    const where = isHolder(scope, [largest.id]);
    const figure = shareFigure(largest.value, total, scope, where);
    if (typeof figure.value !== 'number' || figure.value < params.limit || figure.value > 1) return [];
    const isCustomer = of === 'customer';
    return [
      {
        id: `dependence-${of}`,
        claim: word(`dependence.${of}`, {
          ...(isCustomer ? {} : { name: largest.label ?? String(largest.id) }),
          share: { value: figure.value, format: PERCENT },
          money: moneyWord(scope),
          lost: { value: yearlyText(largest.value, scope), format: MONEY },
        }),
        effect: {
          ...figure,
          n: holders,
          label: word('fields.largestShare'),
          format: PERCENT,
          ...(isCustomer ? { customer: Number(largest.id), segment: where } : {}),
        },
        evidence: null,
        money: yearlyOf(largest.value, scope),
        action: word(`action.${of}`),
        block: 'dependences',
      },
    ];
  });
}
