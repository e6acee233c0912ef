import { AFFINITIES, CATEGORIES } from './assortment.ts';
import type { ShopLocale } from './seasons.ts';

/** What the sample shop was made with: what estimates are compared with. */
export interface ShopTruth {
  readonly seed: number;
  readonly locale: ShopLocale;
  readonly firstDay: number;
  readonly lastDay: number;
  /** Purchase rate ~ Gamma(r, alpha) per seasonal week; drop-out after each repeat purchase ~ Beta(a, b). */
  readonly bgNbd: { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number };
  /** Lines of a basket beyond the first are Poisson with this mean, which itself is gamma over customers. */
  readonly extraLines: { readonly mean: number; readonly shape: number };
  /** Probability that a sold line comes back, by category. */
  readonly returnRates: Readonly<Record<string, number>>;
  readonly affinities: typeof AFFINITIES;
  /** Orders without a customer, as a share of the orders with one. */
  readonly anonymousShare: number;
  /** Share of orders with a voucher, and what it takes off. */
  readonly voucher: { readonly share: number; readonly rate: number };
  /** Prices rise by this much every first of January. */
  readonly yearlyPriceRise: number;
  /** Share of first purchases on the day of registration, mean days from registration to first purchase of the others by source, registered people without a purchase per customer. */
  readonly registration: {
    readonly sameDay: number;
    readonly meanLagDays: Readonly<Record<'search' | 'social' | 'friend' | 'newsletter' | 'passing', number>>;
    readonly prospectShare: number;
  };
  /** Share of customers whom another customer brought. */
  readonly referralShare: number;
  /** The coffee club: share of customers who join, share on the quarterly plan, and per plan months per renewal and Beta(a, b) of the probability of leaving at one. */
  readonly club: {
    readonly share: number;
    readonly quarterlyShare: number;
    readonly plans: Readonly<
      Record<'monthly' | 'quarterly', { readonly a: number; readonly b: number; readonly months: number; readonly euros: number }>
    >;
  };
}

export const SHOP_TRUTH: Omit<ShopTruth, 'seed' | 'locale' | 'firstDay' | 'lastDay'> = {
  bgNbd: { r: 0.62, alpha: 5.2, a: 0.75, b: 4.1 },
  extraLines: { mean: 1.35, shape: 2.5 },
  returnRates: Object.fromEntries(Object.entries(CATEGORIES).map(([id, { returnRate }]) => [id, returnRate])),
  affinities: AFFINITIES,
  anonymousShare: 0.03,
  voucher: { share: 0.07, rate: 0.1 },
  yearlyPriceRise: 0.04,
  registration: { sameDay: 0.45, meanLagDays: { search: 12, social: 26, friend: 5, newsletter: 15, passing: 9 }, prospectShare: 0.15 },
  referralShare: 0.09,
  club: {
    share: 0.16,
    quarterlyShare: 0.3,
    plans: { monthly: { a: 1.1, b: 8, months: 1, euros: 19 }, quarterly: { a: 0.8, b: 5, months: 3, euros: 49 } },
  },
};
