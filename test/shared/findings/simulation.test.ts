import { describe, expect, test } from 'vitest';
import { findSales } from '../../../shared/analyses/sales/findings.ts';
import { salesParamsSchema } from '../../../shared/analyses/sales/schema.ts';
import { LEVEL, rankFindings } from '../../../shared/findings/rank.ts';
import type { Finding, Findings, Scanned } from '../../../shared/findings/scanned.ts';
import { makeContext } from '../../support/make-facts.ts';
import { createRandom } from '../../support/random.ts';
import { changeOf, type SimulatedShop, simulateSpans } from '../../support/simulated-sales.ts';

const RUNS = 400;
const COMPARISON = { id: 'year', now: { fromDay: 365, toDay: 729 }, earlier: { fromDay: 0, toDay: 364 }, isSeasonal: true } as const;
const PARAMS = salesParamsSchema.parse({});
const CONTEXT = makeContext([]);

function findIn(seed: number, shop: SimulatedShop): Findings {
  const change = changeOf(simulateSpans(createRandom(seed), shop), COMPARISON);
  const candidates = findSales({ changes: [change] }, PARAMS, CONTEXT);
  return rankFindings(candidates.map((candidate): Scanned => ({ analysis: 'sales', params: {}, candidate })));
}

/** Share of runs in which it happens. */
function shareOf(runs: number, happens: (seed: number) => boolean): number {
  let count = 0;
  for (let seed = 1; seed <= runs; seed++) if (happens(seed)) count += 1;
  return count / runs;
}

describe('findings over simulated shops', () => {
  test.each([
    ['many customers', { customers: 300, products: 12 }],
    ['few customers', { customers: 40, products: 5 }],
  ] as const)(`without any effect, runs with a finding stay at the stated rate (${RUNS} runs, %s)`, (_, shop) => {
    const rate = shareOf(RUNS, (seed) => findIn(seed, shop).findings.length > 0);
    // Three standard errors of a share of LEVEL in so many runs.
    expect(rate).toBeLessThanOrEqual(LEVEL + 3 * Math.sqrt((LEVEL * (1 - LEVEL)) / RUNS));
  });

  test('with one true effect, at most the stated share of what holds is false, and the effect is found', () => {
    let [wrong, found] = [0, 0];
    const runs = 200;
    for (let seed = 1; seed <= runs; seed++) {
      const { findings } = findIn(seed, { customers: 300, products: 12, growth: 1.5 });
      const isTrue = findings.map(({ block }) => /net|orders/.test(block.id));
      wrong += findings.length === 0 ? 0 : isTrue.filter((right) => !right).length / findings.length;
      found += isTrue.includes(true) ? 1 : 0;
    }
    expect(wrong / runs).toBeLessThanOrEqual(LEVEL + 3 * Math.sqrt((LEVEL * (1 - LEVEL)) / runs));
    expect(found / runs).toBeGreaterThan(0.95);
  });

  test('a product that takes over one line in eight is found nearly always', () => {
    const rate = shareOf(100, (seed) =>
      findIn(seed, { customers: 300, products: 12, takeover: 0.125 }).findings.some(({ block }) => block.id === 'sales-year-product-1'),
    );
    expect(rate).toBeGreaterThan(0.9);
  });

  test('what is called detectable is found in about four of five cases', () => {
    const shop = { customers: 300, products: 12 };
    const isOrders = ({ block }: Finding): boolean => block.id === 'sales-year-orders';
    const { findings, open } = findIn(1001, shop);
    const detectable = [...findings, ...open].find(isOrders)?.detectable ?? 0;
    expect(detectable).toBeGreaterThan(0.05);
    // Four of five by the error without an effect; a true effect widens the error a little.
    const rate = shareOf(200, (seed) => findIn(seed, { ...shop, growth: 1 + detectable }).findings.some(isOrders));
    expect(rate).toBeGreaterThan(0.65);
    expect(rate).toBeLessThan(0.95);
  });
});
