import { allOf, between, compare, notOf, purchasedBetween } from '../../warehouse/conditions.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import { LOYALTY_DAYS, type Stage, type StageBounds } from './schema.ts';

/** Days before the first one of any data: windows that have no beginning begin here. */
const LONG_AGO = -200_000;

/**
 * The customers who are in a stage on the evening of a day, as a condition on `customers`: the same rules as `stageAt`, so that figures
 * can be recomputed from rows.
 */
export function stageCondition(stage: Stage, day: number, { newDays, activeDays, lostDays, loyalOrders }: StageBounds): Predicate {
  const boughtWithin = (days: number): Predicate => purchasedBetween(day - days + 1, day);
  const isNew = between('first_day', day - newDays + 1, day);
  const isBack = allOf(
    boughtWithin(newDays),
    compare('first_day', 'le', day - newDays),
    notOf(purchasedBetween(day - newDays - activeDays + 1, day - newDays)),
  );
  const isLoyal: Predicate = {
    op: 'purchases',
    measure: 'orders',
    comparison: 'ge',
    value: loyalOrders,
    window: { kind: 'between', fromDay: day - LOYALTY_DAYS + 1, toDay: day },
  };
  switch (stage) {
    case 'prospect':
      return allOf(between('registered_day', LONG_AGO, day), notOf(purchasedBetween(LONG_AGO, day)));
    case 'new':
      return isNew;
    case 'wonBack':
      return isBack;
    case 'loyal':
      return allOf(boughtWithin(activeDays), notOf(isNew), notOf(isBack), isLoyal);
    case 'active':
      return allOf(boughtWithin(activeDays), notOf(isNew), notOf(isBack), notOf(isLoyal));
    case 'dormant':
      return allOf(boughtWithin(lostDays), notOf(boughtWithin(activeDays)));
    case 'lost':
      return allOf(purchasedBetween(LONG_AGO, day), notOf(boughtWithin(lostDays)));
  }
}

/** People nobody knew on the evening of a day: without a purchase, and not registered. */
export function outsideCondition(day: number): Predicate {
  return allOf(notOf(purchasedBetween(LONG_AGO, day)), notOf(between('registered_day', LONG_AGO, day)));
}
