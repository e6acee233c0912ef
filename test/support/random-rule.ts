import type { Comparison, Predicate, PurchaseMeasure, Window } from '../../shared/warehouse/predicate.ts';
import type { Random } from './random.ts';

const COMPARISONS: readonly Comparison[] = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];
const MEASURES: readonly PurchaseMeasure[] = ['orders', 'lines', 'quantity', 'revenue', 'products', 'daysSinceLast', 'daysSinceFirst'];

/** Days that random conditions are about. */
export interface RuleSpan {
  readonly fromDay: number;
  readonly toDay: number;
}

/** A random condition on customers: every kind of leaf except sets, nested a few levels. */
export function randomRule(random: Random, span: RuleSpan, depth = 3): Predicate {
  if (depth > 0 && random.chance(0.5)) {
    const of = Array.from({ length: random.integer(1, 3) }, () => randomRule(random, span, depth - 1));
    return random.chance(0.25) ? { op: 'not', of: randomRule(random, span, depth - 1) } : { op: random.chance(0.5) ? 'and' : 'or', of };
  }
  if (random.chance(0.55)) return randomPurchases(random, span);
  const comparison = random.pick(COMPARISONS);
  return random.pick<() => Predicate>([
    () => ({ op: 'compare', column: 'country', comparison, value: random.pick(['France', 'ایران', 'Nowhere']) }),
    () => ({ op: 'compare', column: 'orders', comparison, value: random.integer(0, 12) }),
    () => ({ op: 'compare', column: 'revenue', comparison, value: random.integer(-50, 3000) / 7 }),
    () => ({ op: 'compare', column: 'first_day', comparison, value: randomDay(random, span) }),
    () => ({ op: 'between', column: 'last_day', from: randomDay(random, span), to: span.toDay }),
    () => ({ op: 'in', column: 'city', values: random.pick([[], ['Paris'], ['Paris', 'Leeds']]) }),
    () => ({ op: 'null', column: random.pick(['name', 'city', 'country', 'first_day']) }),
    () => ({ op: 'text', column: 'name', match: random.pick(['contains', 'starts', 'ends']), value: random.pick(['C1', 'CUSTOMER', '7']) }),
  ])();
}

function randomPurchases(random: Random, span: RuleSpan): Predicate {
  const measure = random.pick(MEASURES);
  const value = measure.startsWith('days') ? random.integer(0, 400) : random.chance(0.3) ? random.integer(-20, 9000) / 13 : random.integer(0, 8);
  const where = random.chance(0.4) ? randomLineCondition(random, span) : undefined;
  return {
    op: 'purchases',
    measure,
    comparison: random.pick(COMPARISONS),
    value,
    window: randomWindow(random, span),
    ...(where === undefined ? {} : { where }),
  };
}

function randomWindow(random: Random, span: RuleSpan): Window {
  return random.pick<() => Window>([
    () => ({ kind: 'all' }),
    () => ({ kind: 'between', fromDay: randomDay(random, span), toDay: randomDay(random, span) }),
    () => ({ kind: 'last', count: random.integer(1, 300), unit: 'day' }),
    () => ({ kind: 'last', count: random.integer(1, 12), unit: 'month' }),
    () => ({ kind: 'last', count: 1, unit: 'year' }),
  ])();
}

function randomLineCondition(random: Random, span: RuleSpan): Predicate {
  const comparison = random.pick(COMPARISONS);
  return random.pick<() => Predicate>([
    () => ({ op: 'compare', column: 'product_id', comparison, value: random.integer(1, 30) }),
    () => ({ op: 'in', column: 'product_id', values: [1, 2, 3, 4, 5] }),
    () => ({ op: 'between', column: 'quantity', from: 0.25, to: 3 }),
    () => ({ op: 'not', of: { op: 'compare', column: 'amount', comparison, value: random.integer(-100, 200) } }),
    () => ({ op: 'compare', column: 'channel', comparison, value: 'web' }),
    () => ({
      op: 'or',
      of: [
        { op: 'compare', column: 'day', comparison, value: randomDay(random, span) },
        { op: 'null', column: 'product_id' },
      ],
    }),
  ])();
}

function randomDay(random: Random, { fromDay, toDay }: RuleSpan): number {
  return random.integer(fromDay - 5, toDay + 5);
}
