import { addPeriods, startOfPeriod } from '../model/period.ts';
import type { SampleLine } from './baskets.ts';
import type { SampleCustomer } from './generate-shop.ts';
import { generatePerson, type SamplePerson } from './people.ts';
import { createRandomStream, type RandomStream, toRunningSums } from './random.ts';
import type { ShopLocale } from './seasons.ts';
import { SHOP_TRUTH } from './truth.ts';

/** Where people first heard of the shop. */
export const SOURCES = ['search', 'social', 'friend', 'newsletter', 'passing'] as const;
export type SourceId = (typeof SOURCES)[number];
export type PlanId = keyof typeof SHOP_TRUTH.club.plans;
export const END_REASONS = ['price', 'tooMuch', 'moved', 'payment'] as const;

export interface SampleRegistration {
  readonly day: number;
  readonly source: SourceId;
}
/** Somebody who registered and never bought. */
export interface SampleProspect extends SamplePerson, SampleRegistration {
  readonly id: string;
}
export interface SampleSubscription {
  readonly id: string;
  readonly customerId: string;
  readonly plan: PlanId;
  readonly startDay: number;
  /** Null while it runs. */
  readonly endDay: number | null;
  readonly reason: (typeof END_REASONS)[number] | null;
}
export interface SampleReferral {
  readonly id: string;
  readonly customerId: string;
  readonly referredId: string;
  readonly day: number;
}
export interface SampleContact {
  readonly id: string;
  readonly customerId: string;
  readonly day: number;
  readonly minute: number;
  readonly type: 'visit' | 'newsletter' | 'call';
}
export interface SampleCost {
  readonly id: string;
  readonly day: number;
  readonly channel: 'search' | 'social';
  /** Whole euros at the prices of the first year. */
  readonly euros: number;
}

/** What a shop knows beside its orders. */
export interface BesideOrders {
  /** By customer id; every customer and prospect has one. */
  readonly registrations: ReadonlyMap<string, SampleRegistration>;
  readonly prospects: readonly SampleProspect[];
  readonly subscriptions: readonly SampleSubscription[];
  readonly referrals: readonly SampleReferral[];
  readonly contacts: readonly SampleContact[];
  readonly costs: readonly SampleCost[];
}

export interface ShopSoFar {
  readonly seed: number;
  readonly locale: ShopLocale;
  readonly customers: readonly SampleCustomer[];
  readonly lines: readonly SampleLine[];
  readonly firstDay: number;
  readonly lastDay: number;
}

/** Keeps the stream apart from the one that draws orders, so that orders stay what they are. */
const OWN_STREAM = 0x5eed_b05;
const DAYS_PER_MONTH = 30.4375;
const SOURCE_SUMS = toRunningSums([34, 28, 12, 16, 10]);
const PROSPECT_SUMS = toRunningSums([30, 46, 4, 14, 6]);

/** Registrations, the coffee club, referrals, contacts and advertising of a shop; the same seed always gives the same. */
export function generateBesideOrders(shop: ShopSoFar): BesideOrders {
  const random = createRandomStream((shop.seed ^ OWN_STREAM) >>> 0);
  const days = purchaseDays(shop.lines);
  const firstDayOf = (id: string): number => days.get(id)?.[0] ?? shop.firstDay;
  const referrals = drawReferrals(random, shop, firstDayOf);
  const referred = new Set(referrals.map(({ referredId }) => referredId));
  const prospects = drawProspects(random, shop);
  const registrations = new Map<string, SampleRegistration>(prospects.map(({ id, day, source }) => [id, { day, source }]));
  for (const { id } of shop.customers) {
    const source = referred.has(id) ? 'friend' : (SOURCES[random.weighted(SOURCE_SUMS)] ?? 'search');
    const lag = random.chance(SHOP_TRUTH.registration.sameDay)
      ? 0
      : 1 + Math.floor(random.exponential(1 / SHOP_TRUTH.registration.meanLagDays[source]));
    registrations.set(id, { source, day: Math.max(shop.firstDay, firstDayOf(id) - lag) });
  }
  return {
    registrations,
    prospects,
    referrals,
    subscriptions: drawSubscriptions(random, shop, firstDayOf),
    contacts: drawContacts(random, shop, days),
    costs: drawCosts(random, shop),
  };
}

/** Days with a purchase by customer, ascending, each once. */
function purchaseDays(lines: readonly SampleLine[]): ReadonlyMap<string, readonly number[]> {
  const days = new Map<string, number[]>();
  for (const { customerId, quantity, day } of lines) {
    if (customerId === '' || quantity <= 0) continue;
    const own = days.get(customerId);
    if (own === undefined) days.set(customerId, [day]);
    else if (own.at(-1) !== day) own.push(day);
  }
  return days;
}

function drawProspects(random: RandomStream, { locale, customers, firstDay, lastDay }: ShopSoFar): SampleProspect[] {
  const count = Math.round(customers.length * SHOP_TRUTH.registration.prospectShare);
  return Array.from({ length: count }, (_, number) => ({
    ...generatePerson(random, locale, customers.length + number + 1),
    id: `C${20_001 + number}`,
    day: random.integer(firstDay, lastDay),
    source: SOURCES[random.weighted(PROSPECT_SUMS)] ?? 'social',
  }));
}

/** Who buys more also brings more: the one who recommends is drawn by the number of purchases among those who were customers before. */
function drawReferrals(random: RandomStream, { customers }: ShopSoFar, firstDayOf: (id: string) => number): SampleReferral[] {
  const sums = toRunningSums(customers.map(({ purchases }) => purchases));
  return customers.flatMap(({ id }, number): SampleReferral[] => {
    if (!random.chance(SHOP_TRUTH.referralShare) || number < 50) return [];
    const referrer = customers[random.weighted(sums.slice(0, number))];
    const day = firstDayOf(id);
    return referrer === undefined || firstDayOf(referrer.id) >= day ? [] : [{ id: `F${number + 1}`, customerId: referrer.id, referredId: id, day }];
  });
}

/** The coffee club: each member leaves at a renewal with a probability of their own, Beta over members (shifted beta-geometric). */
function drawSubscriptions(random: RandomStream, { customers, lastDay }: ShopSoFar, firstDayOf: (id: string) => number): SampleSubscription[] {
  const { share, quarterlyShare, plans } = SHOP_TRUTH.club;
  return customers.flatMap(({ id }, number): SampleSubscription[] => {
    const startDay = firstDayOf(id) + random.integer(0, 120);
    if (!random.chance(share) || startDay > lastDay) return [];
    const plan: PlanId = random.chance(quarterlyShare) ? 'quarterly' : 'monthly';
    const { a, b, months } = plans[plan];
    const chance = random.beta(a, b);
    let renewals = 1;
    while (!random.chance(chance) && renewals < 120) renewals += 1;
    const endDay = startDay + Math.round(renewals * months * DAYS_PER_MONTH);
    const isEnded = endDay <= lastDay;
    const reason = END_REASONS[random.integer(0, END_REASONS.length - 1)] ?? 'price';
    return [{ id: `S${number + 1}`, customerId: id, plan, startDay, endDay: isEnded ? endDay : null, reason: isEnded ? reason : null }];
  });
}

/** Visits to the web shop come before purchases; newsletters are opened as long as somebody is a customer; some orders lead to a call. */
function drawContacts(random: RandomStream, { customers, lastDay }: ShopSoFar, days: ReadonlyMap<string, readonly number[]>): SampleContact[] {
  const contacts: Omit<SampleContact, 'id'>[] = [];
  const add = (customerId: string, day: number, type: SampleContact['type']): void => {
    if (day <= lastDay) contacts.push({ customerId, day, minute: random.integer(7 * 60, 22 * 60), type });
  };
  for (const { id, active } of customers) {
    const own = days.get(id) ?? [];
    for (const day of own) {
      for (let visits = random.poisson(0.9); visits > 0; visits--) add(id, day - random.integer(0, 9), 'visit');
      if (random.chance(0.03)) add(id, day + random.integer(1, 12), 'call');
    }
    const until = active ? lastDay : (own.at(-1) ?? 0) + 45;
    for (let day = own[0] ?? lastDay; day <= until; day += 30) if (random.chance(0.12)) add(id, day + random.integer(0, 29), 'newsletter');
  }
  return contacts
    .sort((left, right) => left.day - right.day || left.minute - right.minute)
    .map((contact, index) => ({ ...contact, id: `I${index + 1}` }));
}

/** Advertising is paid at the end of each month and grows with the shop. */
function drawCosts(random: RandomStream, { locale, firstDay, lastDay }: ShopSoFar): SampleCost[] {
  const calendar = locale === 'fa' ? 'jalali' : 'gregorian';
  const costs: SampleCost[] = [];
  for (let month = 0; ; month++) {
    const end = addPeriods(startOfPeriod(firstDay, 'month', calendar), month + 1, 'month', calendar) - 1;
    if (end > lastDay) return costs;
    for (const [channel, euros] of [
      ['search', 520],
      ['social', 380],
    ] as const) {
      costs.push({ id: `K${costs.length + 1}`, day: end, channel, euros: Math.round(euros * (1 + month / 40) * (0.9 + 0.2 * random.uniform())) });
    }
  }
}
