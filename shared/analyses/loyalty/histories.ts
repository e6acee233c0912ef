import { createDistinctIds } from '../../stats/distinct-ids.ts';
import type { Facts } from '../define.ts';

/** What the lines say of each customer, by customer_id; positions of the lines lie from `start[id]` to `start[id + 1]`. */
export interface Histories {
  readonly start: Int32Array;
  /** Day of the first purchase line; NEVER without one. */
  readonly firstDay: Int32Array;
  /** Distinct orders with a purchase line. */
  readonly orders: Int32Array;
}

/** No day. */
export const NEVER = -2_147_483_648;

/** One pass over the lines up to a day. */
export function readHistories(facts: Facts, untilDay: number): Histories {
  const { length, customer, day, order, sale, customerCount, customerMask } = facts;
  const start = new Int32Array(customerCount + 2);
  const firstDay = new Int32Array(customerCount + 1).fill(NEVER);
  const orders = new Int32Array(customerCount + 1);
  const seen = createDistinctIds();
  let current = 0;
  for (let i = 0; i < length; i++) {
    const id = customer[i] as number;
    if (id !== current) {
      seen.reset();
      while (current < id) start[++current] = i;
    }
    if ((customerMask !== null && customerMask[id] !== 1) || (day[i] as number) > untilDay || sale[i] !== 1) continue;
    if (firstDay[id] === NEVER) firstDay[id] = day[i] as number;
    if (seen.isNew(order[i] as number)) orders[id] = (orders[id] as number) + 1;
  }
  while (current <= customerCount) start[++current] = length;
  return { start, firstDay, orders };
}

/** Money of a customer from one day to another, in whole units, and whether a purchase lies after `again` within it. */
export function spendBetween(
  facts: Facts,
  { start }: Histories,
  customer: number,
  fromDay: number,
  toDay: number,
  again: number,
): { readonly money: number; readonly boughtAgain: boolean } {
  let money = 0;
  let boughtAgain = false;
  for (let i = start[customer] as number; i < (start[customer + 1] as number); i++) {
    const on = facts.day[i] as number;
    if (on < fromDay) continue;
    if (on > toDay) break;
    money += facts.amount[i] as number;
    if (facts.sale[i] === 1 && on > again) boughtAgain = true;
  }
  return { money: money / 10_000, boughtAgain };
}
