import { expect, test } from 'vitest';
import {
  allOf,
  anyOf,
  compare,
  countRows,
  differenceOf,
  filled,
  IS_SALE,
  purchasedBetween,
  ratioOf,
  sumOf,
} from '../../../shared/warehouse/conditions.ts';
import { drillSchema, measureSchema } from '../../../shared/warehouse/drill.ts';
import { type Predicate, predicateSchema } from '../../../shared/warehouse/predicate.ts';

test('one condition needs no "and" or "or" around it', () => {
  expect(allOf(IS_SALE)).toBe(IS_SALE);
  expect(anyOf(IS_SALE)).toBe(IS_SALE);
  expect(allOf(IS_SALE, filled('customer_id'))).toEqual({ op: 'and', of: [IS_SALE, { op: 'not', of: { op: 'null', column: 'customer_id' } }] });
});

test('a long list of alternatives is nested, because a predicate holds fifty branches', () => {
  const days = Array.from({ length: 2600 }, (_, day) => compare('day', 'eq', day));
  const nested = anyOf(...days);
  expect(predicateSchema.parse(nested)).toEqual(nested);
  expect(leaves(nested)).toEqual(days);
  expect(() => anyOf()).toThrow(RangeError);
});

test('what the builders give is what the wire takes', () => {
  const measure = ratioOf(differenceOf(sumOf('amount', IS_SALE), sumOf('amount')), countRows());
  expect(measureSchema.parse(measure)).toEqual(measure);
  const drill = { relation: 'customers', where: purchasedBetween(1, 9), measure: countRows(IS_SALE) } as const;
  expect(drillSchema.parse(drill)).toEqual(drill);
});

function leaves(predicate: Predicate): Predicate[] {
  return predicate.op === 'or' ? predicate.of.flatMap(leaves) : [predicate];
}
