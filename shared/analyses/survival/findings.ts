import type { AnalysisContext, FindingCandidate } from '../define.ts';
import { estimate, intervalOf, isRising, membersOf, nameOf, RATIO, word } from './figures.ts';
import type { AgainstRest, SurvivalParams, SurvivalResult } from './schema.ts';

const DAYS_PER_YEAR = 365.25;

/** Each group against all others together; with two groups the second says the same as the first and is left out. */
export function findSurvival(result: SurvivalResult, params: SurvivalParams, _context: AnalysisContext): FindingCandidate[] {
  const { comparison, question, split } = result;
  if (comparison === null) return [];
  const scope = { result, params };
  const looked = comparison.against.length === 2 ? comparison.against.slice(1) : comparison.against;
  return looked.flatMap((row): FindingCandidate[] => {
    if (!Number.isFinite(row.ratio) || !(row.high < 1e6)) return [];
    const isFaster = row.ratio > 1;
    const n = comparison.against.reduce((sum, { subjects }) => sum + subjects, 0);
    return [
      {
        id: `${question}-${split}-${row.key}`,
        claim: word(`findings.${question}.${isFaster ? 'faster' : 'slower'}`, {
          group: nameOf(row.key),
          times: { value: isFaster ? row.ratio : 1 / row.ratio, format: RATIO },
        }),
        effect: {
          ...estimate(scope, row.key, row.ratio, intervalOf(row.low, row.high, 'wald')),
          label: word('fields.ratio'),
          format: RATIO,
          ...(question === 'contract' ? {} : { segment: membersOf(scope, row.key) }),
        },
        evidence: { test: word(`tests.${params.weight}`), p: row.p, n, overturn: word('compare.overturn') },
        money: moneyOf(row, result),
        action: word(`findings.action.${isRising(question) === isFaster ? 'good' : 'bad'}`),
        block: 'groups',
      },
    ];
  });
}

/** Customers a year whose share at the horizon differs from the others', times the money of one purchase. */
function moneyOf({ shareDifference, subjects }: AgainstRest, { valueOfPurchase, question, watch }: SurvivalResult): number | null {
  if (valueOfPurchase === null || question === 'contract') return null;
  const years = Math.max(1, (watch.toDay - watch.fromDay + 1) / DAYS_PER_YEAR);
  return (Math.abs(shareDifference) * subjects * valueOfPurchase) / years;
}
