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
}

export const SHOP_TRUTH: Omit<ShopTruth, 'seed' | 'locale' | 'firstDay' | 'lastDay'> = {
  bgNbd: { r: 0.62, alpha: 5.2, a: 0.75, b: 4.1 },
  extraLines: { mean: 1.35, shape: 2.5 },
  returnRates: Object.fromEntries(Object.entries(CATEGORIES).map(([id, { returnRate }]) => [id, returnRate])),
  affinities: AFFINITIES,
  anonymousShare: 0.03,
  voucher: { share: 0.07, rate: 0.1 },
  yearlyPriceRise: 0.04,
};
