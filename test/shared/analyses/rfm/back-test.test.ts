import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeRfm } from '../../../../shared/analyses/rfm/compute.ts';
import { findRfm } from '../../../../shared/analyses/rfm/findings.ts';
import { type RfmParams, type RfmResult, rfmParamsSchema } from '../../../../shared/analyses/rfm/schema.ts';
import { DEFAULT_CELLS, SEGMENTS } from '../../../../shared/analyses/rfm/segments.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';
import { createRandom } from '../../../support/random.ts';

function run(lines: readonly TestLine[], given: Partial<RfmParams> = {}): RfmResult {
  return computeRfm({ tables: {}, facts: makeFacts(lines) }, rfmParamsSchema.parse(given), makeContext(lines), () => {});
}
const line = (customer: number, day: number, order: number, amount = 100_000): TestLine => ({ customer, day, order, amount });

describe('back-test, by hand', () => {
  // Seen from day 101 over 100 days: reference day 201, so the earlier day is 101.
  const lines = [
    line(1, 0, 1),
    line(1, 100, 2),
    line(1, 101, 3, 300_000),
    line(1, 150, 4, -100_000),
    line(2, 50, 5),
    line(2, 200, 6),
    line(3, 60, 7),
    line(4, 120, 8),
  ];
  const test100 = run(lines, { horizonDays: 100 }).backTest;

  test('only purchases before the earlier day score, only those from it on count', () => {
    expect(test100?.from).toEqual({ sinceDay: 0, untilDay: 100, referenceDay: 101 });
    expect(test100).toMatchObject({ customers: 3, bought: 2, lastDay: 200, contact: null });
    expect(test100?.segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(3);
  });

  test('too short a past: none', () => {
    expect(run(lines, { horizonDays: 250 }).backTest).toBeNull();
    expect(run([]).backTest).toBeNull();
  });

  test('break-even: cost ÷ (mean revenue of a buyer · margin share), returns of those days taken off', () => {
    // Buyer 1 brings 20, buyer 2 brings 10: mean 15, margin 6, so a contact for 3 pays from 50 % on.
    const contact = run(lines, { horizonDays: 100, contactCost: 3, marginShare: 0.4 }).backTest?.contact;
    expect(contact).toMatchObject({ revenuePerBuyer: 15, marginPerBuyer: 6, breakEven: 0.5 });
    const shares = contact?.cells.map(({ bought, customers }) => bought / customers) ?? [];
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    // All three contacted: 30·0.4 − 3·3.
    expect(contact?.curve.at(-1)).toEqual({ contacted: 1, profit: expect.closeTo(3, 12) });
  });
});

const lines = fc.array(
  fc.record({
    customer: fc.integer({ min: 1, max: 20 }),
    day: fc.integer({ min: 0, max: 300 }),
    order: fc.integer({ min: 1, max: 90 }),
    amount: fc.integer({ min: -200_000, max: 900_000 }),
  }),
  { minLength: 5, maxLength: 100 },
);

describe('laws', () => {
  test('every way of dividing the customers of the earlier day adds up to them', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 7, max: 200 }), fc.integer({ min: 3, max: 5 }), (shop, horizonDays, bins) => {
        const { backTest } = run(shop, { horizonDays, bins, contactCost: 5 });
        if (backTest === null) return;
        const parts = [
          backTest.segments,
          backTest.scales.recency,
          backTest.scales.frequency,
          backTest.scales.monetary,
          backTest.contact?.cells ?? [backTest],
        ];
        for (const part of parts) {
          expect(part.reduce((sum, { customers }) => sum + customers, 0)).toBe(backTest.customers);
          expect(part.reduce((sum, { bought }) => sum + bought, 0)).toBe(backTest.bought);
        }
        expect(backTest.bought).toBeLessThanOrEqual(backTest.customers);
      }),
    );
  });

  test('moves between two days: rows add up to the earlier segments and the newcomers, columns to the later segments', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 30, max: 250 }), (shop, compareDay) => {
        const { migration, segments, total, backTest } = run(shop, { compareDay, horizonDays: 30 });
        if (migration === null) return;
        const columns = segments.map((_, to) => migration.counts.reduce((sum, row) => sum + (row[to] ?? 0), 0));
        expect(columns).toEqual(segments.map(({ customers }) => customers));
        const all = migration.counts.flat().reduce((sum, count) => sum + count, 0);
        expect(all).toBe(total.customers);
        // The same earlier day as the back-test: the same rows.
        const same = run(shop, { compareDay: backTest?.from.referenceDay ?? null, horizonDays: 30 });
        if (same.migration === null || same.backTest === null) return;
        expect(same.migration.counts.slice(0, SEGMENTS.length).map((row) => row.reduce((sum, count) => sum + count, 0))).toEqual(
          same.backTest.segments.map(({ customers }) => customers),
        );
        expect(same.migration.boughtSince).toEqual(same.backTest.segments.map(({ bought }) => bought));
      }),
    );
  });
});

describe('a shop in which recency decides', () => {
  const random = createRandom(23);
  const shop: TestLine[] = [];
  for (let customer = 1; customer <= 1500; customer++) {
    // Customers leave with 2 % a day and buy with 5 % a day until then.
    for (let day = random.integer(0, 150); day < 300; day++) {
      if (random.chance(0.05)) shop.push(line(customer, day, shop.length + 1));
      if (random.chance(0.02)) break;
    }
  }

  test('the scores tell buyers from others; a higher recency score never bought less', () => {
    const { backTest } = run(shop, { horizonDays: 60 });
    expect(backTest?.area?.area).toBeGreaterThan(0.75);
    expect(backTest?.area?.interval?.low).toBeGreaterThan(0.7);
    const shares = backTest?.scales.recency.map(({ customers, bought }) => bought / Math.max(1, customers)) ?? [];
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  test('with chance alone the curve promises nothing: contacting the best half is worth as much as any half', () => {
    const blind = Array.from({ length: 2000 }, (_, index) => [
      line(index + 1, random.integer(0, 200), 3 * index + 1, random.integer(1, 90) * 10_000),
      ...(random.chance(0.3) ? [line(index + 1, random.integer(220, 290), 3 * index + 2)] : []),
    ]).flat();
    blind.push(line(9000, 299, 99_999));
    const contact = run(blind, { horizonDays: 80, contactCost: 0.9, marginShare: 0.3 }).backTest?.contact;
    const all = contact?.curve.at(-1)?.profit ?? Number.NaN;
    const half = contact?.curve.reduce((best, point) => (Math.abs(point.contacted - 0.5) < Math.abs(best.contacted - 0.5) ? point : best));
    expect(Math.abs((half?.profit ?? 0) - all * (half?.contacted ?? 0))).toBeLessThan(60);
  });
});

describe('own segments', () => {
  const shop = Array.from({ length: 60 }, (_, index) => line(1 + (index % 25), (index * 37) % 300, index + 1));

  test('one number per cell: nobody is in two segments or none', () => {
    const cells = DEFAULT_CELLS.map(() => 1);
    const { segments, total, pinnedParams } = run(shop, { cells });
    expect(segments[0]?.customers).toBe(total.customers);
    expect(pinnedParams.cells).toEqual(cells);
    expect(run(shop).pinnedParams.cells).toBeUndefined();
  });

  test('what is no segment or does not fill the grid is refused', () => {
    for (const cells of [
      DEFAULT_CELLS.slice(1),
      DEFAULT_CELLS.map((cell, place) => (place === 3 ? 12 : cell)),
      DEFAULT_CELLS.map(() => 0),
      DEFAULT_CELLS.map(() => 1.5),
    ]) {
      expect(rfmParamsSchema.safeParse({ cells }).success).toBe(false);
    }
    expect(rfmParamsSchema.parse({}).cells).toEqual(DEFAULT_CELLS);
  });
});

test('the finding is a plain fact with the money a year', () => {
  const shop = Array.from({ length: 400 }, (_, index) => line(1 + (index % 40), ((index * 97) % 300) + (index % 40 < 8 ? 0 : 60), index + 1));
  const result = run(shop);
  for (const { evidence, money, effect } of findRfm(result, rfmParamsSchema.parse({}))) {
    expect(evidence).toBeNull();
    expect(effect.value).toBe((result.segments[7]?.customers ?? 0) + (result.segments[8]?.customers ?? 0));
    expect(money).toBeGreaterThan(0);
  }
});
