import { createDistinctIds } from '../../stats/distinct-ids.ts';
import type { Facts } from '../define.ts';
import type { RfmParams, RfmWindow } from './schema.ts';

const CHECK_EVERY = 262_144;
const EXACT_LIMIT = Number.MAX_SAFE_INTEGER;

/** Recency, frequency and money of every customer with a purchase in the window, by position in order of customer_id. */
export interface CustomerValues {
  readonly length: number;
  readonly customer: Int32Array;
  /** Whole days from the last purchase to the reference day. */
  readonly recency: Float64Array;
  /** Orders with a purchase line. */
  readonly frequency: Float64Array;
  /** Ten-thousandths: what "monetary" means, and purchases alone. Exact but for the positions in `large`. */
  readonly monetary: Float64Array;
  readonly gross: Float64Array;
  /** Exact sums of the customers whose lines add up to more than a double holds. */
  readonly large: ReadonlyMap<number, { readonly monetary: bigint; readonly gross: bigint }>;
}

/** One pass over lines sorted by customer and day. Customers outside the filter or without a purchase in the window are left out. */
export function collectCustomers(
  facts: Facts,
  window: RfmWindow,
  money: RfmParams['monetary'],
  checkpoint: (fraction: number) => void,
): CustomerValues {
  const { length, customer, day, order, amount, sale, customerMask } = facts;
  const { sinceDay, untilDay, referenceDay } = window;
  const capacity = Math.min(facts.customerCount, length);
  const ids = new Int32Array(capacity);
  const [recency, frequency] = [new Float64Array(capacity), new Float64Array(capacity)];
  const [monetary, gross] = [new Float64Array(capacity), new Float64Array(capacity)];
  const large = new Map<number, { monetary: bigint; gross: bigint }>();
  const seen = createDistinctIds();
  const onlyPurchases = money === 'gross';
  let found = 0;
  let i = 0;
  let previous = 0;
  let nextCheck = 0;
  while (i < length) {
    if (i >= nextCheck) {
      checkpoint(i / length);
      nextCheck = i + CHECK_EVERY;
    }
    const owner = customer[i] as number;
    if (owner <= previous) throw new RangeError('facts must be sorted by customer');
    previous = owner;
    const start = i;
    seen.reset();
    let orders = 0;
    let lastDay = 0;
    let net = 0;
    let purchases = 0;
    let magnitude = 0;
    const isLeftOut = customerMask !== null && customerMask[owner] === 0;
    for (; i < length && customer[i] === owner; i++) {
      if (isLeftOut) continue;
      const at = day[i] as number;
      if (at < sinceDay || at > untilDay) continue;
      const value = amount[i] as number;
      net += value;
      magnitude += value < 0 ? -value : value;
      if (sale[i] !== 1) continue;
      purchases += value;
      lastDay = at;
      if (seen.isNew(order[i] as number)) orders++;
    }
    if (orders === 0) continue;
    ids[found] = owner;
    recency[found] = referenceDay - lastDay;
    frequency[found] = orders;
    monetary[found] = onlyPurchases ? purchases : net;
    gross[found] = purchases;
    if (magnitude > EXACT_LIMIT) large.set(found, sumExactly(facts, start, i, window, onlyPurchases));
    found++;
  }
  checkpoint(1);
  return {
    length: found,
    customer: ids.subarray(0, found),
    recency: recency.subarray(0, found),
    frequency: frequency.subarray(0, found),
    monetary: monetary.subarray(0, found),
    gross: gross.subarray(0, found),
    large,
  };
}

/** The slow way for one customer in a million: sums that leave the exact range of a double. */
function sumExactly(
  { day, amount, sale }: Facts,
  from: number,
  to: number,
  { sinceDay, untilDay }: RfmWindow,
  onlyPurchases: boolean,
): { monetary: bigint; gross: bigint } {
  let net = 0n;
  let gross = 0n;
  for (let i = from; i < to; i++) {
    const at = day[i] as number;
    if (at < sinceDay || at > untilDay) continue;
    const value = BigInt(amount[i] as number);
    net += value;
    if (sale[i] === 1) gross += value;
  }
  return { monetary: onlyPurchases ? gross : net, gross };
}
