import { createAnalysisEngine } from '../../electron/backend/analyses/engine.ts';
import { createSegmentService } from '../../electron/backend/segments/service.ts';
import { formatDecimal, parseDecimal } from '../../shared/model/decimal.ts';
import type { Role } from '../../shared/model/role.ts';
import type { FeedRow } from '../electron/backend/imports/support/feed.ts';
import { openWorkbench } from '../electron/backend/imports/support/workbench.ts';
import { createRandom } from './random.ts';
import { type RandomShopOptions, randomShop, SHOP_ROLES, type Shop } from './shop-fixture.ts';

const ROLES: readonly Role[] = [...SHOP_ROLES, 'cost', 'employee', 'campaign', 'code', 'category'];
const EMPLOYEES = ['E1', 'E2', 'E3', ''];
const CAMPAIGNS = ['spring', 'autumn', '', ''];
const CODES = ['WELCOME', '', ''];

/** A random shop whose lines also have a cost (some dearer than the price, some unknown), a category, and orders an employee, a campaign and a coupon. */
export async function openCostedShop(options: RandomShopOptions & { readonly unknownCost?: number }): Promise<Shop> {
  const random = createRandom(options.seed + 1);
  const orders = new Map<string, FeedRow>();
  const rows = randomShop(options).map((row): FeedRow => {
    const key = row.orderId ?? '';
    const head = orders.get(key) ?? { employee: random.pick(EMPLOYEES), campaign: random.pick(CAMPAIGNS), code: random.pick(CODES) };
    orders.set(key, head);
    const amount = parseDecimal(row.amount ?? '0');
    const cost = random.chance(options.unknownCost ?? 0.05) ? '' : formatDecimal((amount * BigInt(random.integer(40, 120))) / 100n);
    const product = Number((row.productId ?? '').slice(1));
    return { ...row, ...head, cost, category: product > 0 && product < 28 ? `Category ${product % 5}` : '' };
  });
  const bench = await openWorkbench();
  await bench.load(ROLES, rows);
  const { store, warehouse } = bench;
  const engine = createAnalysisEngine({ store, warehouse, appVersion: 'test' });
  return { ...bench, engine, segments: createSegmentService({ store, warehouse, engine }) };
}
