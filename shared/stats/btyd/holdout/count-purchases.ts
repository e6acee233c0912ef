import type { TimeUnit } from '../duration.ts';
import type { Purchases } from '../merge-purchases.ts';
import type { PurchaseSummary } from '../summarise-purchases.ts';

/** Purchases of each customer of a summary from `fromDay` to `toDay`, both included, by position. Both lists are in the order of customers. One pass. */
export function countPurchases(
  purchases: Purchases,
  summary: Pick<PurchaseSummary<TimeUnit>, 'customer' | 'length'>,
  fromDay: number,
  toDay: number,
): Int32Array {
  const counts = new Int32Array(summary.length);
  let i = 0;
  for (let at = 0; at < summary.length; at++) {
    const id = summary.customer[at] as number;
    while (i < purchases.customer.length && (purchases.customer[i] as number) < id) i++;
    if (purchases.customer[i] !== id) continue;
    for (let p = purchases.start[i] as number; p < (purchases.start[i + 1] as number); p++) {
      const day = purchases.day[p] as number;
      if (day >= fromDay && day <= toDay) counts[at] = (counts[at] as number) + 1;
    }
  }
  return counts;
}
