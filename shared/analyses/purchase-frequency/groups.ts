import type { CustomerPurchases } from './purchases.ts';
import { COUNT_BINS, DAYS_PER_YEAR, FOLLOWED_DAYS, type Grouping, RATE_BINS, TOO_NEW, VALUE_MARK } from './schema.ts';

/** Key of the group of customers whose first order says nothing. */
export const UNKNOWN = 'unknown';

export interface Grouped {
  readonly keys: readonly string[];
  /** Index into `keys` by position; −1 = in no group. */
  readonly groupAt: Int32Array;
}

/**
 * Groups of customers. By orders and by purchase days: everyone with a purchase in the days looked at. By rate and by first order: everyone
 * followed for a day or more.
 */
export function groupCustomers(grouping: Grouping, purchases: CustomerPurchases, values: ReadonlyMap<number, string> | undefined): Grouped {
  const { length, orders, further, exposure, starts, customer } = purchases;
  const groupAt = new Int32Array(length).fill(-1);
  if (grouping === 'orders' || grouping === 'days') {
    for (let position = 0; position < length; position++) {
      const count = grouping === 'orders' ? (orders[position] as number) : (starts[position + 1] as number) - (starts[position] as number);
      if (count > 0) groupAt[position] = COUNT_BINS.findIndex(({ upTo }) => count <= upTo);
    }
    return { keys: COUNT_BINS.map(({ key }) => key), groupAt };
  }
  if (grouping === 'rate') {
    for (let position = 0; position < length; position++) {
      const days = exposure[position] as number;
      if (days <= 0) continue;
      const yearly = ((further[position] as number) * DAYS_PER_YEAR) / days;
      groupAt[position] = days < FOLLOWED_DAYS ? RATE_BINS.length : RATE_BINS.findIndex(({ upTo }) => yearly <= upTo);
    }
    return { keys: [...RATE_BINS.map(({ key }) => key), TOO_NEW], groupAt };
  }
  const known = [...new Set(values?.values() ?? [])].sort();
  const indexOf = new Map(known.map((value, index) => [value, index]));
  for (let position = 0; position < length; position++) {
    if ((exposure[position] as number) <= 0) continue;
    const value = values?.get(customer[position] as number);
    groupAt[position] = value === undefined ? known.length : (indexOf.get(value) ?? known.length);
  }
  return { keys: [...known.map((value) => `${VALUE_MARK}${value}`), UNKNOWN], groupAt };
}
