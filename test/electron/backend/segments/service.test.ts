import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../../../shared/warehouse/sql.ts';
import { openShop, randomShop, SHOP_ROLES, type Shop } from '../../../support/shop-fixture.ts';

const FRENCH = { op: 'compare', column: 'country', comparison: 'eq', value: 'France' } as const;
const LOYAL = { op: 'purchases', measure: 'orders', comparison: 'ge', value: 3, window: { kind: 'all' } } as const;

let shop: Shop;
beforeEach(async () => {
  shop = await openShop(randomShop({ seed: 9, lines: 800, customers: 50 }));
});
afterEach(async () => shop.close());

async function idsWhere(condition: string): Promise<number[]> {
  const { columns } = await shop.warehouse.query({ text: `select customer_id from customers where ${condition} order by 1`, values: sql``.values });
  return [...(columns.customer_id?.values ?? [])].map(Number);
}

describe('saved segments', () => {
  it('counts customers, their orders and their revenue', async () => {
    const expected = await idsWhere(`country = 'France'`);
    const { columns } = await shop.warehouse.query(
      sql`select sum(orders)::INTEGER as orders, sum(revenue) / 10000 as revenue from customers where country = 'France'`,
    );
    const size = await shop.segments.count({ rule: FRENCH });
    expect(size.customers).toBe(expected.length);
    expect(size.orders).toBe(columns.orders?.values[0]);
    expect(Number(size.revenue)).toBeCloseTo(Number(columns.revenue?.values[0]), 6);
    expect(size.of).toBe((await idsWhere('orders > 0')).length);
  });

  it('keeps names unique, follows references, refuses cycles', async () => {
    const loyal = await shop.segments.create({ name: ' Loyal ', rule: LOYAL });
    expect(loyal.name).toBe('Loyal');
    await expect(shop.segments.create({ name: 'loyal', rule: FRENCH })).rejects.toMatchObject({ code: 'SEGMENT_NAME_TAKEN' });
    const both = await shop.segments.create({ name: 'Loyal French', rule: { op: 'and', of: [FRENCH, { op: 'segment', id: loyal.id }] } });
    const listed = await shop.segments.list();
    expect(listed.map(({ name }) => name)).toEqual(['Loyal', 'Loyal French']);
    const asOneRule = await shop.segments.count({ rule: { op: 'and', of: [FRENCH, LOYAL] } });
    expect(listed[1]?.size).toEqual(asOneRule);
    await expect(shop.segments.update({ id: loyal.id, rule: { op: 'not', of: { op: 'segment', id: both.id } } })).rejects.toMatchObject({
      code: 'SEGMENT_CYCLE',
    });
    await expect(shop.segments.update({ id: loyal.id, rule: { op: 'segment', id: loyal.id } })).rejects.toMatchObject({ code: 'SEGMENT_CYCLE' });
    await shop.segments.update({ id: loyal.id, rule: { ...LOYAL, value: 5 } });
    expect((await shop.segments.list())[1]?.size.customers).toBeLessThanOrEqual(asOneRule.customers);
  });

  it('writes a segment with its frozen customers or not at all', async () => {
    const open = await shop.segments.create({ name: 'Open', rule: LOYAL });
    const frozen = await shop.segments.create({ name: 'Frozen', rule: LOYAL, frozen: true });
    const before = await shop.segments.list();
    shop.store.writer.exec("CREATE TRIGGER no_room BEFORE INSERT ON frozen_members BEGIN SELECT RAISE(ABORT, 'no room'); END");
    await expect(shop.segments.create({ name: 'Third', rule: LOYAL, frozen: true })).rejects.toThrow('no room');
    await expect(shop.segments.freeze({ id: open.id, frozen: true })).rejects.toThrow('no room');
    await expect(shop.segments.update({ id: frozen.id, name: 'Other', rule: { ...LOYAL, value: 1 } })).rejects.toThrow('no room');
    expect(await shop.segments.list()).toEqual(before);
  });

  it('freezes customers and brings removed segments back', async () => {
    const segment = await shop.segments.create({ name: 'Then', rule: LOYAL, frozen: true });
    const before = await shop.segments.count({ rule: { op: 'segment', id: segment.id } });
    await shop.load(SHOP_ROLES, randomShop({ seed: 10, lines: 600, customers: 50, fromDay: 19_700 }), { name: 'more.csv' });
    const frozen = await shop.segments.count({ rule: { op: 'segment', id: segment.id } });
    expect(frozen.customers).toBe(before.customers);
    expect((await shop.segments.count({ rule: LOYAL })).customers).toBeGreaterThan(before.customers);
    const thawed = await shop.segments.freeze({ id: segment.id, frozen: false });
    expect(thawed.frozenAt).toBeNull();
    expect((await shop.segments.count({ rule: { op: 'segment', id: segment.id } })).customers).toBeGreaterThan(before.customers);
    const removed = await shop.segments.remove({ id: segment.id });
    expect(await shop.segments.list()).toEqual([]);
    await expect(shop.segments.count({ rule: { op: 'segment', id: segment.id } })).rejects.toMatchObject({ code: 'SEGMENT_NOT_FOUND' });
    expect(await shop.segments.restore({ segment: removed })).toEqual(thawed);
  });

  it('offers values and groups to the rule builder', async () => {
    const countries = await shop.segments.values({ column: 'country' });
    expect(new Set(countries.map(({ value }) => value))).toEqual(new Set(['France', 'ایران', 'United Kingdom']));
    expect(await shop.segments.values({ column: 'country', search: 'king' })).toHaveLength(1);
    expect((await shop.segments.values({ column: 'order_lines.channel' })).length).toBe(3);
    await expect(shop.segments.values({ column: 'revenue' })).rejects.toMatchObject({ code: 'RULE_INVALID' });
    for (const { analysis, params, groups } of await shop.segments.groups()) {
      for (const { key, customers } of groups) {
        expect((await shop.segments.count({ rule: { op: 'member', analysis, params, group: key } })).customers).toBe(customers);
      }
    }
  });
});
