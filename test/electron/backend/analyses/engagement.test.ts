import { afterAll, beforeAll, expect, test } from 'vitest';
import { engagement } from '../../../../shared/analyses/engagement/index.ts';
import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import type { BesideTable } from '../../../support/beside-rows.ts';
import { checkDrills } from '../../../support/check-drills.ts';
import { createRandom } from '../../../support/random.ts';
import { openShop, randomShop, type Shop } from '../../../support/shop-fixture.ts';

const FIRST_DAY = 19_000;
const DAYS = 700;
const random = createRandom(91);
const someone = (): string => (random.chance(0.05) ? '' : `C${random.integer(1, 220)}`);
const moment = (): string => String((FIRST_DAY + random.integer(0, DAYS + 20)) * SECONDS_PER_DAY);
const many = (count: number, row: (index: number) => Record<string, string>) => Array.from({ length: count }, (_, index) => row(index));

/** Every table a signal can come from, with types of every kind, counted columns and empty values. */
const TABLES: readonly BesideTable[] = [
  {
    kind: 'interactions',
    roles: ['recordId', 'customerId', 'occurredAt', 'type'],
    rows: many(900, (index) => ({
      recordId: `I${index}`,
      customerId: someone(),
      occurredAt: moment(),
      type: random.pick([
        'Web visit',
        'page view',
        'بازدید از سایت',
        'Complaint',
        'Phone call',
        'Workshop',
        'Tasting',
        'A',
        'B',
        'C',
        'D',
        'unsubscribed',
        '',
      ]),
    })),
  },
  {
    kind: 'touches',
    roles: ['recordId', 'customerId', 'occurredAt', 'channel', 'type', 'sends', 'opens', 'clicks'],
    rows: many(800, (index) => {
      const type = random.pick(['', '', 'open', 'click', 'sent']);
      const isCounted = type === '' ? random.chance(0.7) : random.chance(0.3);
      return {
        recordId: `T${index}`,
        customerId: someone(),
        occurredAt: moment(),
        channel: 'mail',
        type,
        sends: isCounted ? '1' : '',
        opens: isCounted ? String(random.integer(0, 3)) : '',
        clicks: isCounted ? random.pick(['0', '1', '']) : '',
      };
    }),
  },
  {
    kind: 'reviews',
    roles: ['recordId', 'customerId', 'occurredAt', 'rating'],
    rows: many(120, (index) => ({ recordId: `R${index}`, customerId: someone(), occurredAt: random.chance(0.1) ? '' : moment(), rating: '4' })),
  },
  {
    kind: 'surveyAnswers',
    roles: ['recordId', 'customerId', 'occurredAt', 'type', 'score'],
    rows: many(200, (index) => ({
      recordId: `A${index}`,
      customerId: someone(),
      occurredAt: moment(),
      type: random.pick(['NPS', 'CSAT', 'Customer effort score', 'CES', '']),
      score: '7',
    })),
  },
  {
    kind: 'referrals',
    roles: ['recordId', 'customerId', 'referredCustomer', 'occurredAt'],
    rows: many(80, (index) => ({ recordId: `F${index}`, customerId: someone(), referredCustomer: `N${index}`, occurredAt: moment() })),
  },
  {
    kind: 'tickets',
    roles: ['recordId', 'customerId', 'createdAt', 'status'],
    rows: many(150, (index) => ({ recordId: `K${index}`, customerId: someone(), createdAt: moment(), status: 'open' })),
  },
];

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(randomShop({ seed: 90, lines: 3000, customers: 200, fromDay: FIRST_DAY, days: DAYS }), TABLES);
});
afterAll(async () => shop.close());

const RUNS = [
  { params: {}, context: {} },
  { params: { windowDays: 90, weights: 'equal' }, context: { period: { fromDay: FIRST_DAY + 300, toDay: FIRST_DAY + 600 } } },
  {
    params: { weights: 'own', weightVisit: 3, weightOther: 0, horizonDays: 30 },
    context: {
      filter: { op: 'purchases' as const, measure: 'orders' as const, comparison: 'ge' as const, value: 3, window: { kind: 'all' as const } },
    },
  },
];

test.each(RUNS)('every figure is found again in its rows: $params', async ({ params, context }) => {
  expect(await checkDrills(shop, { id: engagement.id, params, context, perBlock: 25 })).toBeGreaterThan(60);
});

test('effort stands apart: its rows are in no signal, whatever its table', async () => {
  const { blocks } = await shop.engine.run({ id: engagement.id });
  const heads = (id: string): string[] =>
    blocks.flatMap((block) => (block.id === id && block.kind === 'table' ? block.rows.map(([head]) => JSON.stringify(head?.caption)) : []));
  expect(heads('effort')).toHaveLength(3);
  for (const head of heads('effort')) expect(head).toMatch(/effort/);
  expect(heads('weights').length).toBeGreaterThan(10);
  for (const head of heads('weights')) expect(head).not.toMatch(/effort|Complaint/);
});

test('any one table of contacts switches it on', async () => {
  const orders = randomShop({ seed: 5, lines: 200 });
  const [bare, withReviews] = [await openShop(orders), await openShop(orders, TABLES.slice(2, 3))];
  try {
    const missing = async (own: Shop) => (await own.engine.offers()).find(({ id }) => id === engagement.id)?.missing;
    expect(await missing(bare)).toMatchObject([{ relation: 'interactions', alternatives: [{ relation: 'touches' }, {}, {}, {}] }]);
    expect(await missing(withReviews)).toEqual([]);
  } finally {
    await bare.close();
    await withReviews.close();
  }
});
