import { expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import { openShop, randomShop } from '../../../support/shop-fixture.ts';

test('a client’s orders begin with the first order, whatever happened earlier', async () => {
  const early = [{ recordId: 'I1', customerId: 'C1', occurredAt: String(18_000 * SECONDS_PER_DAY), type: 'visit' }];
  const roles = ['recordId', 'customerId', 'occurredAt', 'type'] as const;
  const shop = await openShop(randomShop({ seed: 3, lines: 40, fromDay: 19_000, days: 30 }), [{ kind: 'interactions', roles, rows: early }]);
  try {
    const { firstDay, lastDay } = shop.store.info();
    expect(firstDay).toBe(19_000);
    expect(lastDay).toBeLessThan(19_030);
  } finally {
    await shop.close();
  }
});
