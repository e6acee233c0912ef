import { durationOf } from '../../stats/btyd/duration.ts';
import type { Purchases, SortedLines } from '../../stats/btyd/merge-purchases.ts';
import type { TransactionModel } from '../../stats/btyd/transaction-model.ts';
import type { DailyParameters, DailySummary } from './models.ts';
import type { ClvResult, TrackPoint } from './schema.ts';

const DAYS_PER_WEEK = 7;
const MOST_POINTS = 104;
const LAST_BIN = 7;

/**
 * Purchases after the first, week by week (or by several weeks where there are many): what customers born by `bornBy` made, and what the model expects of
 * them from the days of their first purchases alone. The weeks end with the last day; days before the first whole week are left out.
 */
export function trackPurchases(
  lines: SortedLines,
  purchases: Purchases,
  model: TransactionModel,
  parameters: DailyParameters,
  { firstDay, endDay, bornBy }: { readonly firstDay: number; readonly endDay: number; readonly bornBy: number },
): TrackPoint[] {
  const span = endDay - firstDay + 1;
  const width = DAYS_PER_WEEK * Math.max(1, Math.ceil(span / DAYS_PER_WEEK / MOST_POINTS));
  const count = Math.floor(span / width);
  const start = endDay - count * width + 1;
  const points = Array.from({ length: count }, (_, at) => ({
    actual: 0,
    expected: 0,
    buyers: 0,
    fromDay: start + at * width,
    toDay: start + (at + 1) * width - 1,
  }));
  const born = new Float64Array(span);
  for (let i = 0; i < purchases.customer.length; i++) {
    const from = purchases.start[i] as number;
    const first = purchases.day[from] as number;
    if (first > bornBy) continue;
    born[first - firstDay] = (born[first - firstDay] as number) + 1;
    for (let p = from; p < (purchases.start[i + 1] as number); p++) {
      const point = points[Math.floor(((purchases.day[p] as number) - start) / width)];
      if (point !== undefined && p > from) point.actual += 1;
    }
  }
  countBuyers(lines, points, start, width);
  const expectedBy = new Float64Array(span + 1);
  for (let age = 1; age <= span; age++) expectedBy[age] = model.expectedPurchases(parameters, durationOf('day', age));
  for (const point of points) {
    for (let at = 0; at < span && firstDay + at <= point.toDay; at++) {
      const customers = born[at] as number;
      if (customers === 0) continue;
      const before = Math.max(0, point.fromDay - 1 - firstDay - at);
      point.expected += customers * ((expectedBy[point.toDay - firstDay - at] as number) - (expectedBy[before] as number));
    }
  }
  return points;
}

/** Customers with a purchase line in each stretch of days, given back or not: what a condition on purchases finds. */
function countBuyers({ length, customer, day, sale, customerMask }: SortedLines, points: { buyers: number }[], start: number, width: number): void {
  let [last, seen] = [-1, -1];
  for (let at = 0; at < length; at++) {
    const id = customer[at] as number;
    if (sale[at] !== 1 || (customerMask !== null && customerMask[id] !== 1)) continue;
    const index = Math.floor(((day[at] as number) - start) / width);
    if (id === last && index === seen) continue;
    [last, seen] = [id, index];
    const point = points[index];
    if (point !== undefined) point.buyers += 1;
  }
}

/** Customers by number of purchases after the first, seen and expected of customers of these ages. The last bin: at least as many. */
export function compareFrequencies(summary: DailySummary, model: TransactionModel, parameters: DailyParameters): ClvResult['frequencies'] {
  const bins = Array.from({ length: LAST_BIN + 1 }, () => ({ actual: 0, expected: 0 }));
  const ages = new Map<number, number>();
  for (let at = 0; at < summary.length; at++) {
    const bin = bins[Math.min(LAST_BIN, summary.frequency[at] as number)];
    if (bin !== undefined) bin.actual += 1;
    const age = summary.age[at] as number;
    ages.set(age, (ages.get(age) ?? 0) + 1);
  }
  for (const [age, customers] of ages) {
    let rest = 1;
    for (let n = 0; n < LAST_BIN; n++) {
      const chance = model.probabilityOfCount(parameters, durationOf('day', age), n);
      rest -= chance;
      const bin = bins[n];
      if (bin !== undefined) bin.expected += customers * chance;
    }
    const last = bins[LAST_BIN];
    if (last !== undefined) last.expected += customers * Math.max(0, rest);
  }
  return bins;
}
