import { latestPeriods } from '../../model/period-spans.ts';
import { createExactSums } from '../../stats/exact-sums.ts';
import type { AnalysisContext, Facts } from '../define.ts';
import { type ChurnParams, type ChurnPeriod, VALUE_DAYS } from './schema.ts';

const MOST_PERIODS = { month: 36, quarter: 20 } as const;
const CHECK_EVERY = 4096;

/** Churn by the silence rule, period by period: counts of customers and exact sums of money. One pass over the lines, periods per customer. */
export function countLost(
  facts: Facts,
  params: ChurnParams,
  context: AnalysisContext,
  checkpoint: (fraction: number) => void,
): { periods: ChurnPeriod[]; leftOut: number } {
  const covered = {
    fromDay: Math.max(context.firstDay, context.period?.fromDay ?? context.firstDay),
    toDay: Math.min(context.lastDay, context.period?.toDay ?? context.lastDay),
  };
  const { spans: periods, leftOut } = latestPeriods(covered, params.grain, context.calendar, MOST_PERIODS[params.grain]);
  const counts = periods.map(() => ({ active: 0, lost: 0, back: 0, won: 0 }));
  const money = createExactSums(periods.length);
  const lostMoney = createExactSums(periods.length);
  const { length, customer, day, amount, sale, customerMask } = facts;
  let handled = 0;

  for (let from = 0; from < length; ) {
    const id = customer[from] as number;
    let to = from;
    while (to < length && customer[to] === id) to += 1;
    if (handled++ % CHECK_EVERY === 0) checkpoint(from / length);
    if (customerMask === null || customerMask[id] === 1) follow(from, to);
    from = to;
  }
  return {
    periods: periods.map((span, index) => ({
      ...span,
      ...(counts[index] ?? { active: 0, lost: 0, back: 0, won: 0 }),
      money: money.total(index),
      lostMoney: lostMoney.total(index),
    })),
    leftOut,
  };

  function follow(from: number, to: number): void {
    let firstSale = Number.NaN;
    // Positions move forward with the evenings: after the last line at or before the evening, and the last sale up to there.
    let [reached, last] = [from, Number.NaN];
    const advance = (evening: number): void => {
      for (; reached < to && (day[reached] as number) <= evening; reached++) {
        if (sale[reached] !== 1) continue;
        last = day[reached] as number;
        if (Number.isNaN(firstSale)) firstSale = last;
      }
    };
    periods.forEach((span, index) => {
      const own = counts[index];
      if (own === undefined) return;
      const evening = span.fromDay - 1;
      advance(evening);
      const wasCustomer = !Number.isNaN(last);
      const wasActive = wasCustomer && evening - last < params.silenceDays;
      const end = reached;
      advance(span.toDay);
      const isActive = !Number.isNaN(last) && span.toDay - last < params.silenceDays;
      if (wasActive) {
        const value = sumOf(from, end, evening);
        own.active += 1;
        money.add(index, value);
        if (!isActive) {
          own.lost += 1;
          lostMoney.add(index, value);
        }
      } else if (isActive) {
        if (wasCustomer) own.back += 1;
        else own.won += 1;
      }
    });
  }

  /** Money of the year up to an evening; a double holds the sum of one customer exactly. */
  function sumOf(from: number, end: number, evening: number): number {
    let sum = 0;
    for (let i = end - 1; i >= from && (day[i] as number) > evening - VALUE_DAYS; i--) sum += amount[i] as number;
    return sum;
  }
}
