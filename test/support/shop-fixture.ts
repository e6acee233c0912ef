import { type AnalysisEngine, createAnalysisEngine } from '../../electron/backend/analyses/engine.ts';
import { createSegmentService, type SegmentService } from '../../electron/backend/segments/service.ts';
import { SECONDS_PER_DAY } from '../../shared/model/day.ts';
import { formatDecimal } from '../../shared/model/decimal.ts';
import type { Role } from '../../shared/model/role.ts';
import type { FeedRow } from '../electron/backend/imports/support/feed.ts';
import { openWorkbench, type Workbench } from '../electron/backend/imports/support/workbench.ts';
import type { BesideTable } from './beside-rows.ts';
import { createRandom } from './random.ts';

/** A client file with a shop in it, its warehouse and its engine. */
export interface Shop extends Workbench {
  readonly engine: AnalysisEngine;
  readonly segments: SegmentService;
}

export interface RandomShopOptions {
  readonly seed: number;
  readonly lines?: number;
  readonly customers?: number;
  /** First day, and number of days that orders fall on. */
  readonly fromDay?: number;
  readonly days?: number;
}

/** Columns of the orders file of a shop. */
export const SHOP_ROLES: readonly Role[] = [
  'orderId',
  'orderDate',
  'customerId',
  'customerName',
  'city',
  'country',
  'channel',
  'productId',
  'productName',
  'quantity',
  'unitPrice',
  'amount',
  'discount',
];

const COUNTRIES = ['France', 'ایران', 'United Kingdom'];
const CITIES = ['Paris', 'Tehran', 'Leeds'];
const CHANNELS = ['web', 'shop', 'telephone and fax'];

/**
 * Order lines in order of time: anonymous sales, returns, free lines, empty values, prices with four decimals,
 * customers who come back often, seldom or never.
 */
export function randomShop({ seed, lines = 2000, customers = 120, fromDay = 19_000, days = 600 }: RandomShopOptions): FeedRow[] {
  const random = createRandom(seed);
  const rows: FeedRow[] = [];
  const orders = Math.max(1, Math.round(lines / 2.5));
  for (let order = 0; rows.length < lines; order++) {
    const day = fromDay + Math.min(days - 1, Math.floor((order / orders) * days));
    const customer = random.chance(0.06) ? '' : `C${Math.ceil(customers * random.number() ** 2) || 1}`;
    const place = random.integer(0, COUNTRIES.length - 1);
    const shared: FeedRow = {
      orderId: `${order % 17 === 0 ? 'Rechnung-2024/' : 'A'}${order + 1}`,
      orderDate: String(day * SECONDS_PER_DAY + random.integer(0, SECONDS_PER_DAY - 1)),
      customerId: customer,
      customerName: customer === '' || random.chance(0.1) ? '' : `Customer number ${customer}`,
      city: customer === '' || random.chance(0.2) ? '' : (CITIES[place] ?? ''),
      country: random.chance(0.1) ? '' : (COUNTRIES[place] ?? ''),
      channel: random.chance(0.2) ? '' : random.pick(CHANNELS),
    };
    for (let left = random.integer(1, 4); left > 0 && rows.length < lines; left--) rows.push({ ...shared, ...randomItem(random) });
  }
  return rows;
}

function randomItem(random: ReturnType<typeof createRandom>): FeedRow {
  const product = random.chance(0.05) ? 0 : random.integer(1, 30);
  const sign = random.chance(0.08) ? -1n : random.chance(0.03) ? 0n : 1n;
  const units = BigInt(random.integer(1, 5)) * (random.chance(0.1) ? 2500n : 10_000n);
  const price = BigInt(random.integer(1, 900_000));
  return {
    productId: product === 0 ? '' : `P${product}`,
    productName: product === 0 ? '' : `Product ${product}`,
    quantity: formatDecimal(sign < 0n ? -units : units),
    unitPrice: random.chance(0.1) ? '' : formatDecimal(price),
    amount: formatDecimal((sign * price * units) / 10_000n),
    discount: random.chance(0.8) ? '' : formatDecimal(price / 10n),
  };
}

/** Imports rows (by default a random shop), and other tables if given, into a new client file and opens everything over it; close it when done. */
export async function openShop(rows: readonly FeedRow[] = randomShop({ seed: 1 }), beside: readonly BesideTable[] = []): Promise<Shop> {
  const bench = await openWorkbench();
  await bench.load(SHOP_ROLES, rows);
  for (const { kind, roles, rows: own } of beside) await bench.load(roles, own, { kind, name: `${kind}.csv` });
  const { store, warehouse } = bench;
  const engine = createAnalysisEngine({ store, warehouse, appVersion: 'test' });
  return { ...bench, engine, segments: createSegmentService({ store, warehouse, engine }) };
}
