import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANALYSES } from '../../../../shared/analyses/registry.ts';
import { besideRows } from '../../../support/beside-rows.ts';
import { checkBlocks, flattenWords, placeholdersOf } from '../../../support/check-blocks.ts';
import { openShop, randomShop, type Shop } from '../../../support/shop-fixture.ts';

const SPAN = { customers: 200, fromDay: 19_000, days: 700 };

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(randomShop({ seed: 21, lines: 3000, ...SPAN }), besideRows({ seed: 22, ...SPAN }));
});
afterAll(async () => shop.close());

test('every analysis is offered to a client who has every table', async () => {
  const offers = await shop.engine.offers();
  expect(offers.filter(({ missing }) => missing.length > 0)).toEqual([]);
});

describe.each(ANALYSES.map((analysis) => [analysis.id, analysis] as const))('%s on stored data', (id, analysis) => {
  const words = { en: flattenWords(analysis.messages.en), fa: flattenWords(analysis.messages.fa) };

  test('shows valid blocks, and leads with an answer', async () => {
    const { blocks } = await shop.engine.run({ id });
    checkBlocks(analysis, blocks);
    expect(blocks.some(({ kind, depth }) => kind === 'finding' && depth === undefined)).toBe(true);
  });

  test('its groups hold customers and have words', async () => {
    const groups = await shop.engine.groupsOf(id, {});
    if (groups === null) return;
    for (const key of groups.keys) expect(words.en.has(`groups.${key}`) || words.en.has('group'), key).toBe(true);
    for (const group of groups.groupOf) expect(group).toBeGreaterThanOrEqual(-1);
    for (const group of groups.groupOf) expect(group).toBeLessThan(groups.keys.length);
  });

  test('its figures about customers have words, and intervals around them', async () => {
    for (const { key, values, low, high } of await shop.engine.customerFiguresOf(id)) {
      for (const language of ['en', 'fa'] as const) {
        expect(words[language].has(`customer.${key}`), key).toBe(true);
        expect(words[language].has(`customerDefinitions.${key}`), key).toBe(true);
      }
      expect(values.some(Number.isFinite), key).toBe(true);
      expect(low === undefined).toBe(high === undefined);
      values.forEach((value, customer) => {
        if (low === undefined || high === undefined || !Number.isFinite(value)) return;
        expect(low[customer], `${key} of ${customer}`).toBeLessThanOrEqual(high[customer] ?? Number.NaN);
      });
    }
  });

  test('what it compared has words, evidence, a block and rows that give its n', async () => {
    const candidates = await shop.engine.findingsOf(id);
    const { blocks } = await shop.engine.run({ id });
    expect(new Set(candidates.map((candidate) => candidate.id)).size).toBe(candidates.length);
    for (const { claim, action, effect, evidence, block, money } of candidates) {
      for (const message of [claim, action, effect.label, ...(evidence === null ? [] : [evidence.test, evidence.overturn])]) {
        const key = message.key.slice(`analyses.${id}.`.length);
        for (const language of ['en', 'fa'] as const) {
          const text = words[language].get(key) ?? words[language].get(`${key}_other`);
          expect(text, message.key).toBeDefined();
          expect(Object.keys(message.params ?? {}), message.key).toEqual(expect.arrayContaining(placeholdersOf(text ?? '')));
        }
      }
      expect(blocks.map((shown) => shown.id)).toContain(block);
      if (money !== null) expect(money).toBeGreaterThanOrEqual(0);
      if (evidence !== null) {
        expect(evidence.p).toBeGreaterThanOrEqual(0);
        expect(evidence.p).toBeLessThanOrEqual(1);
      }
      if (effect.drill === undefined) continue;
      const { figure } = await shop.engine.rows({ drill: effect.drill, limit: 1 });
      expect(figure, JSON.stringify(effect.drill)).toBe(effect.estimate === true ? effect.n : effect.value);
    }
  });
});
