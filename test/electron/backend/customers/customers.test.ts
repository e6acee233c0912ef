import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCustomers } from '../../../../electron/backend/customers/list.ts';
import { readCustomerProfile } from '../../../../electron/backend/customers/profile.ts';
import { customerProfileSchema } from '../../../../shared/contract/customers.ts';
import { parseDecimal } from '../../../../shared/model/decimal.ts';
import { openShop, randomShop, type Shop } from '../../../support/shop-fixture.ts';

const BY_REVENUE = { by: 'revenue', descending: true } as const;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(randomShop({ seed: 4, lines: 1500, customers: 80 }));
});
afterAll(async () => shop.close());

describe('the customer list', () => {
  it('pages through all customers in order', async () => {
    const all = await listCustomers(shop, { sort: BY_REVENUE, offset: 0, limit: 500 });
    expect(all.rows).toHaveLength(all.total);
    const revenues = all.rows.map(({ revenue }) => parseDecimal(revenue));
    expect(revenues).toEqual([...revenues].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0)));
    const page = await listCustomers(shop, { sort: BY_REVENUE, offset: 10, limit: 5 });
    expect(page.rows).toEqual(all.rows.slice(10, 15));
  });

  it('searches and filters together', async () => {
    const rule = { op: 'compare', column: 'country', comparison: 'eq', value: 'France' } as const;
    const found = await listCustomers(shop, { search: 'c1', rule, sort: { by: 'key', descending: false }, offset: 0, limit: 100 });
    expect(found.total).toBeGreaterThan(0);
    for (const { key, name, country } of found.rows) {
      expect(`${key} ${name}`.toLowerCase()).toContain('c1');
      expect(country).toBe('France');
    }
    expect((await listCustomers(shop, { search: '%', sort: BY_REVENUE, offset: 0, limit: 5 })).total).toBe(0);
  });
});

describe('the customer page', () => {
  it('adds up', async () => {
    const segment = await shop.segments.create({ name: 'Everybody', rule: { op: 'and', of: [] } });
    const { rows } = await listCustomers(shop, { sort: BY_REVENUE, offset: 0, limit: 5 });
    for (const row of rows) {
      const profile = await readCustomerProfile(shop, row.id);
      expect(customerProfileSchema.parse(profile)).toEqual(profile);
      expect(profile).toMatchObject(row);
      expect(profile.orderList).toHaveLength(profile.orderTotal);
      const total = parseDecimal(row.revenue);
      expect(profile.orderList.reduce((sum, { amount }) => sum + parseDecimal(amount), 0n)).toBe(total);
      expect(profile.months.reduce((sum, { amount }) => sum + parseDecimal(amount), 0n)).toBe(total);
      expect(profile.segments).toEqual([{ id: segment.id, name: 'Everybody', rule: segment.rule, frozen: false }]);
      expect(profile.groups.map(({ analysis }) => analysis)).toContain('rfm');
      expect(profile.origin).toMatchObject({ importId: 1, fileName: 'orders.csv' });
    }
  });

  it('knows who is not there', async () => {
    await expect(readCustomerProfile(shop, 9999)).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
  });
});
