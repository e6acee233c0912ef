import { decimalToNumber, formatDecimal } from '../../model/decimal.ts';
import { anyOf } from '../../warehouse/conditions.ts';
import type { FindingCandidate } from '../define.ts';
import { customersDrill, INTEGER, MONEY, membersOf, ruleOf, word } from './figures.ts';
import type { RfmParams, RfmResult } from './schema.ts';
import { SEGMENTS } from './segments.ts';

/** Segments worth a call before they are gone. */
export const SLIPPING = ['cannotLose', 'atRisk'];
const DAYS_PER_YEAR = 365.25;

/** Good customers who have not bought for long: a plain fact about the rows, with the money a year they used to bring. */
export function findRfm(result: RfmResult, params: RfmParams): FindingCandidate[] {
  const slipping = SEGMENTS.flatMap(({ key }, index) => (SLIPPING.includes(key) ? [result.segments[index] ?? { customers: 0, revenue: 0n }] : []));
  const customers = slipping.reduce((sum, segment) => sum + segment.customers, 0);
  const revenue = slipping.reduce((sum, segment) => sum + segment.revenue, 0n);
  if (customers === 0) return [];
  const days = Math.max(1, result.window.untilDay - result.window.sinceDay + 1);
  return [
    {
      id: 'slipping',
      claim: word('answer.slipping', { count: customers, revenue: { value: formatDecimal(revenue), format: MONEY } }),
      effect: {
        value: customers,
        n: customers,
        format: INTEGER,
        label: word('answer.slippingLabel'),
        drill: customersDrill(anyOf(...SLIPPING.map((key) => membersOf(result, 'segment', key)))),
        segment: anyOf(...SLIPPING.map((key) => ruleOf(params, 'segment', key))),
      },
      evidence: null,
      money: (decimalToNumber(revenue) * DAYS_PER_YEAR) / days,
      action: word('answer.slippingAction'),
      block: 'slipping',
    },
  ];
}
