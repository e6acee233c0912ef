import { describe, expect, test } from 'vitest';
import { computeEngagement } from '../../../../shared/analyses/engagement/compute.ts';
import { findEngagement } from '../../../../shared/analyses/engagement/findings.ts';
import { type EngagementResult, engagementParamsSchema, TIERS } from '../../../../shared/analyses/engagement/schema.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';
import { LAST_DAY, type SimulationOptions, simulateShop, type TestEvent, tablesOf } from './simulated-shop.ts';

function compute(lines: readonly TestLine[], events: readonly TestEvent[], given: Record<string, unknown> = {}): EngagementResult {
  const params = engagementParamsSchema.parse(given);
  const context = makeContext(lines, { lastDay: LAST_DAY });
  return computeEngagement({ tables: tablesOf(events, params, LAST_DAY), facts: makeFacts(lines) }, params, context, () => {});
}

function simulate(options: SimulationOptions, given: Record<string, unknown> = {}): EngagementResult {
  const { lines, events } = simulateShop(options);
  return compute(lines, events, given);
}

const event = (customer: number, age: number, type: string | null = 'visit', source: TestEvent['source'] = 'interactions'): TestEvent => ({
  customer,
  day: LAST_DAY - age,
  source,
  type,
});

test('by hand: decay, thirds, effort and what we do apart, those who never bought', () => {
  const lines = [1, 2, 3, 4].map((customer): TestLine => ({ customer, day: LAST_DAY - 400, order: customer, amount: 100 }));
  const result = compute(
    lines,
    [
      event(1, 0),
      event(2, 90), // one half-life ago
      event(5, 90),
      event(5, 90), // twice half is once; no purchase ever
      event(2, 180), // outside the window of 180 days
      event(3, 1, 'complaint'),
      event(3, 1, null, 'tickets'),
      event(4, 1, 'mail sent'),
    ],
    { weights: 'equal' },
  );
  expect(result.scoreOf[1]).toBeCloseTo(100, 10);
  expect(result.scoreOf[2]).toBeCloseTo((100 * Math.log(1.5)) / Math.log(2), 10);
  expect(result.scoreOf[5]).toBeCloseTo(100, 10);
  expect([result.scoreOf[3], result.scoreOf[4]]).toEqual([0, 0]);
  expect([...result.tierOf].map((tier) => TIERS[tier])).toEqual([undefined, 'high', 'low', 'none', 'none', 'high']);
  expect(result).toMatchObject({ buyers: 4, scored: 5, tiers: [2, 1, 0, 2], idleCount: 2, test: null, fit: null });
  expect(result.signals.map(({ key, rows, customers }) => [key, rows, customers])).toEqual([['interactions-visit', 4, 3]]);
  expect(result.effort.map(({ key, rows }) => [key, rows])).toEqual([
    ['interactions-effort', 1],
    ['tickets-effort', 1],
  ]);
});

test('own weights are taken by kind; unknown types stand for themselves, the rarest together', () => {
  const types = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const events = types.flatMap((type, index) => Array.from({ length: 10 - index }, () => event(1, 1, type)));
  const result = compute([{ customer: 1, day: LAST_DAY, order: 1, amount: 1 }], [...events, event(1, 1), event(1, 1, null)], {
    weights: 'own',
    weightVisit: 7,
    weightOther: 2,
  });
  expect(result.signals.map(({ name, types: own }) => [name, own])).toEqual([
    [null, [null, 'f', 'g']],
    ['a', ['a']],
    ['b', ['b']],
    ['c', ['c']],
    ['d', ['d']],
    ['e', ['e']],
    [null, ['visit']],
  ]);
  expect(result.weights.map(({ weight }) => weight)).toEqual([2, 2, 2, 2, 2, 2, 7]);
});

test('too little for a fit: equal weights, and it is said', () => {
  const result = simulate({ seed: 3, customers: 40, effect: 0, spread: 0.5 });
  expect(result).toMatchObject({ isFallback: true, weighting: 'equal', fit: null });
  expect(result.weights.every(({ weight }) => weight === 1)).toBe(true);
});

test('nobody, nothing', () => {
  expect(compute([], [])).toMatchObject({ scored: 0, test: null, signals: [] });
  expect(compute([{ customer: 1, day: LAST_DAY, order: 1, amount: 1 }], [])).toMatchObject({ scored: 1, tiers: [1, 0, 0, 0] });
});

describe('shops in which interest moves visits and purchases', () => {
  const results = [11, 12, 13].map((seed) => simulate({ seed, customers: 1500, effect: 1, spread: 0.4 }));

  test('the score tells who buys, and visits weigh most', () => {
    for (const { test: found, weights, signals, isFallback } of results) {
      expect(isFallback).toBe(false);
      expect(found?.score.interval?.low).toBeGreaterThan(0.6);
      const visit = signals.findIndex(({ kind }) => kind === 'visit');
      expect(weights[visit]?.interval?.low).toBeGreaterThan(0);
      expect(Math.max(...weights.map(({ weight }) => Math.abs(weight)))).toBe(weights[visit]?.weight);
      const shares = found?.deciles.map(({ observed }) => observed) ?? [];
      expect((shares.at(-1) ?? 0) - (shares[0] ?? 1)).toBeGreaterThan(0.15);
      expect(found?.deciles.reduce((sum, { n }) => sum + n, 0)).toBe(found?.customers);
    }
    const gains = results.map(({ test: found }) => found?.gain?.difference ?? 0);
    expect(gains.reduce((sum, gain) => sum + gain, 0) / gains.length).toBeGreaterThan(0.005);
  });

  test('every comparison is handed on', () => {
    const params = engagementParamsSchema.parse({});
    const [result] = results;
    if (result === undefined) throw new RangeError('no shop');
    const ids = findEngagement(result, params, makeContext([])).map(({ id }) => id);
    expect(ids).toEqual(['score', 'gain', 'ends', ...result.signals.map(({ key }) => `signal-${key}`)]);
  });
});

test('signals that have nothing to do with purchases are claimed to at the stated rate, however lasting the habits of customers', () => {
  const shops = 80;
  let [areas, gains, weights, weighed] = [0, 0, 0, 0];
  for (let seed = 1; seed <= shops; seed++) {
    const { test: found, weights: own } = simulate({ seed, customers: 250, effect: 0, spread: 0.9 });
    const { low = 0, high = 1 } = found?.score.interval ?? {};
    if (low > 0.5 || high < 0.5) areas += 1;
    if ((found?.gain?.pValue ?? 1) < 0.025) gains += 1;
    weighed += own.length;
    weights += own.filter(({ pValue }) => pValue < 0.05).length;
  }
  // Binomial with 80 trials of 5 %: 11 or more in 0.2 %; of 2.5 %: 8 or more in 0.1 %.
  expect(areas).toBeLessThanOrEqual(10);
  expect(gains).toBeLessThanOrEqual(7);
  expect(weights / weighed).toBeLessThan(0.085);
});
