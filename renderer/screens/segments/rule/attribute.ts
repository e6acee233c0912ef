import { findColumn } from '../../../../shared/warehouse/catalogue.ts';
import type { Comparison, Predicate } from '../../../../shared/warehouse/predicate.ts';

/** Facts about a customer that a condition can be about, in the order people look for them. */
export const ATTRIBUTE_COLUMNS = ['country', 'city', 'name', 'email', 'phone', 'customer_key', 'first_day', 'last_day', 'orders', 'revenue'] as const;
export type AttributeColumn = (typeof ATTRIBUTE_COLUMNS)[number];
export type AttributeType = 'text' | 'day' | 'number';

export type AttributeTest = Comparison | 'contains' | 'starts' | 'ends' | 'in' | 'between' | 'null';
/** A condition on one column of the customer. */
export type Attribute = Extract<Predicate, { op: 'compare' | 'in' | 'between' | 'null' | 'text' }>;

/** What can be asked of a column of each type. */
export const ATTRIBUTE_TESTS: Readonly<Record<AttributeType, readonly AttributeTest[]>> = {
  text: ['eq', 'ne', 'in', 'contains', 'starts', 'ends', 'null'],
  day: ['ge', 'le', 'eq', 'between', 'null'],
  number: ['ge', 'le', 'gt', 'lt', 'eq', 'ne', 'between'],
};

const FIRST_VALUE = 1;

/** Type of an attribute as the builder sees it. */
export function typeOfAttribute(column: AttributeColumn): AttributeType {
  const type = findColumn('customers', column)?.type;
  return type === 'day' ? 'day' : type === 'text' ? 'text' : 'number';
}

/** The attribute a condition is about, when it is one that the builder has fields for. */
export function columnOf(attribute: Attribute): AttributeColumn | null {
  return ATTRIBUTE_COLUMNS.find((column) => column === attribute.column) ?? null;
}

/** Which question a condition asks. */
export function testOf(attribute: Attribute): AttributeTest {
  if (attribute.op === 'compare') return attribute.comparison;
  return attribute.op === 'text' ? attribute.match : attribute.op;
}

/** True when every part of the condition has a field; others are kept and shown in words. */
export function canEditAttribute(attribute: Attribute): boolean {
  const column = columnOf(attribute);
  if (column === null) return false;
  const type = typeOfAttribute(column);
  if (!ATTRIBUTE_TESTS[type].includes(testOf(attribute))) return false;
  if (attribute.op === 'compare') return typeof attribute.value === (type === 'text' ? 'string' : 'number');
  return attribute.op !== 'in' || attribute.values.every((value) => typeof value === 'string');
}

/** The same question about another column, or the first question of its type. */
export function withColumn(attribute: Attribute, column: AttributeColumn, today: number): Attribute {
  const type = typeOfAttribute(column);
  const before = columnOf(attribute);
  if (before !== null && typeOfAttribute(before) === type) return { ...attribute, column };
  if (type === 'text') return { op: 'compare', column, comparison: 'eq', value: '' };
  return { op: 'compare', column, comparison: 'ge', value: type === 'day' ? today : FIRST_VALUE };
}

/** Another question about the same column; the value is kept where it still fits. */
export function withTest(attribute: Attribute, column: AttributeColumn, test: AttributeTest, today: number): Attribute {
  const [text, number] = [textOf(attribute), numberOf(attribute, typeOfAttribute(column) === 'day' ? today : FIRST_VALUE)];
  switch (test) {
    case 'null':
      return { op: 'null', column };
    case 'in':
      return { op: 'in', column, values: text === '' ? [] : [text] };
    case 'contains':
    case 'starts':
    case 'ends':
      return { op: 'text', column, match: test, value: text };
    case 'between':
      return { op: 'between', column, from: number, to: number };
    default:
      return { op: 'compare', column, comparison: test, value: typeOfAttribute(column) === 'text' ? text : number };
  }
}

function textOf(attribute: Attribute): string {
  if (attribute.op === 'compare') return String(attribute.value);
  if (attribute.op === 'in') return String(attribute.values[0] ?? '');
  return attribute.op === 'text' ? attribute.value : '';
}

function numberOf(attribute: Attribute, otherwise: number): number {
  if (attribute.op === 'between') return attribute.from;
  return attribute.op === 'compare' && typeof attribute.value === 'number' ? attribute.value : otherwise;
}
