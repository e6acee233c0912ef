import type { Measure } from './drill.ts';
import type { Comparison, Predicate } from './predicate.ts';

/** Builders of the predicates and measures that analyses put into drills and segment rules: one short word per idea. */

const MAX_BRANCHES = 50;

/** Lines that are purchases. */
export const IS_SALE: Predicate = compare('kind', 'eq', 'sale');

/** Rows without a known customer. */
export const IS_ANONYMOUS: Predicate = { op: 'null', column: 'customer_id' };

/** column ⋛ value */
export function compare(column: string, comparison: Comparison, value: string | number): Predicate {
  return { op: 'compare', column, comparison, value };
}

/** from ≤ column ≤ to */
export function between(column: string, from: number, to: number): Predicate {
  return { op: 'between', column, from, to };
}

/** All of the conditions; one condition stays itself. */
export function allOf(...conditions: Predicate[]): Predicate {
  const [only, ...others] = conditions;
  return only !== undefined && others.length === 0 ? only : { op: 'and', of: conditions };
}

/** Any of the conditions; lists longer than a predicate may hold are nested. At least one condition is needed: none throws a RangeError. */
export function anyOf(...conditions: Predicate[]): Predicate {
  const [only, ...others] = conditions;
  if (only === undefined) throw new RangeError('anyOf needs a condition');
  if (others.length === 0) return only;
  if (conditions.length <= MAX_BRANCHES) return { op: 'or', of: conditions };
  const parts: Predicate[] = [];
  for (let start = 0; start < conditions.length; start += MAX_BRANCHES) parts.push(anyOf(...conditions.slice(start, start + MAX_BRANCHES)));
  return anyOf(...parts);
}

/** The rows that do not meet the condition. */
export function notOf(condition: Predicate): Predicate {
  return { op: 'not', of: condition };
}

/** Rows whose column is filled. */
export function filled(column: string): Predicate {
  return notOf({ op: 'null', column });
}

/** Rows whose customer meets a condition on `customers`. */
export function customerWhere(where: Predicate): Predicate {
  return { op: 'customer', where };
}

/** Customers with at least one order with a purchase line between two days, both included. */
export function purchasedBetween(fromDay: number, toDay: number): Predicate {
  return { op: 'purchases', measure: 'orders', comparison: 'ge', value: 1, window: { kind: 'between', fromDay, toDay } };
}

/** Customers in one group of an analysis run with these parameters. */
export function memberOf(analysis: string, params: Record<string, unknown>, group: string): Predicate {
  return { op: 'member', analysis, params, group };
}

/** Number of rows. */
export function countRows(where?: Predicate): Measure {
  return where === undefined ? { fn: 'count' } : { fn: 'count', where };
}

/** Σ column over the rows. */
export function sumOf(column: string, where?: Predicate): Measure {
  return where === undefined ? { fn: 'sum', column } : { fn: 'sum', column, where };
}

/** Number of different values of a column. */
export function distinctOf(column: string, where?: Predicate): Measure {
  return where === undefined ? { fn: 'distinct', column } : { fn: 'distinct', column, where };
}

/** numerator ÷ denominator */
export function ratioOf(numerator: Measure, denominator: Measure): Measure {
  return { fn: 'ratio', numerator, denominator };
}

/** left − right */
export function differenceOf(left: Measure, right: Measure): Measure {
  return { fn: 'difference', left, right };
}

/** Middle value over the customers of the rows. */
export function medianPerCustomer(of: Measure): Measure {
  return { fn: 'median', per: 'customer_id', of };
}
