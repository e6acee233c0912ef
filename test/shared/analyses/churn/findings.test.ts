import { expect, test } from 'vitest';
import { computeChurn } from '../../../../shared/analyses/churn/compute.ts';
import { countLost } from '../../../../shared/analyses/churn/count-lost.ts';
import { findChurn } from '../../../../shared/analyses/churn/findings.ts';
import { churnParamsSchema } from '../../../../shared/analyses/churn/schema.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';
import { steadyShop } from '../../../support/steady-shop.ts';

const FIRST = 19_000;
const params = churnParamsSchema.parse({});

const nothing = makeFacts([]);
const empty = computeChurn({ tables: {}, facts: nothing }, params, makeContext([]), () => {});

/** The comparison of years alone: it needs no model. */
function compareYears(lines: readonly TestLine[], days: number) {
  const context = makeContext(lines, { firstDay: FIRST, lastDay: FIRST + days - 1 });
  const counted = countLost(makeFacts(lines), params, context, () => {});
  return { ...counted, finding: findChurn({ ...empty, ...counted }, params, context).find(({ id }) => id === 'year') };
}

test('shops where nothing changes: a change of churn is called at the stated rate, though customers count in several months', () => {
  const runs = 100;
  let called = 0;
  for (let seed = 1; seed <= runs; seed++) if ((compareYears(steadyShop(seed, 700, FIRST, 800), 800).finding?.evidence?.p ?? 1) < 0.05) called += 1;
  expect(called / runs).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / runs));
});

test('nobody can be lost before the days of silence are in the data: a steady shop in its second year is not said to worsen', () => {
  expect(compareYears(steadyShop(3, 700, FIRST, 500), 500).finding).toBeUndefined();
  expect(compareYears(steadyShop(3, 700, FIRST, 800), 800).finding).toBeDefined();
});

test('money at stake counts what the lost were worth, not the few large customers who stay', () => {
  const lines = steadyShop(4, 700, FIRST, 800);
  const rich = Array.from({ length: 100 }, (_, week) => ({
    customer: 10_000,
    day: FIRST + 7 * week,
    order: 1_000_000 + week,
    amount: 1_000_000_000,
  }));
  const [plain, beside] = [compareYears(lines, 800).finding, compareYears([...lines, ...rich], 800).finding];
  expect(beside?.money ?? 0).toBeLessThan(1.2 * (plain?.money ?? 0));
});
