import { parseIsoDay } from '../model/day.ts';
import { generateBasketLines, type SampleLine } from './baskets.ts';
import { type BesideOrders, generateBesideOrders } from './beside-orders.ts';
import { generatePerson, type SamplePerson } from './people.ts';
import { createRandomStream, type RandomStream, toRunningSums } from './random.ts';
import { demandOfDay, type ShopLocale } from './seasons.ts';
import { SHOP_TRUTH, type ShopTruth } from './truth.ts';

export interface SampleCustomer extends SamplePerson {
  readonly id: string;
  /** The customer's own parameters, which no real shop knows: purchases per week while active, and drop-out chance after a repeat purchase. */
  readonly rate: number;
  readonly dropout: number;
  /** Purchases drawn, the first included (returns are none). */
  readonly purchases: number;
  /** False once the customer has dropped out before the last day. */
  readonly active: boolean;
}

export interface SampleShop {
  readonly locale: ShopLocale;
  readonly currency: string;
  readonly customers: readonly SampleCustomer[];
  /** In the order in which they happened. */
  readonly lines: readonly SampleLine[];
  readonly beside: BesideOrders;
  readonly truth: ShopTruth;
}

/** First and last day of the sample shop; the last month and quarter are unfinished on purpose. */
export const SHOP_FIRST_DAY = parseIsoDay('2023-09-01');
export const SHOP_LAST_DAY = parseIsoDay('2026-09-17');
const CUSTOMER_COUNT = 3000;
/** Customers won per day grow by this factor from the first day to the last. */
const GROWTH = 1.7;
const DAYS = SHOP_LAST_DAY - SHOP_FIRST_DAY + 1;

/**
 * Generates a shop of 3,000 customers over three years whose customers buy and lapse as the BG/NBD model says
 * (Fader, Hardie & Lee 2005): rate ~ Gamma(r, alpha) per week, drop-out after each repeat purchase with probability ~ Beta(a, b).
 * Time runs with the season: a day with twice the demand counts as two. The same seed and locale always give the same shop.
 */
export function generateSampleShop({ seed, locale }: { seed: number; locale: ShopLocale }): SampleShop {
  const random = createRandomStream(seed);
  const clock = createSeasonalClock(locale);
  const firstDaySums = toRunningSums(clock.demand.map((demand, index) => demand * (1 + ((GROWTH - 1) * index) / DAYS)));
  const firstDays = Array.from({ length: CUSTOMER_COUNT }, () => random.weighted(firstDaySums)).sort((left, right) => left - right);

  const customers: SampleCustomer[] = [];
  const visits: { index: number; customer: number; minute: number }[] = [];
  firstDays.forEach((firstDay, number) => {
    const { rate, dropout, days, active } = drawLife(random, clock, firstDay);
    const id = `C${String(10_001 + number)}`;
    customers.push({ ...generatePerson(random, locale, number + 1), id, rate, dropout, purchases: days.length, active });
    for (const index of days) visits.push({ index, customer: number, minute: minuteOfDay(random) });
  });
  // Guests at the till leave no name: they are kept in the shop's books without a customer.
  const guests = Math.round(visits.length * SHOP_TRUTH.anonymousShare);
  const guestSums = toRunningSums(clock.demand);
  for (let i = 0; i < guests; i++) visits.push({ index: random.weighted(guestSums), customer: -1, minute: minuteOfDay(random) });
  visits.sort((left, right) => left.index - right.index || left.minute - right.minute || left.customer - right.customer);

  const lines = generateBasketLines(
    random,
    locale,
    visits.map(({ index, customer, minute }) => ({
      day: SHOP_FIRST_DAY + index,
      minute,
      customer: customers[customer] ?? null,
      customerNumber: customer,
    })),
    SHOP_LAST_DAY,
  );
  return {
    locale,
    currency: locale === 'en' ? 'EUR' : 'IRR',
    customers,
    lines,
    beside: generateBesideOrders({ seed, locale, customers, lines, firstDay: SHOP_FIRST_DAY, lastDay: SHOP_LAST_DAY }),
    truth: { ...SHOP_TRUTH, seed, locale, firstDay: SHOP_FIRST_DAY, lastDay: SHOP_LAST_DAY },
  };
}

interface SeasonalClock {
  /** Demand of each day, 1 on average. */
  readonly demand: readonly number[];
  /** Seasonal weeks that have passed at the end of each day. */
  readonly weeks: readonly number[];
}

function createSeasonalClock(locale: ShopLocale): SeasonalClock {
  const raw = Array.from({ length: DAYS }, (_, index) => demandOfDay(SHOP_FIRST_DAY + index, locale));
  const mean = raw.reduce((sum, value) => sum + value, 0) / DAYS;
  const demand = raw.map((value) => value / mean);
  return { demand, weeks: toRunningSums(demand.map((value) => value / 7)) };
}

/** Days (from the first) on which one customer buys, first purchase included; at most one purchase a day. */
function drawLife(random: RandomStream, clock: SeasonalClock, firstDay: number): { rate: number; dropout: number; days: number[]; active: boolean } {
  const { r, alpha, a, b } = SHOP_TRUTH.bgNbd;
  const rate = random.gamma(r, alpha);
  const dropout = random.beta(a, b);
  const days = [firstDay];
  let week = clock.weeks[firstDay] ?? 0;
  for (;;) {
    week += random.exponential(rate);
    const day = clock.weeks.findIndex((passed, index) => index >= firstDay && passed > week);
    if (day < 0) return { rate, dropout, days, active: true };
    if (day !== days.at(-1)) days.push(day);
    if (random.chance(dropout)) return { rate, dropout, days, active: false };
  }
}

const HOUR_SUMS = toRunningSums([1, 2, 4, 6, 7, 7, 6, 5, 5, 6, 7, 8, 9, 8, 5, 2]);
const FIRST_HOUR = 8;

function minuteOfDay(random: RandomStream): number {
  return (FIRST_HOUR + random.weighted(HOUR_SUMS)) * 60 + random.integer(0, 59);
}
