import { createDistinctIds } from '../../stats/distinct-ids.ts';
import { createExactSums } from '../../stats/exact-sums.ts';
import type { Facts } from '../define.ts';

const CHECK_EVERY = 262_144;

/** What each customer with a purchase up to the last day did, by position in order of customer_id. */
export interface CustomerPurchases {
  readonly length: number;
  readonly customer: Int32Array;
  /** Day of the very first purchase, also before the days looked at. */
  readonly firstDay: Int32Array;
  /** Orders with a purchase line in the days looked at, and those of them that begin after the follow-up has begun. */
  readonly orders: Int32Array;
  readonly further: Int32Array;
  /** Days under observation: after the first purchase, or all days looked at for customers of before. */
  readonly exposure: Int32Array;
  /** Revenue in the days looked at, ten-thousandths, nearest double; exact sums by `revenueOf`. */
  readonly revenue: Float64Array;
  /** Purchase days of the position: `days[starts[i]]` … `days[starts[i + 1] − 1]`, ascending. */
  readonly starts: Int32Array;
  readonly days: Int32Array;
}

/** Told about every order in the days looked at, once: position of the customer, day it begins on, and day of the customer's very first purchase. */
export type OrderListener = (position: number, day: number, firstDay: number) => void;

/**
 * One pass over lines sorted by customer and day. Lines after the last day are not seen; earlier ones only tell when a customer first bought.
 * Customers outside the filter or without a purchase up to the last day are left out.
 */
export function collectPurchases(
  facts: Facts,
  fromDay: number,
  toDay: number,
  listen: OrderListener,
  checkpoint: (fraction: number) => void,
): CustomerPurchases {
  const { length, customer, day, order, amount, sale, customerMask } = facts;
  const capacity = Math.min(facts.customerCount, length);
  const columns = {
    customer: new Int32Array(capacity),
    firstDay: new Int32Array(capacity),
    orders: new Int32Array(capacity),
    further: new Int32Array(capacity),
    exposure: new Int32Array(capacity),
    revenue: new Float64Array(capacity),
  };
  const starts = new Int32Array(capacity + 1);
  const days = new Int32Array(length);
  const seen = createDistinctIds();
  let [found, kept, i, nextCheck] = [0, 0, 0, 0];
  while (i < length) {
    if (i >= nextCheck) {
      checkpoint(i / length);
      nextCheck = i + CHECK_EVERY;
    }
    const owner = customer[i] as number;
    const isLeftOut = customerMask !== null && customerMask[owner] === 0;
    seen.reset();
    let [first, orders, further, revenue, lastKept] = [Number.NaN, 0, 0, 0, Number.NaN];
    for (; i < length && customer[i] === owner; i++) {
      const at = day[i] as number;
      if (isLeftOut || at > toDay) continue;
      const isInside = at >= fromDay;
      if (isInside) revenue += amount[i] as number;
      if (sale[i] !== 1) continue;
      if (Number.isNaN(first)) first = at;
      if (!isInside) continue;
      if (at !== lastKept) {
        days[kept++] = at;
        lastKept = at;
      }
      if (!seen.isNew(order[i] as number)) continue;
      orders++;
      if (at > first) further++;
      listen(found, at, first);
    }
    if (Number.isNaN(first)) continue;
    columns.customer[found] = owner;
    columns.firstDay[found] = first;
    columns.orders[found] = orders;
    columns.further[found] = further;
    columns.exposure[found] = first < fromDay ? toDay - fromDay + 1 : toDay - first;
    columns.revenue[found] = revenue;
    starts[++found] = kept;
  }
  checkpoint(1);
  const cut = <A extends Int32Array | Float64Array>(column: A): A => column.subarray(0, found) as A;
  return {
    length: found,
    customer: cut(columns.customer),
    firstDay: cut(columns.firstDay),
    orders: cut(columns.orders),
    further: cut(columns.further),
    exposure: cut(columns.exposure),
    revenue: cut(columns.revenue),
    starts: starts.subarray(0, found + 1),
    days: days.subarray(0, kept),
  };
}

/** Exact revenue of groups of customers in the days looked at; `groupOf` by customer_id, −1 = none. One pass over the lines. */
export function sumRevenue(facts: Facts, groupOf: Int32Array, groups: number, fromDay: number, toDay: number): bigint[] {
  const sums = createExactSums(groups);
  const { length, customer, day, amount } = facts;
  for (let i = 0; i < length; i++) {
    const group = groupOf[customer[i] as number] as number;
    if (group < 0 || (day[i] as number) < fromDay || (day[i] as number) > toDay) continue;
    sums.add(group, amount[i] as number);
  }
  return Array.from({ length: groups }, (_, group) => sums.total(group));
}
