import { describe, expect, test } from 'vitest';
import { computeCohort } from '../../../../shared/analyses/cohort/compute.ts';
import { summaryFigure } from '../../../../shared/analyses/cohort/figures.ts';
import { type CohortParams, type CohortResult, cohortParamsSchema, MAX_COHORTS } from '../../../../shared/analyses/cohort/schema.ts';
import type { AnalysisContext } from '../../../../shared/analyses/define.ts';
import { parseIsoDay } from '../../../../shared/model/day.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';
import { createRandom } from '../../../support/random.ts';

function run(
  lines: readonly TestLine[],
  given: Partial<CohortParams> = {},
  overrides: Partial<AnalysisContext> = {},
  customerMask?: Uint8Array,
): CohortResult {
  const facts = makeFacts(lines, customerMask === undefined ? {} : { customerMask });
  return computeCohort({ tables: {}, facts }, cohortParamsSchema.parse(given), makeContext(lines, overrides), () => {});
}

const line = (customer: number, day: string, order: number, amount: number): TestLine => ({ customer, day: parseIsoDay(day), order, amount });
const SHOP: readonly TestLine[] = [
  line(1, '2024-01-03', 1, 100),
  line(1, '2024-01-20', 2, 50),
  line(1, '2024-03-01', 3, 10),
  line(1, '2024-03-01', 3, 10),
  line(2, '2024-01-31', 4, 70),
  line(2, '2024-02-01', 4, 5),
  line(2, '2024-02-10', 5, -20),
  line(3, '2024-02-05', 6, -30),
  line(3, '2024-02-15', 7, 40),
  line(3, '2024-03-10', 8, 40),
  line(4, '2024-03-15', 9, -5),
];

describe('a small shop, counted by hand', () => {
  test('customers', () => {
    const { cohorts } = run(SHOP);
    expect(cohorts).toEqual([
      { period: 0, size: 2, values: [2, 1, 1] },
      { period: 1, size: 1, values: [1, 1] },
    ]);
  });

  test('orders: one that spans two months counts in both', () => {
    expect(run(SHOP, { measure: 'orders' }).cohorts.map(({ values }) => values)).toEqual([
      [3, 1, 1],
      [1, 1],
    ]);
  });

  test('revenue takes returns off, also one booked in the first month before the first purchase', () => {
    expect(run(SHOP, { measure: 'revenue' }).cohorts.map(({ values }) => values)).toEqual([
      [220n, -15n, 20n],
      [10n, 40n],
    ]);
  });

  test('the running month is unfinished, the data end inside it', () => {
    expect(run(SHOP).periods.map(({ unfinished }) => unfinished)).toEqual([false, false, true]);
  });

  test('Jalali months: 20 February to 19 March 2024 is Esfand 1402', () => {
    const { periods, cohorts } = run(SHOP, {}, { calendar: 'jalali' });
    expect(periods.map(({ start }) => start)).toEqual(['2023-12-22', '2024-01-21', '2024-02-20'].map(parseIsoDay));
    expect(cohorts.map(({ values }) => values)).toEqual([
      [1, 0, 1],
      [2, 1],
    ]);
  });

  test('a period leaves out whoever bought before it, and marks what it cuts', () => {
    const { periods, cohorts } = run(SHOP, {}, { period: { fromDay: parseIsoDay('2024-01-15'), toDay: parseIsoDay('2024-03-31') } });
    expect(cohorts).toEqual([
      { period: 0, size: 1, values: [1, 1, 0] },
      { period: 1, size: 1, values: [1, 1] },
    ]);
    expect(periods[0]?.unfinished).toBe(true);
  });

  test('the filter leaves customers out', () => {
    expect(run(SHOP, {}, {}, Uint8Array.of(0, 0, 1, 0, 0)).cohorts).toEqual([{ period: 0, size: 1, values: [1, 1, 0] }]);
  });
});

describe('the mean row', () => {
  const params = cohortParamsSchema.parse({});

  test('weighs by cohort size and leaves the running period out unless asked', () => {
    const result = run(SHOP);
    expect(summaryFigure(1, result, params)).toMatchObject({ value: 0.5, n: 2 });
    expect(summaryFigure(1, result, { ...params, includeUnfinished: true })).toMatchObject({ value: 2 / 3, n: 3, unfinished: true });
    expect(summaryFigure(2, result, params)).toBeNull();
    expect(summaryFigure(0, result, { ...params, show: 'percentOfPrevious' })).toBeNull();
  });
});

describe('laws', () => {
  const shop = randomShop(77);

  test('other names for the customers change nothing', () => {
    for (const measure of ['customers', 'orders', 'revenue'] as const) {
      expect(
        run(
          shop.map((each) => ({ ...each, customer: 501 - each.customer })),
          { measure },
        ),
      ).toEqual(run(shop, { measure }));
    }
  });

  test('amounts times three: three times the revenue, the same customers', () => {
    const tripled = shop.map((each) => ({ ...each, amount: each.amount * 3 }));
    const [before, after] = [run(shop, { measure: 'revenue' }), run(tripled, { measure: 'revenue' })];
    expect(after.cohorts.map(({ values }) => values)).toEqual(before.cohorts.map(({ values }) => values.map((value) => BigInt(value) * 3n)));
    expect(run(tripled)).toEqual(run(shop));
  });

  test('revenue of all cells is the revenue of all customers with a purchase', () => {
    const total = run(shop, { measure: 'revenue' }).cohorts.reduce(
      (sum, { values }) => sum + values.reduce<bigint>((part, value) => part + BigInt(value), 0n),
      0n,
    );
    expect(total).toBe(BigInt(shop.reduce((sum, { amount }) => sum + amount, 0)));
  });

  test('the first column is the size of the cohort; no cell exceeds it', () => {
    for (const grain of ['week', 'month', 'quarter'] as const) {
      for (const { size, values } of run(shop, { grain }).cohorts) {
        expect(values[0]).toBe(size);
        for (const value of values) expect(value).toBeLessThanOrEqual(size);
      }
    }
  });

  test('everybody on one day, one line, nobody', () => {
    const sameDay = Array.from({ length: 9 }, (_, index): TestLine => ({ customer: index + 1, day: 19_000, order: index + 1, amount: 10 }));
    expect(run(sameDay).cohorts).toEqual([{ period: 0, size: 9, values: [9] }]);
    expect(run(sameDay.slice(0, 1)).cohorts).toEqual([{ period: 0, size: 1, values: [1] }]);
    expect(run([])).toMatchObject({ periods: [], cohorts: [], rows: [], leftOut: 0, comparison: null, projection: null });
  });

  test('revenue beyond the exact range of doubles stays exact', () => {
    const big = Number.MAX_SAFE_INTEGER - 1;
    const lines = Array.from(
      { length: 7 },
      (_, index): TestLine => ({ customer: 1 + (index % 2), day: 19_000, order: index + 1, amount: big - index }),
    );
    expect(run(lines, { measure: 'revenue' }).cohorts[0]?.values).toEqual([7n * BigInt(big) - 21n]);
  });

  test('only the newest cohorts are kept, and the number of the others is told', () => {
    const daily = Array.from({ length: 100 }, (_, index): TestLine => ({ customer: index + 1, day: 19_000 + index, order: index + 1, amount: 10 }));
    const { cohorts, leftOut } = run(daily, { grain: 'day' });
    expect(cohorts).toHaveLength(MAX_COHORTS.day);
    expect(leftOut).toBe(100 - MAX_COHORTS.day);
  });
});

test('known truth: who buys each month with probability 0.3 is seen to do so, and the intervals cover it', () => {
  const truth = 0.3;
  const random = createRandom(404);
  const lines: TestLine[] = [];
  const firstDay = parseIsoDay('2022-01-01');
  let order = 0;
  for (let customer = 1; customer <= 6000; customer++) {
    const start = customer % 12;
    for (let month = start; month < 24; month++) {
      if (month > start && !random.chance(truth)) continue;
      lines.push({ customer, day: firstDay + Math.floor(month * 30.44) + 10, order: ++order, amount: 10_000 });
    }
  }
  const result = run(lines);
  const params = cohortParamsSchema.parse({ includeUnfinished: true });
  let [covered, cells] = [0, 0];
  for (let age = 1; age < 23; age++) {
    const figure = summaryFigure(age, result, params);
    expect(figure?.value).toBeGreaterThan(truth - 0.04);
    expect(figure?.value).toBeLessThan(truth + 0.04);
    cells++;
    if (figure?.interval !== undefined && figure.interval.low <= truth && truth <= figure.interval.high) covered++;
  }
  expect(covered / cells).toBeGreaterThan(0.85);
});

function randomShop(seed: number): TestLine[] {
  const random = createRandom(seed);
  return Array.from({ length: 500 }, (_, index) => index + 1).flatMap((customer) => {
    const first = 19_000 + random.integer(0, 300);
    return Array.from({ length: random.integer(1, 8) }, (_, visit): TestLine[] => {
      const day = visit === 0 ? first : first + random.integer(0, 200);
      const order = customer * 100 + visit;
      return [
        { customer, day, order, amount: random.integer(1, 900) * 100 },
        ...(random.chance(0.2) ? [{ customer, day: day + 2, order: order + 50, amount: -random.integer(1, 90) * 100 }] : []),
      ];
    }).flat();
  });
}
