import { DECIMAL_SCALE } from '../../../model/decimal.ts';
import type { TimeUnit } from '../duration.ts';
import type { Purchases } from '../merge-purchases.ts';
import type { PurchaseSummary } from '../summarise-purchases.ts';

type Customers = Pick<PurchaseSummary<TimeUnit>, 'customer' | 'length'>;

/** Purchases of each customer of a summary from `fromDay` to `toDay`, both included, by position. Both lists are in the order of customers. One pass. */
export function countPurchases(purchases: Purchases, summary: Customers, fromDay: number, toDay: number): Int32Array {
  const counts = new Int32Array(summary.length);
  visitPurchases(purchases, summary, fromDay, toDay, (at) => {
    counts[at] = (counts[at] as number) + 1;
  });
  return counts;
}

/** Money of those purchases in whole units, by position. */
export function sumPurchases(purchases: Purchases, summary: Customers, fromDay: number, toDay: number): Float64Array {
  const sums = new Float64Array(summary.length);
  visitPurchases(purchases, summary, fromDay, toDay, (at, value) => {
    sums[at] = (sums[at] as number) + value / DECIMAL_SCALE;
  });
  return sums;
}

function visitPurchases(purchases: Purchases, summary: Customers, fromDay: number, toDay: number, visit: (at: number, value: number) => void): void {
  let i = 0;
  for (let at = 0; at < summary.length; at++) {
    const id = summary.customer[at] as number;
    while (i < purchases.customer.length && (purchases.customer[i] as number) < id) i++;
    if (purchases.customer[i] !== id) continue;
    for (let p = purchases.start[i] as number; p < (purchases.start[i + 1] as number); p++) {
      const day = purchases.day[p] as number;
      if (day >= fromDay && day <= toDay) visit(at, purchases.value[p] as number);
    }
  }
}
