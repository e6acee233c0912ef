import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnalysisContext, QueryTable } from '../../../../shared/analyses/define.ts';
import { computeFrequency } from '../../../../shared/analyses/purchase-frequency/compute.ts';
import { findFrequency } from '../../../../shared/analyses/purchase-frequency/findings.ts';
import { type FrequencyParams, type FrequencyResult, frequencyParamsSchema } from '../../../../shared/analyses/purchase-frequency/schema.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';
import { createRandom } from '../../../support/random.ts';

function run(
  lines: readonly TestLine[],
  given: Partial<FrequencyParams> = {},
  overrides: Partial<AnalysisContext> = {},
  options: { readonly firsts?: QueryTable; readonly mask?: Uint8Array } = {},
): FrequencyResult {
  const { firsts, mask } = options;
  const facts = makeFacts(lines, mask === undefined ? {} : { customerMask: mask });
  const tables: Record<string, QueryTable> = firsts === undefined ? {} : { firsts };
  return computeFrequency({ tables, facts }, frequencyParamsSchema.parse(given), makeContext(lines, overrides), () => {});
}

const line = (customer: number, day: number, order: number, amount = 100): TestLine => ({ customer, day, order, amount });
/** Days 0 to 100. Customer 1: days 0, 10, 40; 2: day 20 twice and day 50; 3: day 100 only; 4: a return on 30, first purchase on 60; 5 only returns. */
const SHOP: readonly TestLine[] = [
  line(1, 0, 1),
  line(1, 0, 1, 50),
  line(1, 10, 2),
  line(1, 40, 3),
  line(2, 20, 4),
  line(2, 20, 5),
  line(2, 50, 6),
  line(3, 100, 7),
  line(4, 30, 8, -10),
  line(4, 60, 9),
  line(5, 70, 10, -5),
];

describe('a small shop, counted by hand', () => {
  test('buyers, orders, further orders over days followed', () => {
    const { buyers, repeaters, orders, rate, revenue } = run(SHOP);
    expect({ buyers, repeaters, orders, revenue }).toEqual({ buyers: 4, repeaters: 2, orders: 8, revenue: 840n });
    // 1: 2 in 100 days, 2: 1 in 80, 4: 0 in 40; 3 is not followed.
    expect(rate).toMatchObject({ customers: 3, events: 3, exposureDays: 220, perDay: 3 / 220 });
  });

  test('a period: customers of before are followed for all of it, their first order stays outside', () => {
    const { buyers, orders, rate } = run(SHOP, {}, { period: { fromDay: 15, toDay: 55 } });
    // 1: 1 (day 40) in 41 days, 2: 1 (day 50) in 35 days.
    expect({ buyers, orders }).toEqual({ buyers: 2, orders: 4 });
    expect(rate).toMatchObject({ customers: 2, events: 2, exposureDays: 76 });
  });

  test('groups by orders, purchase days and rate', () => {
    const of = (given: Partial<FrequencyParams>) =>
      Object.fromEntries(
        run(SHOP, given).groups.flatMap(({ key, customers, orders, revenue }) =>
          customers > 0 ? [[key, [customers, orders, Number(revenue)]]] : [],
        ),
      );
    expect(of({ grouping: 'orders' })).toEqual({ one: [2, 2, 190], three: [2, 6, 650] });
    expect(of({ grouping: 'days' })).toEqual({ one: [2, 2, 190], two: [1, 3, 300], three: [1, 3, 350] });
    // Customer 1: 2 in 100 days is 7.3 a year; 2 was followed for 80 and 4 for 40 days only.
    expect(of({ grouping: 'rate' })).toEqual({ upToTwelve: [1, 3, 350], tooNew: [2, 4, 390] });
  });

  test('stages: gaps 10 and 30 closed, the rest open', () => {
    const { stages, anyPurchase } = run(SHOP);
    expect(stages.map(({ customers, gaps, returned, closedMedian }) => [customers, gaps, returned, closedMedian])).toEqual([
      [4, 4, 2, 20],
      [2, 2, 1, 30],
      [1, 1, 0, null],
      [0, 0, 0, null],
    ]);
    // First gaps: 10 and 30 ended, 40 and 0 open. At 10: 1/3 of those left have come back, at 30: half of the rest.
    expect(stages[0]?.median.time).toBe(30);
    expect(stages[0]?.curve.find(({ day }) => day === 10)?.share).toBeCloseTo(1 / 3, 12);
    expect(stages[0]?.curve.at(-1)).toMatchObject({ day: 30, share: expect.closeTo(2 / 3, 12) });
    expect(anyPurchase).toMatchObject({ customers: 4, gaps: 7, returned: 3 });
  });

  test('second purchase by exposure', () => {
    const { second } = run(SHOP);
    expect(second.map(({ days, customers, returned }) => [days, customers, returned])).toEqual([
      [30, 3, 2],
      [60, 2, 2],
      [90, 1, 1],
    ]);
  });

  test('trend: quarters of customer time add up to all of it', () => {
    const { trend, rate, orders } = run(SHOP, { grain: 'month' });
    const sum = (f: (period: FrequencyResult['trend'][number]) => number): number => trend.reduce((total, period) => total + f(period), 0);
    expect([sum((period) => period.orders), sum((period) => period.rate.events), sum((period) => period.rate.exposureDays)]).toEqual([
      orders,
      rate.events,
      rate.exposureDays,
    ]);
    // January 1970, days 0 to 30: customer 1 for 30 days, 2 for 10; orders 1, 2, 4, 5.
    expect(trend[0]).toMatchObject({ orders: 4, buyers: 2, unfinished: false, rate: { customers: 2, events: 1, exposureDays: 40 } });
    expect(trend.at(-1)?.unfinished).toBe(true);
  });

  test('each customer: mean gap; the filter leaves customers out', () => {
    expect([...run(SHOP).gapOf].slice(1)).toEqual([20, 30, Number.NaN, Number.NaN, Number.NaN]);
    expect(run(SHOP, {}, {}, { mask: Uint8Array.of(0, 0, 1, 1, 1, 1) })).toMatchObject({ buyers: 3, orders: 5 });
  });

  test('nobody', () => {
    expect(run([])).toMatchObject({ buyers: 0, rate: { perDay: null }, stages: [], anyPurchase: null, fit: null });
  });
});

const lines = fc.array(
  fc.record({
    customer: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 0, max: 400 }),
    order: fc.integer({ min: 1, max: 60 }),
    amount: fc.integer({ min: -200, max: 900 }),
  }),
  { minLength: 1, maxLength: 70 },
);

test('laws: periods add up, groups hold every buyer once, the order of lines does not matter', () => {
  fc.assert(
    fc.property(lines, fc.constantFrom('week' as const, 'month' as const, 'year' as const), (shop, grain) => {
      // An order belongs to one customer.
      const own = shop.map((each) => ({ ...each, order: each.order * 100 + each.customer }));
      const result = run(own, { grain });
      const { trend, rate, groups, buyers, leftOut } = result;
      expect(groups.reduce((sum, { customers }) => sum + customers, 0)).toBe(buyers);
      if (leftOut === 0) {
        expect(trend.reduce((sum, period) => sum + period.rate.exposureDays, 0)).toBe(rate.exposureDays);
        expect(trend.reduce((sum, period) => sum + period.rate.events, 0)).toBe(rate.events);
        expect(trend.reduce((sum, period) => sum + period.orders, 0)).toBe(result.orders);
      }
      expect(run([...own].reverse(), { grain })).toEqual(result);
    }),
  );
});

describe('simulated shops', () => {
  const random = createRandom(17);
  /** Customers who arrive over 600 days and buy with their own constant chance a day from then on. */
  const simulate = (people: number, chanceOf: (customer: number) => number): TestLine[] => {
    const shop: TestLine[] = [];
    for (let customer = 1; customer <= people; customer++) {
      const [first, chance] = [random.integer(0, 550), chanceOf(customer)];
      for (let day = first; day <= 600; day++) if (day === first || random.chance(chance)) shop.push(line(customer, day, shop.length + 1));
    }
    return shop;
  };
  const firstsOf = (people: number): QueryTable => ({
    rowCount: people,
    columns: {
      customer_id: { values: Int32Array.from({ length: people }, (_, index) => index + 1) },
      value: { values: Array.from({ length: people }, (_, index) => (index % 2 === 0 ? 'web' : 'shop')) },
    },
  });

  test('the rate is the true one, orders per buyer and year would be far off; gaps at random are called so', () => {
    const { rate, regularity, orders, buyers } = run(simulate(800, () => 0.02));
    expect(rate.interval?.low).toBeLessThan(0.02);
    expect(rate.interval?.high).toBeGreaterThan(0.02);
    expect(Math.abs((rate.perDay ?? 0) / 0.02 - 1)).toBeLessThan(0.05);
    expect(Math.abs(orders / buyers / 601 / 0.02 - 1)).toBeGreaterThan(0.3);
    expect(regularity.dirichlet?.shape).toBeGreaterThan(0.9);
    expect(regularity.dirichlet?.shape).toBeLessThan(1.15);
  });

  test('a channel whose customers order half as often is found, and only where it is so', () => {
    const people = 600;
    const params = frequencyParamsSchema.parse({});
    const found = findFrequency(
      run(
        simulate(people, (customer) => (customer % 2 === 1 ? 0.01 : 0.02)),
        {},
        {},
        { firsts: firstsOf(people) },
      ),
      params,
    );
    const web = found.find(({ id }) => id === 'breakdown-channel-web');
    expect(web?.effect.value).toBeGreaterThan(0.4);
    expect(web?.effect.value).toBeLessThan(0.6);
    expect(web?.evidence?.p).toBeLessThan(1e-6);
    expect(web?.money).toBeGreaterThan(0);
    const none = run(
      simulate(people, () => 0.015),
      {},
      {},
      { firsts: firstsOf(people) },
    );
    for (const { evidence } of findFrequency(none, params)) expect(evidence?.p).toBeGreaterThan(0.01);
  });
});
