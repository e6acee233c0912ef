import type { AnalysisContext, FindingCandidate } from '../define.ts';
import { differenceFigure, differenceInWords, INTEGER, MONEY, word } from './figures.ts';
import type { LoyaltyParams, LoyaltyResult, MatchedComparison } from './schema.ts';

const DAYS_PER_YEAR = 365;

/** Whether those who were brought, and members, are worth more than others alike. */
export function findLoyalty(result: LoyaltyResult, params: LoyaltyParams, _context: AnalysisContext): FindingCandidate[] {
  return [
    ...(result.comparison === null ? [] : [candidate('referred', result.comparison, result, params)]),
    ...(result.members === null ? [] : [candidate('members', result.members, result, params)]),
  ];
}

function candidate(
  id: 'referred' | 'members',
  comparison: MatchedComparison,
  result: LoyaltyResult,
  { horizonDays, margin }: LoyaltyParams,
): FindingCandidate {
  const direction = comparison.difference > 0 ? 'more' : 'less';
  return {
    id,
    claim: word(`findings.${id}.${direction}`, {
      difference: differenceInWords(comparison),
      days: horizonDays,
    }),
    effect: { ...differenceFigure(comparison, result), label: word(`findings.${id}.label`), format: MONEY },
    evidence: {
      test: word('tests.matched', { strata: { value: comparison.strata, format: INTEGER } }),
      p: comparison.p,
      n: comparison.matched + comparison.others,
      overturn: word(`findings.${id}.overturn`),
    },
    money: (Math.abs(comparison.difference) * margin * comparison.matched * DAYS_PER_YEAR) / horizonDays,
    action: word(`findings.${id}.action.${direction}`),
    block: `matched-${id}`,
  };
}
