import { normalTail } from '../../stats/special/normal.ts';
import type { FindingCandidate } from '../define.ts';
import {
  countFigure,
  estimate,
  everyone,
  INTEGER,
  overdueMembers,
  PERCENT,
  roundedMoney,
  shown,
  TWO_DIGITS,
  WHOLE_PERCENT,
  word,
} from './figures.ts';
import type { ClvParams, ClvResult } from './schema.ts';

/** Customers who are overdue, how much hangs on the best tenth, and whether who buys more often also spends more. */
export function findClv(result: ClvResult | null, params: ClvParams): FindingCandidate[] {
  if (result === null) return [];
  const { overdue, total, topShare, correlation } = result;
  const yearly = 12 / params.horizonMonths;
  const basis = everyone(result, params);
  const found: FindingCandidate[] = [];
  if (overdue.customers > 0) {
    const where = overdueMembers(result, params);
    const drill = { relation: 'customers', where, measure: { fn: 'count' } } as const;
    found.push({
      id: 'overdue',
      claim: word('overdue', {
        count: overdue.customers,
        value: roundedMoney(overdue.value),
        months: params.horizonMonths,
        sure: shown(params.sure, WHOLE_PERCENT),
      }),
      effect: { ...countFigure({ drill, n: overdue.customers }, where), n: overdue.customers, label: word('fields.overdue'), format: INTEGER },
      evidence: null,
      money: overdue.value * yearly,
      action: word('overdueAction'),
      block: 'overdue',
    });
  }
  if (topShare !== null) {
    found.push({
      id: 'topShare',
      claim: word('topShare', {
        share: shown(topShare.value, PERCENT),
        value: roundedMoney(topShare.value * total.value, (topShare.value * (total.valueBounds.high - total.valueBounds.low)) / 2),
        months: params.horizonMonths,
      }),
      effect: { ...estimate(topShare.value, basis, topShare.bounds), label: word('fields.topShare'), format: PERCENT },
      evidence: null,
      money: topShare.value * total.value * yearly,
      action: word('topShareAction'),
      block: 'answer',
    });
  }
  if (correlation !== null) {
    const z = Math.abs(Math.atanh(correlation.value)) * Math.sqrt(correlation.n - 3);
    found.push({
      id: 'spendByFrequency',
      claim: word(correlation.value >= 0 ? 'correlation.more' : 'correlation.less', { value: shown(correlation.value, TWO_DIGITS) }),
      effect: { ...estimate(correlation.value, basis, correlation, 'fisher'), label: word('fields.correlation'), format: TWO_DIGITS },
      evidence: { test: word('correlation.test'), p: Math.min(1, 2 * normalTail(z)), n: correlation.n, overturn: word('correlation.overturn') },
      money: null,
      action: word('correlation.action'),
      block: 'fit',
    });
  }
  return found;
}
