import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueryTable } from '../../../../shared/analyses/define.ts';
import { idsOfMask } from '../../../../shared/segments/mask.ts';
import { sql } from '../../../../shared/warehouse/sql.ts';
import { createRandom } from '../../../support/random.ts';
import { randomRule } from '../../../support/random-rule.ts';
import { meets, type OracleData, type OracleRow } from '../../../support/rule-oracle.ts';
import { openShop, randomShop, type Shop } from '../../../support/shop-fixture.ts';

const SPAN = { fromDay: 19_000, toDay: 19_599 };
const RULES = 400;

let shop: Shop;
let data: OracleData;
beforeAll(async () => {
  shop = await openShop(randomShop({ seed: 5, lines: 900, customers: 60 }));
  const [customers, lines] = [await shop.warehouse.query(sql`select * from customers`), await shop.warehouse.query(sql`select * from order_lines`)];
  data = { customers: toRows(customers), lines: toRows(lines), referenceDay: Math.max(...toRows(lines).map(({ day }) => Number(day))) };
});
afterAll(async () => shop.close());

function toRows({ rowCount, columns }: QueryTable): OracleRow[] {
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(Object.entries(columns).map(([name, { values, nulls }]) => [name, nulls?.[row] === 1 ? null : (values[row] ?? null)])),
  );
}

describe('who meets a rule', () => {
  it(`agrees between kernel, SQL and a plain reading for ${RULES} random rules`, async () => {
    const random = createRandom(77);
    let found = 0;
    for (let round = 0; round < RULES; round++) {
      const rule = randomRule(random, SPAN);
      const expected = data.customers.flatMap((row) => (meets(row, rule, 'customers', data) ? [Number(row.customer_id)] : [])).sort((a, b) => a - b);
      found += expected.length;
      const resolved = await shop.engine.population.resolve([rule], { prefix: 'test' });
      const { columns } = await shop.warehouse.query(
        sql`select customer_id from customers where ${resolved.sqlOf(rule, 'customers')} order by customer_id`,
      );
      expect([...(columns.customer_id?.values ?? [])], JSON.stringify(rule)).toEqual(expected);
      expect([...idsOfMask(await shop.engine.population.maskOf(rule))], JSON.stringify(rule)).toEqual(expected);
      const sum = data.customers.reduce((total, row) => (expected.includes(Number(row.customer_id)) ? total + Number(row.orders) : total), 0);
      expect(await shop.engine.population.sizeOf(rule)).toMatchObject({ customers: expected.length, orders: sum });
    }
    expect(found).toBeGreaterThan(RULES);
  });

  it('judges order lines, orders and anonymous sales the same way', async () => {
    const random = createRandom(78);
    for (let round = 0; round < 60; round++) {
      const rule = { op: 'not', of: { op: 'customer', where: randomRule(random, SPAN, 1) } } as const;
      const resolved = await shop.engine.population.resolve([rule], { prefix: 'test' });
      const { columns } = await shop.warehouse.query(
        sql`select line_id from order_lines where ${resolved.sqlOf(rule, 'order_lines')} order by line_id`,
      );
      const expected = data.lines.flatMap((row) => (meets(row, rule, 'order_lines', data) ? [Number(row.line_id)] : []));
      expect([...(columns.line_id?.values ?? [])], JSON.stringify(rule)).toEqual(expected.sort((a, b) => a - b));
    }
  });

  it('refuses unknown columns and values that do not fit', async () => {
    const { population } = shop.engine;
    await expect(population.maskOf({ op: 'null', column: 'shoe_size' })).rejects.toMatchObject({ code: 'RULE_INVALID' });
    await expect(population.maskOf({ op: 'compare', column: 'country', comparison: 'eq', value: 5 })).rejects.toMatchObject({ code: 'RULE_INVALID' });
    await expect(population.maskOf({ op: 'compare', column: 'orders', comparison: 'eq', value: 'x' })).rejects.toMatchObject({
      code: 'RULE_INVALID',
    });
    await expect(population.maskOf({ op: 'segment', id: 99 })).rejects.toMatchObject({ code: 'SEGMENT_NOT_FOUND' });
    await expect(population.maskOf({ op: 'member', analysis: 'sales', params: {}, group: 'x' })).rejects.toMatchObject({ code: 'RULE_INVALID' });
  });
});
