import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFindings } from '../../../../electron/backend/analyses/findings.ts';
import { findingsSchema } from '../../../../shared/contract/findings.ts';
import { createFormatter } from '../../../../shared/format/formatter.ts';
import { createTranslator } from '../../../../shared/messages/translator.ts';
import { SECONDS_PER_DAY, toEpochDay } from '../../../../shared/model/day.ts';
import { createRandom } from '../../../support/random.ts';
import { openShop, randomShop, type Shop } from '../../../support/shop-fixture.ts';
import type { FeedRow } from '../imports/support/feed.ts';

const refuse = (analysis: string, error: unknown): never => {
  throw new Error(`${analysis} failed`, { cause: error });
};
const YEARS = { seed: 5, lines: 4000, customers: 200, fromDay: toEpochDay({ year: 2022, month: 1, day: 1 }), days: 760 };

/** Two years of steady orders, of which one product takes over and many come back in the second. */
function changedShop(): FeedRow[] {
  const random = createRandom(9);
  return randomShop(YEARS).map((row) => {
    const isSecond = Number(row.orderDate) / SECONDS_PER_DAY >= YEARS.fromDay + 390;
    return isSecond && random.chance(0.4) ? { ...row, productId: 'P1', productName: 'Product 1' } : row;
  });
}

describe('findings over a shop', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(changedShop());
  });
  afterAll(async () => shop.close());

  it('ranks what all analyses compared, each with its evidence, and every sentence is whole in both languages', async () => {
    const reached: number[] = [];
    const answer = await listFindings(shop, { onFailure: refuse, onProgress: (fraction) => reached.push(fraction) });
    expect(findingsSchema.parse(answer)).toEqual(answer);
    expect(reached.at(-1)).toBe(1);
    expect(answer.tested).toBeGreaterThan(10);
    expect(answer.failed).toEqual([]);
    const everything = [...answer.findings, ...answer.open];
    for (const locale of ['en', 'fa'] as const) {
      const formatter = createFormatter({ locale, calendar: 'gregorian', currency: '', latinDigits: false });
      const translator = createTranslator(locale);
      for (const { block } of everything) {
        const messages = [block.claim, block.action, block.figure?.label, block.evidence?.test, block.evidence?.overturn];
        for (const message of messages) {
          if (message === undefined) continue;
          const text = translator.message(message, formatter);
          expect(text, message.key).not.toMatch(/\{\{|undefined|null|NaN/);
          expect(text).not.toBe(message.key);
        }
      }
    }
  });

  it('finds the product that took over', async () => {
    const { findings } = await listFindings(shop, { onFailure: refuse });
    const taken = findings.find(({ block }) => JSON.stringify(block.claim).includes('"Product 1"'));
    expect(taken).toMatchObject({ standing: 'held' });
    expect(taken?.block.evidence?.q).toBeLessThan(1e-6);
    expect(taken?.money).toBeGreaterThan(0);
  });

  it('every comparison has a name of its own, a block that shows it and rows that give its figure again', async () => {
    const { findings, open } = await listFindings(shop, { onFailure: refuse });
    const everything = [...findings, ...open];
    expect(new Set(everything.map(({ block }) => block.id)).size).toBe(everything.length);
    for (const { analysis, params, target, block } of everything) {
      const { blocks } = await shop.engine.run({ id: analysis, params });
      expect(
        blocks.map(({ id }) => id),
        block.id,
      ).toContain(target);
      const { interval } = block.figure ?? {};
      if (interval !== undefined) {
        expect(interval.low, block.id).toBeLessThanOrEqual(interval.high);
        expect(createTranslator('fa').has(interval.method), `${block.id}: ${interval.method}`).toBe(true);
      }
      const { drill, value, n, estimate } = block.figure ?? {};
      if (drill === undefined) continue;
      const rows = await shop.engine.rows({ drill, limit: 1 });
      expect(rows.figure, block.id).toBe(estimate === true ? n : value);
    }
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(listFindings(shop, { onFailure: refuse, signal: controller.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

it('over shops in which nothing changes, all analyses together find next to nothing', async () => {
  const runs = [21, 22, 23, 24, 25, 26];
  const found: string[] = [];
  for (const seed of runs) {
    const shop = await openShop(randomShop({ ...YEARS, seed, lines: 2500, customers: 400 }));
    try {
      const { findings, tested } = await listFindings(shop, { onFailure: refuse });
      expect(tested).toBeGreaterThan(20);
      const held = findings.filter(({ standing }) => standing === 'held').map(({ block }) => `${seed} ${block.id}`);
      if (held.length > 0) found.push(held.join(', '));
    } finally {
      await shop.close();
    }
  }
  // At the level of 5 % a run with a false finding is one in twenty; two of six would be one chance in thirty.
  expect(found.length, found.join('; ')).toBeLessThanOrEqual(1);
}, 120_000);
