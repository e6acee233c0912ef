import type { Facts, QueryTable } from '../define.ts';
import { RULES, type RuleRow, type Watch } from './schema.ts';

/** Who is watched, for how long and how it ended; one entry per customer or contract. */
export interface Subjects {
  /** customer_id; 0 = a contract of nobody. */
  readonly customer: Int32Array;
  /** Day on which the follow-up began. */
  readonly start: Int32Array;
  /** Days until the event or the end of the follow-up. */
  readonly time: Float64Array;
  /** 0 = nothing yet, 1… = what happened. */
  readonly status: Uint8Array;
  readonly leftOut: number;
}

/** Collects subjects without knowing their number beforehand. */
export function createCollector(): {
  readonly add: (customer: number, start: number, time: number, status: number) => void;
  readonly finish: (leftOut: number) => Subjects;
} {
  const rows: number[] = [];
  return {
    add: (customer, start, time, status) => {
      rows.push(customer, start, time, status);
    },
    finish: (leftOut) => {
      const n = rows.length / 4;
      const at = (offset: number) => (_: unknown, index: number) => rows[4 * index + offset] as number;
      return {
        customer: Int32Array.from({ length: n }, at(0)),
        start: Int32Array.from({ length: n }, at(1)),
        time: Float64Array.from({ length: n }, at(2)),
        status: Uint8Array.from({ length: n }, at(3)),
        leftOut,
      };
    },
  };
}

/** Different days with a purchase, in order: the first `count` entries of `days`. */
type Visit = (customer: number, days: Int32Array, count: number) => void;

/** Every customer of the filter with a purchase up to the last day watched. One pass over the facts. */
export function walkPurchaseDays(facts: Facts, { toDay }: Watch, visit: Visit, checkpoint: (fraction: number) => void): void {
  const { length, customer, day, sale, customerMask } = facts;
  let days = new Int32Array(256);
  for (let from = 0; from < length; ) {
    const owner = customer[from] as number;
    let count = 0;
    let at = from;
    const isSeen = customerMask === null || customerMask[owner] === 1;
    for (; at < length && customer[at] === owner; at++) {
      const own = day[at] as number;
      if (!isSeen || sale[at] !== 1 || own > toDay || (count > 0 && days[count - 1] === own)) continue;
      if (count === days.length) {
        const larger = new Int32Array(2 * count);
        larger.set(days);
        days = larger;
      }
      days[count] = own;
      count += 1;
    }
    if (count > 0) visit(owner, days, count);
    if (at >> 16 !== from >> 16) checkpoint(at / length);
    from = at;
  }
}

/** From the first purchase to a purchase on another day. */
export function watchSecondPurchase(facts: Facts, watch: Watch, checkpoint: (fraction: number) => void): Subjects {
  const found = createCollector();
  walkPurchaseDays(
    facts,
    watch,
    (customer, days, count) => {
      const first = days[0] as number;
      if (first < watch.fromDay || first >= watch.toDay) return;
      if (count > 1) found.add(customer, first, (days[1] as number) - first, 1);
      else found.add(customer, first, watch.toDay - first, 0);
    },
    checkpoint,
  );
  return found.finish(0);
}

/** From the first purchase until the customer has been silent for so many days; watched to the end, because the silence is only then known. */
export function watchLifetime(
  facts: Facts,
  watch: Watch,
  silenceDays: number,
  checkpoint: (fraction: number) => void,
): { readonly subjects: Subjects; readonly rules: RuleRow[] } {
  const found = createCollector();
  const tallies = [...new Set([...RULES, silenceDays])]
    .sort((a, b) => a - b)
    .map((days) => ({ days, lostNow: 0, activeNow: 0, onceSilent: 0, cameBack: 0 }));
  walkPurchaseDays(
    facts,
    watch,
    (customer, days, count) => {
      const first = days[0] as number;
      if (first < watch.fromDay || first >= watch.toDay) return;
      let longest = 0;
      let lostAt = -1;
      for (let k = 1; k < count; k++) {
        const gap = (days[k] as number) - (days[k - 1] as number);
        longest = Math.max(longest, gap);
        if (lostAt < 0 && gap > silenceDays) lostAt = (days[k - 1] as number) + silenceDays;
      }
      const silent = watch.toDay - (days[count - 1] as number);
      if (lostAt < 0 && silent >= silenceDays) lostAt = (days[count - 1] as number) + silenceDays;
      if (lostAt < 0) found.add(customer, first, watch.toDay - first, 0);
      else found.add(customer, first, lostAt - first, 1);
      for (const tally of tallies) {
        if (silent >= tally.days) tally.lostNow += 1;
        else tally.activeNow += 1;
        if (longest > tally.days) tally.cameBack += 1;
        if (longest > tally.days || silent >= tally.days) tally.onceSilent += 1;
      }
    },
    checkpoint,
  );
  return { subjects: found.finish(0), rules: tallies };
}

/** From the first contact to the first purchase; who had bought before it is left out. `value` by customer_id. */
export function watchFirstPurchase(facts: Facts, contacts: QueryTable | undefined, watch: Watch, checkpoint: (fraction: number) => void): Subjects {
  const customers = contacts?.columns.customer_id?.values ?? [];
  const days = contacts?.columns.day?.values ?? [];
  const bought = new Map<number, number>();
  walkPurchaseDays(facts, watch, (customer, own) => bought.set(customer, own[0] as number), checkpoint);
  const found = createCollector();
  let leftOut = 0;
  for (let row = 0; row < customers.length; row++) {
    const customer = Number(customers[row]);
    const contact = Number(days[row]);
    if (contact < watch.fromDay || contact >= watch.toDay) continue;
    const purchase = bought.get(customer);
    if (purchase !== undefined && purchase < contact) leftOut += 1;
    else if (purchase === undefined) found.add(customer, contact, watch.toDay - contact, 0);
    else found.add(customer, contact, purchase - contact, 1);
  }
  return found.finish(leftOut);
}
