import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCustomerFigures } from '../../../../electron/backend/customers/figures.ts';
import { ANALYSES } from '../../../../shared/analyses/registry.ts';
import { customerFiguresSchema } from '../../../../shared/contract/customers.ts';
import { createTranslator } from '../../../../shared/messages/translator.ts';
import { openShop, type Shop } from '../../../support/shop-fixture.ts';

const refuse = (analysis: string, error: unknown): never => {
  throw new Error(`${analysis} failed`, { cause: error });
};

describe('what the analyses say about a customer', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(async () => shop.close());

  it('is the entry of the customer in the figures of every analysis that has some, with words in both languages', async () => {
    const answer = await readCustomerFigures(shop, { id: 1, onFailure: refuse });
    expect(customerFiguresSchema.parse(answer)).toEqual(answer);
    const offers = await shop.engine.offers();
    const isReady = (id: string): boolean => offers.find((offer) => offer.id === id)?.missing.length === 0;
    const speaking = ANALYSES.filter(({ id, customers }) => isReady(id) && customers !== undefined).map(({ id }) => id);
    expect(speaking.length).toBeGreaterThan(0);
    expect(new Set(answer.figures.map(({ analysis }) => analysis))).toEqual(new Set(speaking));
    for (const { analysis, key, value, interval, format } of answer.figures) {
      const [own] = (await shop.engine.customerFiguresOf(analysis)).filter((figure) => figure.key === key);
      expect(value).toBe(own?.values[1]);
      expect(format).toEqual(own?.format);
      if (interval !== null) expect([interval.low <= interval.high, interval.level > 0]).toEqual([true, true]);
      for (const locale of ['en', 'fa'] as const) {
        const translator = createTranslator(locale);
        expect(translator.has(`analyses.${analysis}.customer.${key}`), `${locale} ${analysis} ${key}`).toBe(true);
        expect(translator.has(`analyses.${analysis}.customerDefinitions.${key}`), `${locale} ${analysis} ${key}`).toBe(true);
      }
    }
  });

  it('an analysis that fails is named, the others answer', async () => {
    const engine: Shop['engine'] = {
      ...shop.engine,
      customerFiguresOf: async (id, ...rest) => {
        if (id === ANALYSES.find(({ customers }) => customers !== undefined)?.id) throw new RangeError('broken');
        return shop.engine.customerFiguresOf(id, ...rest);
      },
    };
    const told: string[] = [];
    const answer = await readCustomerFigures(
      { ...shop, engine },
      {
        id: 1,
        onFailure: (analysis) => {
          told.push(analysis);
          return 'INTERNAL';
        },
      },
    );
    expect(answer.failed).toEqual(told.map((analysis) => ({ analysis, code: 'INTERNAL' })));
    expect(told).toHaveLength(1);
  });

  it('refuses a customer who is not there and stops when cancelled', async () => {
    await expect(readCustomerFigures(shop, { id: 99_999, onFailure: refuse })).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    await expect(readCustomerFigures(shop, { id: 1, onFailure: refuse, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
