import { decimalTextOf } from '../../model/decimal.ts';
import { roundToSpread } from '../../stats/round-to-spread.ts';
import { CONFIDENCE_LEVEL } from '../../stats/wilson-interval.ts';
import { anyOf, compare, countRows, memberOf, purchasedBetween } from '../../warehouse/conditions.ts';
import type { Drill } from '../../warehouse/drill.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Field, Figure, Message, MessageParam, ValueFormat } from '../blocks.ts';
import { type Bounds, CLV_ID, type ClvParams, type ClvResult, GROUP_KEYS, type TrackPoint } from './schema.ts';

export const INTEGER = { kind: 'integer' } as const;
export const MONEY = { kind: 'money' } as const;
export const PERCENT = { kind: 'percent', digits: 1 } as const;
export const WHOLE_PERCENT = { kind: 'percent', digits: 0 } as const;
export const MESSAGE = { kind: 'message' } as const;
export const ONE_DIGIT = { kind: 'number', digits: 1 } as const;
export const TWO_DIGITS = { kind: 'number', digits: 2 } as const;
export const DAY = { kind: 'day' } as const;
export const CUSTOMER = { kind: 'customer' } as const;

/** Rows behind an estimate, and how many they are. */
export interface Basis {
  readonly drill: Drill;
  readonly n: number;
}

/** The customers of one group as this run found them. */
export function membersOf(params: ClvParams, key: string): Predicate {
  return memberOf(CLV_ID, params, key);
}

/** Everybody the models look at: the customers of all groups. */
export function everyone({ customers }: ClvResult, params: ClvParams): Basis {
  return basisOf(anyOf(...GROUP_KEYS[params.grouping].map((key) => membersOf(params, key))), customers);
}

/** The customers of one group. */
export function groupBasis(params: ClvParams, key: string, customers: number): Basis {
  return basisOf(membersOf(params, key), customers);
}

/** One customer. */
export function customerBasis(customer: number): Basis {
  return basisOf(compare('customer_id', 'eq', customer), 1);
}

/** Customers with a purchase line in the days of a point. */
export function pointBasis({ fromDay, toDay, buyers }: TrackPoint): Basis {
  return basisOf(purchasedBetween(fromDay, toDay), buyers);
}

/** Customers whose silence is too long: a list while it is short, else the group. */
export function overdueMembers({ overdue, overdueIds }: ClvResult, params: ClvParams): Predicate {
  if (overdueIds.length === overdue.customers) return { op: 'in', column: 'customer_id', values: [...overdueIds] };
  return membersOf({ ...params, grouping: 'silence' }, 'overdue');
}

function basisOf(where: Predicate, n: number): Basis {
  return { drill: { relation: 'customers', where, measure: countRows() }, n };
}

/** A count of customers, found again by counting them. */
export function countFigure({ drill, n }: Basis, segment?: Predicate): Figure {
  return { value: n, drill, ...(segment === undefined ? {} : { segment }) };
}

/** A number from the models. */
export function estimate(value: number | null, basis: Basis, bounds?: Bounds | null, method = 'bootstrap'): Figure {
  return {
    value: value !== null && Number.isFinite(value) ? value : null,
    estimate: true,
    ...basis,
    ...(bounds === undefined || bounds === null
      ? {}
      : { interval: { low: bounds.low, high: bounds.high, level: CONFIDENCE_LEVEL, method: word(`methods.${method}`).key } }),
  };
}

/** Money from the models. */
export function moneyEstimate(value: number, basis: Basis, bounds?: Bounds): Figure {
  return { ...estimate(value, basis, bounds), value: decimalTextOf(value) };
}

/** A label at the head of a row. */
export function label(key: string): Figure {
  return { value: word(key).key };
}

/** A field named and defined by the messages. */
export function fieldOf(key: string, format: ValueFormat): Field {
  return { key, label: word(`fields.${key}`), format, definition: word(`definitions.${key}`) };
}

/** A value in a sentence. */
export function shown(value: number | null, format: ValueFormat): MessageParam {
  return { value: format.kind === 'money' && value !== null ? decimalTextOf(value) : value, format };
}

/** A message of this analysis. */
export function word(key: string, params?: Record<string, MessageParam>): Message {
  const full = `analyses.${CLV_ID}.${key}`;
  return params === undefined ? { key: full } : { key: full, params };
}

/** Estimated money in a sentence, rounded to what its uncertainty supports; without one to two digits. */
export function roundedMoney(value: number, spread: number = Math.abs(value)): ReturnType<typeof shown> {
  const rounded = roundToSpread(value, spread);
  return { value: decimalTextOf(rounded.value), format: rounded.step >= 1 ? { kind: 'money', digits: 0 } : MONEY };
}
