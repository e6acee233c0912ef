import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Figure } from '../../../../shared/analyses/blocks.ts';
import { ANALYSES } from '../../../../shared/analyses/registry.ts';
import type { ViewContext } from '../../../../shared/contract/analyses.ts';
import { besideRows } from '../../../support/beside-rows.ts';
import { checkBlocks, figuresIn } from '../../../support/check-blocks.ts';
import { createRandom } from '../../../support/random.ts';
import { openShop, randomShop, type Shop } from '../../../support/shop-fixture.ts';

const FIRST_DAY = 19_000;
const DAYS = 600;
const CELLS = 500;

/** Contexts that change what a figure means: a filter, a period that cuts months, another calendar. */
const CONTEXTS: Record<string, Partial<ViewContext>> = {
  everything: {},
  'a period': { period: { fromDay: FIRST_DAY + 45, toDay: FIRST_DAY + 500 } },
  'a filter': { filter: { op: 'compare', column: 'country', comparison: 'eq', value: 'France' } },
  'both, in the Jalali calendar': {
    calendar: 'jalali',
    period: { fromDay: FIRST_DAY + 100, toDay: FIRST_DAY + 555 },
    filter: { op: 'purchases', measure: 'orders', comparison: 'ge', value: 2, window: { kind: 'all' } },
  },
};

let shop: Shop;
beforeAll(async () => {
  const span = { customers: 150, fromDay: FIRST_DAY, days: DAYS };
  shop = await openShop(randomShop({ seed: 12, lines: 3000, ...span }), besideRows({ seed: 13, ...span }));
});
afterAll(async () => shop.close());

/** Defaults, each option of each choice, the least and the most of each number, and a day in the middle for each day. */
function variations(analysis: (typeof ANALYSES)[number]): Record<string, unknown>[] {
  const single = analysis.fields.flatMap((field): Record<string, unknown>[] => {
    if (field.control === 'choice') return field.options.map((option) => ({ [field.name]: option }));
    if (field.control === 'integer' || field.control === 'number') return [{ [field.name]: field.min }, { [field.name]: field.max }];
    if (field.control === 'switch') return [{ [field.name]: true }];
    return field.control === 'day' ? [{ [field.name]: FIRST_DAY + DAYS / 2 }] : [];
  });
  return [{}, ...single];
}

describe('figures and the rows behind them', () => {
  test(`${CELLS} random figures of all analyses, parameters and contexts are recomputed exactly`, { timeout: 300_000 }, async () => {
    const random = createRandom(20_240_601);
    const figures: { readonly where: string; readonly figure: Figure; readonly context: Partial<ViewContext> }[] = [];
    for (const analysis of ANALYSES) {
      for (const [index, params] of variations(analysis).entries()) {
        // The defaults are seen in every context, each other choice in one of them.
        const contexts = Object.entries(CONTEXTS).filter((_, place) => index === 0 || place === index % Object.keys(CONTEXTS).length);
        for (const [name, context] of contexts) {
          const { blocks } = await shop.engine.run({ id: analysis.id, params, context });
          checkBlocks(analysis, blocks);
          const where = `${analysis.id} ${JSON.stringify(params)} ${name}`;
          // One figure of each block at a time, so that large matrices do not crowd out everything else.
          for (const block of blocks) {
            const drillable = figuresIn(block).filter(({ figure }) => figure.drill !== undefined);
            if (drillable.length > 0) figures.push({ where: `${where} ${block.id}`, context, figure: random.pick(drillable).figure });
          }
        }
      }
    }
    expect(figures.length).toBeGreaterThan(CELLS / 2);
    const chosen = [...figures].sort(() => random.number() - 0.5).slice(0, CELLS);
    for (const { where, figure, context } of chosen) {
      if (figure.drill === undefined) throw new Error(where);
      const { figure: again } = await shop.engine.rows({ drill: figure.drill, context, limit: 1 });
      // An estimate is no sum of rows; what its rows give is their number.
      const expected = figure.estimate === true ? figure.n : figure.value;
      expect(again, `${where}: ${JSON.stringify(figure.drill)}`).toBe(expected);
    }
  });

  test('every rule of a figure selects the customers that the figure counts', { timeout: 300_000 }, async () => {
    for (const analysis of ANALYSES) {
      const { blocks } = await shop.engine.run({ id: analysis.id });
      const counted = blocks.flatMap(figuresIn).filter(({ figure }) => figure.segment !== undefined && figure.drill?.relation === 'customers');
      for (const { figure } of counted.slice(0, 40)) {
        if (figure.segment === undefined || figure.drill?.measure.fn !== 'count') continue;
        const mask = await shop.engine.population.maskOf(figure.segment);
        expect(mask.reduce((sum, isIn) => sum + isIn, 0)).toBe(figure.value);
      }
    }
  });
});
