import { describe, expect, it } from 'vitest';
import { allNodes, toRule, toTree } from '../../../../renderer/screens/segments/rule/rule-tree.ts';
import { segmentRuleSchema } from '../../../../shared/segments/schema.ts';
import type { Predicate } from '../../../../shared/warehouse/predicate.ts';
import { createRandom } from '../../../support/random.ts';
import { randomRule } from '../../../support/random-rule.ts';
import { meets, type OracleData } from '../../../support/rule-oracle.ts';

const SPAN = { fromDay: 20_000, toDay: 20_400 };
const NO_LINES: OracleData = { customers: [], lines: [], referenceDay: SPAN.toDay };
const CUSTOMERS = Array.from({ length: 40 }, (_, index) => ({
  customer_id: index + 1,
  customer_key: `C${index}`,
  name: index % 3 === 0 ? null : `Customer C${index}`,
  city: ['Paris', 'Leeds', null][index % 3] ?? null,
  country: ['France', 'ایران', null][(index >> 1) % 3] ?? null,
  first_day: index % 7 === 0 ? null : SPAN.fromDay + index * 9,
  last_day: index % 7 === 0 ? null : SPAN.fromDay + index * 10,
  orders: index % 13,
  revenue: BigInt(index * 700_000 - 400_000),
}));
const COUNTRY: Predicate = { op: 'compare', column: 'country', comparison: 'eq', value: 'France' };
const MANY: Predicate = { op: 'compare', column: 'orders', comparison: 'ge', value: 5 };

describe('a rule as a tree', () => {
  it('means the same after editing nothing, for any rule', () => {
    const random = createRandom(20);
    for (let round = 0; round < 300; round += 1) {
      const rule = randomRule(random, SPAN, 4);
      const again = toRule(toTree(rule));
      expect(toRule(toTree(again))).toEqual(again);
      expect(segmentRuleSchema.safeParse(again).success).toBe(true);
      const before = CUSTOMERS.map((row) => meets(row, rule, 'customers', NO_LINES));
      expect(CUSTOMERS.map((row) => meets(row, again, 'customers', NO_LINES))).toEqual(before);
    }
  });

  it('keeps conditions that no field can show', () => {
    const odd: Predicate[] = [
      { op: 'customer', where: COUNTRY },
      { op: 'member', analysis: 'rfm', params: { bins: 7 }, group: 'r7f7' },
      { op: 'in', column: 'orders', values: [1, 2] },
      {
        op: 'purchases',
        measure: 'orders',
        comparison: 'ge',
        value: 1,
        window: { kind: 'all' },
        where: { op: 'in', column: 'product_id', values: [3] },
      },
    ];
    const rule: Predicate = { op: 'or', of: odd };
    expect(toRule(toTree(rule))).toEqual(rule);
  });

  it('always begins with a group that is not turned around', () => {
    for (const rule of [COUNTRY, { op: 'not', of: { op: 'and', of: [COUNTRY, MANY] } }] satisfies Predicate[]) {
      const root = toTree(rule);
      expect(root).toMatchObject({ kind: 'group', isNegated: false });
      expect(toRule(root)).toEqual(rule);
    }
    expect(toRule(toTree({ op: 'or', of: [] }))).toEqual({ op: 'or', of: [] });
  });

  it('gives every part an id of its own and drops double negation', () => {
    const root = toTree({ op: 'and', of: [COUNTRY, COUNTRY, { op: 'not', of: { op: 'not', of: MANY } }] });
    const ids = allNodes(root).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(toRule(root)).toEqual({ op: 'and', of: [COUNTRY, COUNTRY, MANY] });
  });
});
