import { describe, expect, test } from 'vitest';
import { computeRfm } from '../../../../shared/analyses/rfm/compute.ts';
import { type RfmParams, type RfmResult, rfmParamsSchema } from '../../../../shared/analyses/rfm/schema.ts';
import { groupKeys, SEGMENTS } from '../../../../shared/analyses/rfm/segments.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';
import { createRandom } from '../../../support/random.ts';

type Given = Partial<RfmParams>;
const CENT = 100;

function run(
  lines: readonly TestLine[],
  given: Given = {},
  options: Parameters<typeof makeFacts>[1] & { period?: { fromDay: number; toDay: number } } = {},
): RfmResult {
  const context = makeContext(lines, { period: options.period ?? null });
  return computeRfm({ tables: {}, facts: makeFacts(lines, options) }, rfmParamsSchema.parse(given), context, () => {});
}

/** A shop of `customers` with skewed habits, returns and several lines per order. */
function randomShop(seed: number, customers = 300): TestLine[] {
  const random = createRandom(seed);
  const lines: TestLine[] = [];
  let order = 0;
  for (let customer = 1; customer <= customers; customer++) {
    const orders = 1 + Math.floor(random.number() ** 3 * 20);
    for (let i = 0; i < orders; i++) {
      order++;
      const day = 18_000 + random.integer(0, 700);
      for (let line = random.integer(1, 3); line > 0; line--) lines.push({ customer, day, order, amount: random.integer(1, 90_000) * CENT });
      if (random.chance(0.1)) lines.push({ customer, day: day + 3, order: 100_000 + order, amount: -random.integer(1, 20_000) * CENT });
    }
  }
  return lines;
}

const groupNames = (result: RfmResult, given: Given = {}): (string | undefined)[] => {
  const { grouping, bins } = rfmParamsSchema.parse(given);
  const keys = groupKeys(grouping, bins);
  return Array.from(result.groupOf.subarray(1), (index) => keys[index]);
};

describe('values of a customer', () => {
  const lines: TestLine[] = [
    { customer: 1, day: 100, order: 1, amount: 50_000 },
    { customer: 1, day: 100, order: 1, amount: 25_000 },
    { customer: 1, day: 110, order: 2, amount: -20_000 },
    { customer: 2, day: 104, order: 3, amount: 10_000 },
    { customer: 2, day: 105, order: 3, amount: 10_000 },
    { customer: 2, day: 105, order: 4, amount: 10_000 },
    { customer: 3, day: 106, order: 5, amount: -10_000 },
    { customer: 4, day: 90, order: 6, amount: 0 },
  ];

  test('recency counts whole days to the day after the data end; a return is no purchase', () => {
    const { window, scales, total } = run(lines);
    expect(window).toEqual({ sinceDay: 90, untilDay: 110, referenceDay: 111 });
    expect(scales.recency.ranges.filter((range) => range !== null)).toEqual([
      { low: 11, high: 11 },
      { low: 6, high: 6 },
    ]);
    expect(total).toEqual({
      customers: 2,
      revenue: 85_000n,
      gross: 105_000n,
      orders: 3,
      medianRecency: 8.5,
      medianFrequency: 1.5,
      medianMonetary: 42_500,
    });
  });

  test('an order spread over two days counts once', () => {
    expect(run(lines, { grouping: 'frequency' }).total.orders).toBe(3);
  });

  test('gross money leaves returns out', () => {
    expect(run(lines, { monetary: 'gross' }).total.revenue).toBe(105_000n);
  });

  test('purchases on the reference day and after are not seen', () => {
    const early = run(lines, { referenceDay: 105 });
    expect(early.window.untilDay).toBe(104);
    expect(early.total).toMatchObject({ customers: 2, revenue: 85_000n, orders: 2, medianRecency: 3 });
  });

  test('days before and after the bounds and outside the period are not seen', () => {
    expect(run(lines, { sinceDay: 101 }).total).toMatchObject({ customers: 1, orders: 2 });
    expect(run(lines, { untilDay: 103 }).total).toMatchObject({ customers: 1, revenue: 75_000n });
    const inPeriod = run(lines, {}, { period: { fromDay: 105, toDay: 200 } });
    expect(inPeriod.window).toEqual({ sinceDay: 105, untilDay: 110, referenceDay: 111 });
    expect(inPeriod.total).toMatchObject({ customers: 1, orders: 2, revenue: 20_000n });
  });

  test('the filter leaves customers out', () => {
    expect(run(lines, {}, { customerMask: Uint8Array.of(0, 0, 1, 1, 1) }).total).toMatchObject({ customers: 1, revenue: 30_000n });
  });

  test('facts in another order are refused', () => {
    const facts = makeFacts(lines);
    facts.customer.reverse();
    expect(() => computeRfm({ tables: {}, facts }, rfmParamsSchema.parse({}), makeContext(lines), () => {})).toThrow(/sorted/);
  });
});

describe('classes', () => {
  const amounts = (...values: number[]): TestLine[] =>
    values.map((value, index) => ({ customer: index + 1, day: 100, order: index + 1, amount: value * 10_000 }));

  test('quantiles: a value equal to a cut-off goes down, or up when asked', () => {
    // Cuts of 1…6 at 20, 40, 60, 80 % (type 7): 2, 3, 4, 5.
    const lines = amounts(1, 2, 3, 4, 5, 6);
    const lower = run(lines, { grouping: 'monetary' });
    expect(lower.scales.monetary.cuts).toEqual([20_000, 30_000, 40_000, 50_000]);
    expect(groupNames(lower, { grouping: 'monetary' })).toEqual(['m1', 'm1', 'm2', 'm3', 'm4', 'm5']);
    const upper = run(lines, { grouping: 'monetary', ties: 'upper' });
    expect(groupNames(upper, { grouping: 'monetary', ties: 'upper' })).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm5']);
  });

  test('ranks: ceil(bins · rank / n), equal values in order of customers', () => {
    const given = { method: 'rank', grouping: 'monetary' } as const;
    expect(groupNames(run(amounts(7, 7, 7, 7, 7, 1), given), given)).toEqual(['m2', 'm3', 'm4', 'm5', 'm5', 'm1']);
  });

  test('fixed cut-offs are in whole units and keep to the cent', () => {
    const given: Given = { method: 'fixed', bins: 3, grouping: 'monetary', monetaryCuts: [250.194, 490.096] };
    expect(groupNames(run(amounts(250.194, 250.1941, 490.096, 490.0961), given), given)).toEqual(['m1', 'm2', 'm2', 'm3']);
    expect(rfmParamsSchema.safeParse({ method: 'fixed', monetaryCuts: [1, 2] }).success).toBe(false);
    expect(rfmParamsSchema.safeParse({ monetaryCuts: [3, 2, 4, 5] }).success).toBe(false);
  });

  test('recency is reversed: few days score high', () => {
    const lines: TestLine[] = [10, 20, 30, 40, 50].map((day, index) => ({ customer: index + 1, day, order: index + 1, amount: 1 }));
    expect(groupNames(run(lines, { grouping: 'recency' }), { grouping: 'recency' })).toEqual(['r1', 'r2', 'r3', 'r4', 'r5']);
  });

  test('k-means finds planted classes (simulation with known truth)', () => {
    const random = createRandom(99);
    const truth = Array.from({ length: 600 }, (_, index) => index % 3);
    const centres = [20, 200, 900];
    const lines = amounts(...truth.map((kind) => Math.round((centres[kind] ?? 0) * (0.8 + 0.4 * random.number()))));
    const given = { method: 'kmeans', bins: 3, grouping: 'monetary' } as const;
    expect(groupNames(run(lines, given), given)).toEqual(truth.map((kind) => `m${kind + 1}`));
  });

  test('everybody alike: one class, nobody lost', () => {
    for (const method of ['quantile', 'fixed', 'kmeans'] as const) {
      const { scales, total } = run(amounts(5, 5, 5, 5), { method });
      expect(total.customers).toBe(4);
      for (const { counts } of Object.values(scales)) expect(counts.filter((count) => count > 0)).toEqual([4]);
    }
  });

  test.each([3, 4, 5])('%i bins: scores, cells and groups add up to everybody', (bins) => {
    const lines = randomShop(bins);
    for (const method of ['quantile', 'rank', 'fixed', 'kmeans'] as const) {
      for (const grouping of ['segment', 'cell', 'recency', 'frequency', 'monetary'] as const) {
        const result = run(lines, { method, bins, grouping });
        const sum = (parts: readonly { readonly customers: number }[]): number => parts.reduce((total, { customers }) => total + customers, 0);
        expect(sum(result.groups)).toBe(300);
        expect(sum(result.cells)).toBe(300);
        expect(sum(result.segments)).toBe(300);
        expect(result.groups.reduce((total, { revenue }) => total + revenue, 0n)).toBe(result.total.revenue);
        for (const { counts } of Object.values(result.scales)) expect(counts.reduce((a, b) => a + b)).toBe(300);
        expect(new Set(result.groupOf.subarray(1)).has(-1)).toBe(false);
      }
    }
  });
});

describe('laws', () => {
  test('other names for the customers change nothing but the names', () => {
    const lines = randomShop(21);
    const renamed = lines.map((line) => ({ ...line, customer: 301 - line.customer }));
    const [before, after] = [run(lines), run(renamed)];
    expect(after.groups).toEqual(before.groups);
    expect(groupNames(after).reverse()).toEqual(groupNames(before));
  });

  test('amounts times seven: same scores, seven times the money', () => {
    const lines = randomShop(22);
    const [before, after] = [run(lines), run(lines.map((line) => ({ ...line, amount: line.amount * 7 })))];
    expect(after.groupOf).toEqual(before.groupOf);
    expect(after.total.revenue).toBe(before.total.revenue * 7n);
  });

  test('a later reference day adds the same number of days to everybody', () => {
    const lines = randomShop(23);
    const [before, after] = [run(lines), run(lines, { referenceDay: run(lines).window.referenceDay + 30 })];
    expect(after.groupOf).toEqual(before.groupOf);
    expect(after.total.medianRecency).toBe((before.total.medianRecency ?? 0) + 30);
  });

  test.each(['quantile', 'fixed', 'kmeans'] as const)('pinned parameters give the same groups for any part of the customers: %s', (method) => {
    const lines = randomShop(24);
    for (const ties of ['lower', 'upper'] as const) {
      const whole = run(lines, { method, ties });
      const customerMask = Uint8Array.from({ length: 301 }, (_, id) => (id % 3 === 0 ? 1 : 0));
      const part = run(lines, rfmParamsSchema.parse(whole.pinnedParams), { customerMask });
      for (let id = 3; id <= 300; id += 3) expect(part.groupOf[id]).toBe(whole.groupOf[id]);
    }
  });

  test('sums beyond the exact range of doubles stay exact', () => {
    const big = Number.MAX_SAFE_INTEGER - 1;
    const lines: TestLine[] = Array.from({ length: 9 }, (_, index) => ({
      customer: index < 6 ? 1 : 2,
      day: 100 + index,
      order: index + 1,
      amount: big - index,
    }));
    const { total } = run(lines);
    expect(total.revenue).toBe(9n * BigInt(big) - 36n);
    expect(total.gross).toBe(total.revenue);
  });

  test('nobody: no groups, no error; one customer: one group', () => {
    const nobody = run([]);
    expect(nobody.total.customers).toBe(0);
    expect(nobody.groups.every(({ customers, medianRecency }) => customers === 0 && medianRecency === null)).toBe(true);
    const one = run([{ customer: 1, day: 5, order: 1, amount: 10_000 }]);
    expect(one.segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(1);
  });
});

describe('migration', () => {
  test('rows and columns add up to the segments of the two days; newcomers are counted apart', () => {
    const lines = randomShop(31);
    const { window } = run(lines);
    for (const method of ['quantile', 'rank', 'fixed', 'kmeans'] as const) {
      const compareDay = window.referenceDay - 200;
      const [now, then] = [run(lines, { method, compareDay }), run(lines, { method, referenceDay: compareDay })];
      const counts = now.migration?.counts ?? [];
      const rowSums = counts.map((row) => row.reduce((a, b) => a + b, 0));
      const columnSums = SEGMENTS.map((_, to) => counts.reduce((sum, row) => sum + (row[to] ?? 0), 0));
      expect(rowSums.slice(0, -1)).toEqual(then.segments.map(({ customers }) => customers));
      expect(columnSums).toEqual(now.segments.map(({ customers }) => customers));
      expect(rowSums.at(-1)).toBe(now.total.customers - then.total.customers);
    }
  });

  test('who bought since is counted by the earlier segment', () => {
    const lines: TestLine[] = [
      { customer: 1, day: 10, order: 1, amount: 1 },
      { customer: 1, day: 20, order: 2, amount: 1 },
      { customer: 2, day: 11, order: 3, amount: 1 },
      { customer: 3, day: 20, order: 4, amount: 1 },
    ];
    const { migration } = run(lines, { compareDay: 20 });
    expect(migration?.boughtSince.reduce((a, b) => a + b, 0)).toBe(1);
    expect(migration?.counts.at(-1)?.reduce((a, b) => a + b, 0)).toBe(1);
  });

  test('a day without anything before it, or not before the reference day, is refused', () => {
    const lines = randomShop(32, 20);
    expect(run(lines, { compareDay: 17_000 })).toMatchObject({ migration: null, migrationRefused: true });
    expect(run(lines, { compareDay: 30_000 })).toMatchObject({ migration: null, migrationRefused: true });
    expect(run(lines)).toMatchObject({ migration: null, migrationRefused: false });
  });
});
