import type { OrderKeys } from '../resolve/order-keys.ts';
import type { KnownOrders } from '../resolve/order-resolver.ts';
import type { Pause } from '../stages.ts';
import type { HeldOrders } from './held-orders.ts';

const ORDERS_PER_STEP = 10_000;

/**
 * Finds the store's order for each held order of a file and writes it to `held.known`. A number of one customer is one order.
 * Where a number is known of another customer only, and of the same instant, it is the same order with its customer corrected
 * (a guest who was recognised later, say); with another instant it is a number given twice, and a new order.
 */
export async function matchByCustomer(held: HeldOrders, known: KnownOrders, keys: OrderKeys, pause: Pause): Promise<void> {
  const idsAt = (place: number) => known.idsOf(keys.text(held.code[place] ?? 0));
  const open: number[] = [];
  for (let place = 1; place <= held.count; place++) {
    held.known[place] = idsAt(place).find((id) => known.customerOf(id) === held.customer[place]) ?? 0;
    if (held.known[place] === 0) open.push(place);
    if (place % ORDERS_PER_STEP === 0) await pause();
  }
  if (open.length === 0) return;
  const taken = new Set<number>(held.known.subarray(1, held.count + 1));
  for (const place of open) {
    const found = idsAt(place).find((id) => !taken.has(id) && known.orderedAt(id) === held.seconds[place]);
    if (found === undefined) continue;
    held.known[place] = found;
    taken.add(found);
  }
}

/**
 * The same for files that name orders without their customer: of several orders under a number the one that came with the same
 * set of files counts, else the latest. Places without an order stay 0.
 */
export async function matchByNumber(
  held: HeldOrders,
  known: KnownOrders,
  keys: OrderKeys,
  isOwn: (id: number) => boolean,
  pause: Pause,
): Promise<void> {
  for (let place = 1; place <= held.count; place++) {
    held.known[place] = orderOfNumber(known, keys.text(held.code[place] ?? 0), isOwn);
    if (place % ORDERS_PER_STEP === 0) await pause();
  }
}

/** Order under a number, 0 = none: of several the one that `isOwn`, else the latest. */
export function orderOfNumber(known: KnownOrders, key: string, isOwn: (id: number) => boolean): number {
  let best = 0;
  for (const id of known.idsOf(key)) {
    const [own, bestOwn] = [isOwn(id), best !== 0 && isOwn(best)];
    if (best === 0 || (own && !bestOwn) || (own === bestOwn && known.orderedAt(id) >= known.orderedAt(best))) best = id;
  }
  return best;
}
