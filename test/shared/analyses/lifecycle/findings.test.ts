import { expect, test } from 'vitest';
import { computeLifecycle } from '../../../../shared/analyses/lifecycle/compute.ts';
import { findLifecycle } from '../../../../shared/analyses/lifecycle/findings.ts';
import { lifecycleParamsSchema } from '../../../../shared/analyses/lifecycle/schema.ts';
import { makeContext, makeFacts } from '../../../support/make-facts.ts';
import { steadyShop } from '../../../support/steady-shop.ts';

const FIRST = 19_000;
const params = lifecycleParamsSchema.parse({});

function findIn(seed: number, days: number) {
  const lines = steadyShop(seed, 700, FIRST, days);
  const context = makeContext(lines, { firstDay: FIRST, lastDay: FIRST + days - 1 });
  const result = computeLifecycle({ tables: {}, facts: makeFacts(lines) }, params, context, () => {});
  return { result, findings: findLifecycle(result, params, context) };
}

test('shops where nothing changes: a change is called at the stated rate, though customers count in several months', () => {
  const runs = 100;
  const called = new Map<string, number>();
  for (let seed = 1; seed <= runs; seed++)
    for (const { id, evidence } of findIn(seed, 800).findings) called.set(id, (called.get(id) ?? 0) + ((evidence?.p ?? 1) < 0.05 ? 1 : 0));
  expect([...called.keys()].sort()).toEqual(['back', 'silent']);
  for (const count of called.values()) expect(count / runs).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / runs));
});

test('silence cannot be seen before so many days are in the data: young shops are not said to worsen', () => {
  expect(findIn(1, 330).findings).toEqual([]);
  expect(findIn(1, 500).findings.map(({ id }) => id)).toEqual(['silent']);
});

test('the running period ends no stay', () => {
  const { result } = findIn(2, 800);
  expect(result.periods.at(-1)?.unfinished).toBe(true);
  const entered = result.periods
    .filter(({ unfinished }) => !unfinished)
    .reduce((sum, { moves }) => sum + moves.reduce((all, row, before) => all + (before === 1 ? 0 : (row[1] ?? 0)), 0), 0);
  // Of the first period, which begins with the data, everybody enters; later ones as the moves say.
  const first = result.periods[0];
  expect(result.stays[1]?.stays).toBe(entered + (first?.unfinished === true ? first.moves.reduce((sum, row) => sum + (row[1] ?? 0), 0) : 0));
});
