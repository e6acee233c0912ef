import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootstrapInequality } from '../../../../shared/analyses/concentration/bootstrap.ts';
import { computeConcentration } from '../../../../shared/analyses/concentration/compute.ts';
import { findConcentration } from '../../../../shared/analyses/concentration/findings.ts';
import {
  type ConcentrationParams,
  type ConcentrationResult,
  concentrationParamsSchema,
  TIER_KEYS,
} from '../../../../shared/analyses/concentration/schema.ts';
import type { AnalysisContext } from '../../../../shared/analyses/define.ts';
import { drawNormal } from '../../../../shared/stats/random/normal.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';
import { createRandom } from '../../../support/random.ts';

function run(
  lines: readonly TestLine[],
  given: Partial<ConcentrationParams> = {},
  overrides: Partial<AnalysisContext> = {},
  customerMask?: Uint8Array,
): ConcentrationResult {
  const facts = makeFacts(lines, customerMask === undefined ? {} : { customerMask });
  return computeConcentration({ tables: {}, facts }, concentrationParamsSchema.parse(given), makeContext(lines, overrides), () => {});
}

/** One line per customer 1…n with these amounts. */
const shop = (...amounts: readonly number[]): TestLine[] =>
  amounts.map((amount, index) => ({ customer: index + 1, day: 100 + index, order: index + 1, amount }));

describe('tiers of ten customers, by hand', () => {
  // From the largest: 1000 (customer 3), 300, 200, 200, 100, 80, 60, 40, 20 and −100.
  const lines = shop(300, 20, 1000, 200, 80, -100, 200, 60, 100, 40);
  const sizes = (given: Partial<ConcentrationParams>) => run(lines, given).tiers.map(({ key, customers, value }) => [key, customers, Number(value)]);

  test('by share of the customers: an equal sum goes up with the other, a loss is a tier of its own', () => {
    expect(sizes({ customerBounds: [10, 30, 60] })).toEqual([
      ['vip', 1, 1000],
      ['high', 3, 700],
      ['middle', 2, 180],
      ['low', 3, 120],
      ['loss', 1, -100],
    ]);
  });

  test('by share of the money of those above 0 (2,000)', () => {
    expect(sizes({ tiersBy: 'value', valueBounds: [50, 80, 95] })).toEqual([
      ['vip', 1, 1000],
      ['high', 3, 700],
      ['middle', 3, 240],
      ['low', 2, 60],
      ['loss', 1, -100],
    ]);
  });

  test('the best fifth, those who bring 80 %, the largest and what their leaving leaves', () => {
    const { bestFifth, forFourFifths, spread, customerTotal } = run(lines, { top: 3 });
    expect(customerTotal).toBe(1900n);
    expect(bestFifth).toEqual({ customers: 2, value: 1300n });
    expect(forFourFifths).toBe(4);
    expect(spread).toMatchObject({ holders: 10, gainers: 9, losers: 1, gained: 2000n, lost: -100n, topValue: 1500n, topCount: 3, intervals: null });
    expect(spread?.largest.slice(0, 3)).toEqual([
      { id: 3, label: null, value: 1000n },
      { id: 1, label: null, value: 300n },
      { id: 4, label: null, value: 200n },
    ]);
    expect(spread?.leaving[0]).toMatchObject({ leavers: 1, lost: 1000n, remaining: 900n, replacements: 1000 / 90 });
    expect(spread?.leaving.map(({ leavers }) => leavers)).toEqual([1, 2, 3, 5]);
  });

  test('period and filter', () => {
    expect(run(lines, {}, { period: { fromDay: 100, toDay: 102 } }).customerTotal).toBe(1320n);
    const mask = Uint8Array.from({ length: 11 }, (_, id) => (id === 3 ? 0 : 1));
    expect(run(lines, {}, {}, mask)).toMatchObject({ customers: 9, customerTotal: 900n });
    expect(run(lines, {}, {}, mask).tierOf[3]).toBe(-1);
  });
});

test('sums beyond the exact range of a double keep their last digit', () => {
  const big = 6_000_000_000_000_001;
  const { customerTotal, spread } = run([
    { customer: 1, day: 1, order: 1, amount: big },
    { customer: 1, day: 2, order: 2, amount: big },
    { customer: 2, day: 2, order: 3, amount: 3 },
  ]);
  expect(customerTotal).toBe(12_000_000_000_000_005n);
  expect(spread?.largest[0]?.value).toBe(12_000_000_000_000_002n);
});

test('nobody, one, all alike, only losses', () => {
  expect(run([])).toMatchObject({ spread: null, customers: 0, forFourFifths: 0 });
  expect(run(shop(50)).spread).toMatchObject({ holders: 1, leaving: [], inequality: { gini: 0, hhi: 1 } });
  expect(run(shop(5, 5, 5, 5)).tiers[0]?.customers).toBe(4);
  expect(run(shop(-5, -6)).spread).toMatchObject({ gainers: 0, inequality: null, whale: [] });
});

const randomLines = fc.array(
  fc.record({
    customer: fc.integer({ min: 1, max: 25 }),
    day: fc.integer({ min: 0, max: 300 }),
    order: fc.integer({ min: 1, max: 40 }),
    amount: fc.integer({ min: -500, max: 900 }),
  }),
  { minLength: 1, maxLength: 80 },
);

test('laws: tiers add up to everyone and everything, shares sum to 1, the order of lines does not matter', () => {
  fc.assert(
    fc.property(randomLines, fc.constantFrom('customers' as const, 'value' as const), (lines, tiersBy) => {
      const result = run(lines, { tiersBy });
      expect(result.tiers.reduce((sum, { customers }) => sum + customers, 0)).toBe(result.customers);
      expect(result.tiers.reduce((sum, { value }) => sum + value, 0n)).toBe(result.customerTotal);
      expect([...result.tierOf].filter((tier) => tier >= 0)).toHaveLength(result.customers);
      const ranges = result.tiers.flatMap(({ range }) => (range === null ? [] : [range]));
      for (const [index, range] of ranges.entries()) expect(range.low).toBeGreaterThan(ranges[index + 1]?.high ?? range.low - 1n);
      const { spread } = result;
      expect(spread === null ? 0n : spread.gained + spread.lost).toBe(result.customerTotal);
      const reversed = run([...lines].reverse(), { tiersBy });
      expect(reversed).toEqual(result);
    }),
  );
});

describe('bootstrap intervals', () => {
  const random = createRandom(5);
  const skewed = (count: number, level: number): TestLine[] =>
    Array.from({ length: count }, (_, index) => ({
      customer: index + 1,
      day: 10,
      order: index + 1,
      amount: Math.round(level * Math.exp(1.1 * normal())) + 1,
    }));
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random.number())) * Math.cos(2 * Math.PI * random.number());

  test('hold the truth of a log-normal population about as often as they say: Gini = 2Φ(σ/√2) − 1 = 0.5633 for σ = 1.1', () => {
    // 2Φ(1.1/√2) − 1 = erf(0.55) (scipy 1.10.1: 0.5633233662...)
    const TRUTH = 0.563323;
    let held = 0;
    const runs = 60;
    for (let sample = 0; sample < runs; sample++) {
      const bounds = run(skewed(300, 50_000)).spread?.intervals?.gini;
      if (bounds !== undefined && bounds.low <= TRUTH && TRUTH <= bounds.high) held++;
    }
    expect(held).toBeGreaterThanOrEqual(48);
    expect(held).toBeLessThanOrEqual(60);
  });

  test('in blocks they are those of single draws', () => {
    const stream = createRandomStream(77);
    const sorted = Float64Array.from({ length: 12_000 }, () => 1000 * Math.exp(1.3 * drawNormal(stream)))
      .sort()
      .reverse();
    const [single, blocked] = [bootstrapInequality(sorted, () => {}, false), bootstrapInequality(sorted, () => {}, true)];
    for (const key of ['gini', 'hhi', 'topFifth'] as const) {
      const width = single[key].high - single[key].low;
      expect(Math.abs(single[key].low - blocked[key].low)).toBeLessThan(0.12 * width);
      expect(Math.abs(single[key].high - blocked[key].high)).toBeLessThan(0.12 * width);
    }
  });

  test('the same every time, around the estimate, and none for a handful', () => {
    const lines = skewed(100, 1000);
    const [first, second] = [run(lines).spread, run(lines).spread];
    expect(first?.intervals).toEqual(second?.intervals);
    expect(first?.replicates).toBe(1000);
    for (const key of ['gini', 'hhi', 'topFifth'] as const) {
      expect(first?.intervals?.[key].low).toBeLessThan(first?.inequality?.[key] ?? 0);
      expect(first?.intervals?.[key].high).toBeGreaterThan(first?.inequality?.[key] ?? 0);
    }
    expect(run(skewed(19, 1000)).spread?.intervals).toBeNull();
  });
});

test('findings: a customer above the limit, with the money a year', () => {
  const lines = [...shop(900, 50, 50), { customer: 1, day: 465, order: 9, amount: 0, sale: false }];
  const params = concentrationParamsSchema.parse({});
  const [found, ...others] = findConcentration(run(lines), params);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ id: 'dependence-customer', evidence: null, effect: { value: expect.closeTo(0.9, 12), n: 3 } });
  expect(found?.money).toBeCloseTo((0.09 * 365.25) / 366, 12);
  expect(findConcentration(run(lines), { ...params, limit: 0.95 })).toEqual([]);
  expect(TIER_KEYS).toHaveLength(5);
});
