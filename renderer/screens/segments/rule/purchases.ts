import type { Predicate, Window } from '../../../../shared/warehouse/predicate.ts';

/** A condition on what a customer bought. */
export type Purchases = Extract<Predicate, { op: 'purchases' }>;

const USUAL_DAYS = 90;

/** Where a condition on purchases starts from. */
export const FIRST_PURCHASES: Purchases = {
  op: 'purchases',
  measure: 'orders',
  comparison: 'ge',
  value: 2,
  window: { kind: 'last', count: USUAL_DAYS, unit: 'day' },
};

/** Another kind of window, with days to start from. */
export function windowOfKind(kind: Window['kind'], lastDay: number): Window {
  switch (kind) {
    case 'all':
      return { kind };
    case 'last':
      return { kind, count: USUAL_DAYS, unit: 'day' };
    case 'between':
      return { kind, fromDay: lastDay - USUAL_DAYS + 1, toDay: lastDay };
  }
}
