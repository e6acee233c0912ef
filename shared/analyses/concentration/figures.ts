import { decimalTextOf, formatDecimal } from '../../model/decimal.ts';
import { quotient } from '../../stats/quotient.ts';
import { CONFIDENCE_LEVEL } from '../../stats/wilson-interval.ts';
import { allOf, between, compare, differenceOf, distinctOf, filled, memberOf, notOf, ratioOf, sumOf } from '../../warehouse/conditions.ts';
import type { Drill, Measure } from '../../warehouse/drill.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Field, Figure, Message, MessageParam, ValueFormat } from '../blocks.ts';
import { type Bounds, CONCENTRATION_ID, type ConcentrationParams, type HolderKind, type Money } from './schema.ts';

export const INTEGER = { kind: 'integer' } as const;
export const MONEY = { kind: 'money' } as const;
export const PERCENT = { kind: 'percent', digits: 1 } as const;
export const MESSAGE = { kind: 'message' } as const;
export const TEXT = { kind: 'text' } as const;
export const ONE_DIGIT = { kind: 'number', digits: 1 } as const;

const COLUMNS = {
  customer: 'customer_id',
  product: 'product_id',
  channel: 'channel',
  country: 'country',
  employee: 'employee_id',
} as const satisfies Record<HolderKind, string>;

/** Whose money, which money, and the days. */
export interface Scope {
  readonly of: HolderKind;
  readonly money: Money;
  readonly fromDay: number;
  readonly toDay: number;
}

/** The holder of that id, or one of several. */
export function isHolder({ of }: Pick<Scope, 'of'>, ids: readonly (number | string)[]): Predicate {
  const [only, ...others] = ids;
  if (only !== undefined && others.length === 0) return compare(COLUMNS[of], 'eq', only);
  return { op: 'in', column: COLUMNS[of], values: [...ids] };
}

/** Anyone but these holders. */
export function isOther(scope: Pick<Scope, 'of'>, ids: readonly (number | string)[]): Predicate {
  return notOf(isHolder(scope, ids));
}

/** A measure over all rows of the scope that name a holder. */
export function rowsOf({ of, money, fromDay, toDay }: Scope, measure: Measure, ...conditions: Predicate[]): Drill {
  const known = [filled(COLUMNS[of]), ...(money === 'margin' ? [filled('cost')] : [])];
  return { relation: of === 'employee' ? 'orders' : 'order_lines', where: allOf(between('day', fromDay, toDay), ...known, ...conditions), measure };
}

/** Σ of the money over rows. */
export function moneyOf({ money }: Pick<Scope, 'money'>, where?: Predicate): Measure {
  return money === 'revenue' ? sumOf('amount', where) : differenceOf(sumOf('amount', where), sumOf('cost', where));
}

/** The money of some holders. */
export function moneyFigure(value: bigint, scope: Scope, where?: Predicate): Figure {
  return { value: formatDecimal(value), drill: rowsOf(scope, moneyOf(scope), ...(where === undefined ? [] : [where])) };
}

/** Their share of the money; null where there is nothing to share. */
export function shareFigure(value: bigint, total: bigint, scope: Scope, where: Predicate): Figure {
  return { value: shareOf(value, total), drill: rowsOf(scope, ratioOf(moneyOf(scope, where), moneyOf(scope))) };
}

/** value ÷ total as shares are computed everywhere. */
export function shareOf(value: bigint, total: bigint): number | null {
  return quotient(value, total);
}

/** Number of different holders. */
export function countFigure(value: number, scope: Scope): Figure {
  return { value, drill: rowsOf(scope, distinctOf(COLUMNS[scope.of])) };
}

/** A number worked out from the sums of all holders; its rows are all of theirs. */
export function estimateFigure(value: number | null, holders: number, scope: Scope, bounds?: Bounds | null): Figure {
  return {
    value,
    estimate: true,
    n: holders,
    drill: rowsOf(scope, distinctOf(COLUMNS[scope.of])),
    ...(bounds === null || bounds === undefined
      ? {}
      : { interval: { ...bounds, level: CONFIDENCE_LEVEL, method: `analyses.${CONCENTRATION_ID}.methods.bootstrap` } }),
  };
}

/** Money a year at the pace of the days looked at, in whole units. */
export function yearlyOf(value: bigint, { fromDay, toDay }: Pick<Scope, 'fromDay' | 'toDay'>): number {
  const DAYS_PER_YEAR = 365.25;
  return ((quotient(value, 1) ?? 0) * DAYS_PER_YEAR) / (toDay - fromDay + 1);
}

/** The same as decimal text. */
export function yearlyText(value: bigint, scope: Pick<Scope, 'fromDay' | 'toDay'>): string | null {
  return decimalTextOf(yearlyOf(value, scope));
}

/** Customers of a tier; what is drawn does not matter to who is in it. */
export function tierMembers(params: ConcentrationParams, key: string): Predicate {
  const { measure, tiersBy, customerBounds, valueBounds } = params;
  const bounds = tiersBy === 'customers' ? { customerBounds } : { valueBounds };
  return memberOf(CONCENTRATION_ID, { measure, tiersBy, ...bounds }, key);
}

/** The best 20 % of the customers, and the fewest that bring 80 % of the money: tiers under other bounds. */
export function bestFifth({ measure }: ConcentrationParams): Predicate {
  return memberOf(CONCENTRATION_ID, { measure, tiersBy: 'customers', customerBounds: [20, 50, 80] }, 'vip');
}
export function mostOfMoney({ measure }: ConcentrationParams): Predicate {
  return memberOf(CONCENTRATION_ID, { measure, tiersBy: 'value', valueBounds: [80, 90, 95] }, 'vip');
}

/** Revenue or margin as a word in a sentence. */
export function moneyWord({ money }: Pick<Scope, 'money'>): Message {
  return word(`money.${money}`);
}

/** A field named and defined by the messages; `kind` picks the words of a kind of holder. */
export function fieldOf(key: string, format: ValueFormat, kind?: HolderKind): Field {
  const words = kind === undefined ? key : `${key}.${kind}`;
  return { key, label: word(`fields.${words}`), format, definition: word(`definitions.${key}`) };
}

/** A message of this analysis. */
export function word(key: string, params?: Record<string, MessageParam>): Message {
  const full = `analyses.${CONCENTRATION_ID}.${key}`;
  return params === undefined ? { key: full } : { key: full, params };
}
