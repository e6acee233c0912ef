import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '../../../../shared/analyses/blocks.ts';
import { ANALYSES } from '../../../../shared/analyses/registry.ts';
import { besideRows } from '../../../support/beside-rows.ts';
import { openShop, randomShop, type Shop } from '../../../support/shop-fixture.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(randomShop({ seed: 1 }), besideRows({ seed: 2, customers: 120, fromDay: 19_000, days: 600 }));
});
afterAll(async () => shop.close());

describe('the analysis engine', () => {
  it('offers every analysis with its defaults and what the data lacks', async () => {
    const offers = await shop.engine.offers();
    expect(offers.map(({ id }) => id)).toEqual(ANALYSES.map(({ id }) => id));
    for (const { missing } of offers) expect(missing).toEqual([]);
  });

  it('runs every analysis and answers the second time from memory', async () => {
    for (const { id } of ANALYSES) {
      const first = await shop.engine.run({ id });
      expect(first.blocks.length).toBeGreaterThan(0);
      expect(first.meta).toMatchObject({ dataVersion: shop.store.dataVersion(), lines: 2000 });
      const second = await shop.engine.run({ id });
      expect(second.blocks).toBe(first.blocks);
      expect(second.meta.fingerprint).toBe(first.meta.fingerprint);
    }
  });

  it('drills from a figure to rows with their place in the file, and back to the figure', async () => {
    const { blocks } = await shop.engine.run({ id: 'sales' });
    const figures = blocks.flatMap((block): Figure[] => (block.kind === 'kpi' ? block.items : []));
    expect(figures.length).toBeGreaterThan(5);
    for (const { value, drill } of figures) {
      if (drill === undefined) throw new Error('a figure without a drill');
      const { figure, total, rows } = await shop.engine.rows({ drill, limit: 5 });
      expect(figure).toBe(value);
      expect(rows.length).toBe(Math.min(5, total));
      if (drill.relation !== 'order_lines') continue;
      for (const { origin } of rows) expect(origin).toMatchObject({ importId: 1, fileName: 'orders.csv', line: (origin?.row ?? 0) + 1 });
    }
  });

  it('refuses unknown analyses and bad parameters', async () => {
    await expect(shop.engine.run({ id: 'nothing' })).rejects.toMatchObject({ code: 'ANALYSIS_NOT_FOUND' });
    await expect(shop.engine.run({ id: 'sales', params: { grain: 'century' } })).rejects.toMatchObject({ code: 'PARAMS_INVALID' });
  });
});
