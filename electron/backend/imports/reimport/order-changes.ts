import { type OrderFacts, visitOrderFacts } from '../../store/queries/orders.ts';
import type { ImportResolver } from '../resolve/import-resolver.ts';
import type { Pause } from '../stages.ts';
import type { HeldOrders } from './held-orders.ts';
import type { OrderFate } from './judge-orders.ts';
import type { LineIntake } from './line-intake.ts';
import type { StoredLines } from './stored-lines.ts';

const ORDERS_PER_STEP = 10_000;

/** A known order as it is and as the file says it is. */
export interface OrderChange {
  readonly id: number;
  /** Place among the held orders. */
  readonly place: number;
  readonly before: OrderFacts;
  readonly after: OrderFacts;
}

/** Known orders that the file changes besides their lines: customer, date, words. Where lines only join, or known orders stay as they are, only the date can become an earlier one. */
export async function planOrderChanges(
  { held, options }: LineIntake,
  stored: StoredLines,
  fates: ReadonlyMap<number, OrderFate>,
  pause: Pause,
): Promise<OrderChange[]> {
  const { db, resolver, mapping, mode, joins } = options;
  if (mapping.kind !== 'orders') return [];
  const changes: OrderChange[] = [];
  const compare = (id: number, place: number, before: OrderFacts) => {
    const fate = fates.get(place);
    if (fate === undefined || fate === 'kept') return;
    const lines = fate === 'replaced' ? Math.min(held.seconds[place] ?? 0, stored.keptFrom[place] ?? 0) : before.seconds;
    const seconds = fate === 'further' ? Math.min(before.seconds, held.seconds[place] ?? 0) : lines;
    const words = joins || mode === 'add' ? before : { ...before, ...wordsOf(resolver, held, place), customerId: held.customer[place] ?? 0 };
    const after = { ...words, seconds };
    if (!isSameOrder(before, after)) changes.push({ id, place, before, after });
  };
  await visitHeldFacts(db, held, compare, pause);
  return changes;
}

/** Calls `take` for the held orders that the store knows, with what it knows. */
export async function visitHeldFacts(
  db: LineIntake['options']['db'],
  held: HeldOrders,
  take: (id: number, place: number, facts: OrderFacts) => void,
  pause: Pause,
): Promise<void> {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (let place = 1; place <= held.count; place++) {
    const id = held.known[place] ?? 0;
    if (id === 0) continue;
    first = Math.min(first, id);
    last = Math.max(last, id);
  }
  if (last === 0) return;
  const placeOf = new Int32Array(last - first + 1);
  for (let place = 1; place <= held.count; place++) if (held.known[place] !== 0) placeOf[(held.known[place] ?? 0) - first] = place;
  for (let from = first; from <= last; from += ORDERS_PER_STEP) {
    visitOrderFacts(db, from, Math.min(last, from + ORDERS_PER_STEP - 1), (id, facts) => {
      const place = placeOf[id - first] ?? 0;
      if (place !== 0) take(id, place, facts);
    });
    await pause();
  }
}

/** What a held order says about itself, as far as it says something. */
export function wordsOf(
  { labels, texts }: ImportResolver,
  { details }: HeldOrders,
  place: number,
): Partial<Omit<OrderFacts, 'customerId' | 'seconds'>> {
  const label = (detail: 'channel' | 'country' | 'status' | 'currency' | 'city') =>
    labels.idOf(detail, details.get(detail)?.[place] ?? 0, texts.of(detail));
  const [channelId, countryId, statusId, currencyId] = [label('channel'), label('country'), label('status'), label('currency')];
  const originalKey = texts.text('originalOrderId', details.get('original')?.[place] ?? 0);
  const coupon = texts.text('code', details.get('coupon')?.[place] ?? 0);
  const [cityId, employeeId, campaignId] = [label('city'), details.get('employee')?.[place] ?? 0, details.get('campaign')?.[place] ?? 0];
  return {
    ...(channelId === 0 ? {} : { channelId }),
    ...(countryId === 0 ? {} : { countryId }),
    ...(statusId === 0 ? {} : { statusId }),
    ...(currencyId === 0 ? {} : { currencyId }),
    ...(originalKey === null ? {} : { originalKey }),
    ...(cityId === 0 ? {} : { cityId }),
    ...(employeeId === 0 ? {} : { employeeId }),
    ...(campaignId === 0 ? {} : { campaignId }),
    ...(coupon === null ? {} : { coupon }),
  };
}

/** Whether two states of an order are the same. */
export function isSameOrder(a: OrderFacts, b: OrderFacts): boolean {
  return (Object.keys(a) as (keyof OrderFacts)[]).every((field) => a[field] === b[field]);
}
