import { fromEpochDay } from '../model/day.ts';
import { DECIMAL_SCALE } from '../model/decimal.ts';
import { AFFINITIES, CATEGORY_IDS, type CategoryId, PRODUCTS, type SampleProduct } from './assortment.ts';
import { createRandomStream, type RandomStream, toRunningSums } from './random.ts';
import { daysToFeast, type ShopLocale } from './seasons.ts';
import { SHOP_TRUTH } from './truth.ts';

/** One line of an order. Money is whole ten-thousandths; a return has a negative quantity and amount and names the order it belongs to. */
export interface SampleLine {
  readonly orderId: string;
  readonly originalOrderId: string;
  readonly day: number;
  readonly minute: number;
  /** "" for a sale without a customer. */
  readonly customerId: string;
  readonly product: SampleProduct;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly discount: number;
  readonly amount: number;
  readonly cost: number;
  readonly channel: ChannelId;
  readonly country: string;
}

export interface Visit {
  readonly day: number;
  readonly minute: number;
  readonly customer: { readonly id: string; readonly country: string } | null;
  /** Index of the customer, −1 for a guest. */
  readonly customerNumber: number;
}

export type ChannelId = 'web' | 'store' | 'marketplace';
const CHANNELS: readonly ChannelId[] = ['web', 'store', 'marketplace'];
const CHANNEL_SUMS = toRunningSums([62, 26, 12]);
const COST_SHARE = 0.54;
/** Rials for a euro cent in the Persian shop. */
export const RIAL_PER_CENT = 1_150;
const RIAL_STEP = 1_000;

interface Taste {
  /** Mean number of lines beyond the first. */
  readonly extraLines: number;
  readonly favourite: CategoryId;
  /** Firms and offices buy by the dozen. */
  readonly bulk: boolean;
}

/** Fills every visit with a basket and adds the returns that come back before the last day; sorted by time. */
export function generateBasketLines(random: RandomStream, locale: ShopLocale, visits: readonly Visit[], lastDay: number): SampleLine[] {
  const lines: SampleLine[] = [];
  visits.forEach((visit, number) => {
    const orderId = String(500_001 + number);
    const taste = tasteOf(visit.customerNumber, random);
    const channel = visit.customer === null ? 'store' : (CHANNELS[random.weighted(CHANNEL_SUMS)] ?? 'web');
    const voucher = random.chance(SHOP_TRUTH.voucher.share) ? SHOP_TRUTH.voucher.rate : 0;
    const country = visit.customer?.country ?? (locale === 'en' ? 'Germany' : 'ایران');
    for (const product of drawBasket(random, taste, daysToFeast(visit.day, locale))) {
      const quantity = drawQuantity(random, taste, product);
      // A taste of something new goes into some parcels for nothing.
      const unitPrice = random.chance(0.004) ? 0 : priceOf(product, visit.day, locale);
      const discount = roundMoney(quantity * unitPrice * voucher, locale);
      const amount = quantity * unitPrice - discount;
      const cost = roundMoney(quantity * priceOf(product, visit.day, locale) * COST_SHARE, locale);
      const line = { orderId, originalOrderId: '', day: visit.day, minute: visit.minute, customerId: visit.customer?.id ?? '', product, quantity };
      lines.push({ ...line, unitPrice, discount, amount, cost, channel, country });
    }
  });
  return lines.concat(drawReturns(random, lines, lastDay)).sort((left, right) => left.day - right.day || left.minute - right.minute);
}

/** A customer's taste comes from a stream of its own, so that it is the same on every visit. */
function tasteOf(customerNumber: number, random: RandomStream): Taste {
  const { mean, shape } = SHOP_TRUTH.extraLines;
  const own = customerNumber < 0 ? random : createRandomStream(0x7a57e + customerNumber);
  return {
    extraLines: own.gamma(shape, shape / mean),
    favourite: CATEGORY_IDS[own.integer(0, CATEGORY_IDS.length - 1)] ?? 'coffee',
    bulk: own.chance(0.04),
  };
}

function drawBasket(random: RandomStream, taste: Taste, daysBeforeFeast: number): SampleProduct[] {
  const feast = daysBeforeFeast > 0 && daysBeforeFeast <= 35;
  const sums = SUMS_BY_TASTE[feast ? 'feast' : 'plain'].get(taste.favourite) ?? [];
  const basket = new Set<SampleProduct>();
  const count = 1 + random.poisson(taste.extraLines);
  for (let tries = 0; basket.size < count && tries < count * 4; tries++) {
    const product = PRODUCTS[random.weighted(sums)];
    if (product !== undefined) basket.add(product);
  }
  for (const affinity of AFFINITIES) {
    const has = [...basket].some(({ id }) => id === affinity.bought);
    const companion = PRODUCTS.find(({ id }) => id === affinity.companion);
    if (has && companion !== undefined && random.chance(affinity.probability)) basket.add(companion);
  }
  return [...basket];
}

function drawQuantity(random: RandomStream, taste: Taste, product: SampleProduct): number {
  if (taste.bulk) return random.integer(3, 12);
  if (product.cents > 3000) return random.chance(0.05) ? 2 : 1;
  return 1 + Math.min(5, random.poisson(product.cents < 1000 ? 0.55 : 0.3));
}

function drawReturns(random: RandomStream, lines: readonly SampleLine[], lastDay: number): SampleLine[] {
  const returns: SampleLine[] = [];
  for (const line of lines) {
    if (line.amount <= 0 || line.customerId === '' || !random.chance(SHOP_TRUTH.returnRates[line.product.category] ?? 0)) continue;
    const day = line.day + random.integer(3, 28);
    const quantity = line.quantity > 1 && random.chance(0.5) ? 1 : line.quantity;
    const share = quantity / line.quantity;
    if (day > lastDay) continue;
    const discount = Math.round((line.discount * share) / DECIMAL_SCALE) * DECIMAL_SCALE;
    const back = quantity === line.quantity ? line.discount : Math.min(discount, line.discount);
    returns.push({
      ...line,
      orderId: `R${line.orderId}`,
      originalOrderId: line.orderId,
      day,
      minute: random.integer(9 * 60, 17 * 60),
      quantity: -quantity,
      discount: -back,
      amount: -(quantity * line.unitPrice - back),
      cost: -Math.round(line.cost * share),
    });
  }
  return returns;
}

/** Shelf price in ten-thousandths: euro prices keep their cents, rial prices are whole thousands. */
function priceOf(product: SampleProduct, day: number, locale: ShopLocale): number {
  const rise = (1 + SHOP_TRUTH.yearlyPriceRise) ** (fromEpochDay(day).year - 2023);
  if (locale === 'fa') return Math.round((product.cents * RIAL_PER_CENT * rise) / RIAL_STEP) * RIAL_STEP * DECIMAL_SCALE;
  return (Math.round((product.cents * rise) / 5) * 5 * DECIMAL_SCALE) / 100;
}

/** Whole cents, or whole rials. */
function roundMoney(scaled: number, locale: ShopLocale): number {
  const step = locale === 'fa' ? DECIMAL_SCALE : DECIMAL_SCALE / 100;
  return Math.round(scaled / step) * step;
}

const FAVOURITE_BOOST = 5;
const FEAST_BOOST = 4.5;

function sumsFor(feast: boolean): ReadonlyMap<CategoryId, readonly number[]> {
  const weight = (product: SampleProduct, favourite: CategoryId): number =>
    product.weight * (product.category === favourite ? FAVOURITE_BOOST : 1) * (product.feast ? (feast ? FEAST_BOOST : 0.5) : 1);
  return new Map(CATEGORY_IDS.map((favourite) => [favourite, toRunningSums(PRODUCTS.map((product) => weight(product, favourite)))]));
}
const SUMS_BY_TASTE = { plain: sumsFor(false), feast: sumsFor(true) } as const;
