import { CONFIDENCE_LEVEL } from '../../stats/wilson-interval.ts';
import { allOf, anyOf, between, compare, countRows, customerWhere, filled, memberOf, notOf } from '../../warehouse/conditions.ts';
import type { Drill } from '../../warehouse/drill.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Field, Figure, Interval, Message, MessageParam, ValueFormat } from '../blocks.ts';
import { OTHERS, type Question, SURVIVAL_ID, type SurvivalParams, type SurvivalResult, UNKNOWN, VALUE_MARK } from './schema.ts';

export const INTEGER = { kind: 'integer' } as const;
export const PERCENT = { kind: 'percent', digits: 1 } as const;
export const DAYS = { kind: 'days' } as const;
export const MESSAGE = { kind: 'message' } as const;
export const RATIO = { kind: 'number', digits: 2 } as const;
export const STATISTIC = { kind: 'number', digits: 3 } as const;
/** Below this, four digits show nothing. */
export const SMALLEST_P = 1e-4;
export const P_VALUE = { kind: 'number', digits: 4 } as const;

/** Whether the event is something good that is waited for: its curves rise, the others fall. */
export function isRising(question: Question): boolean {
  return question === 'secondPurchase' || question === 'firstPurchase';
}

/** Result and parameters, which every figure needs for its rows. */
export interface Scope {
  readonly result: SurvivalResult;
  readonly params: SurvivalParams;
}

/** Rows behind a group, or behind everybody watched; their number is the number of subjects. */
export function drillOf({ result, params }: Scope, key: string | null): Drill {
  if (result.question === 'contract') {
    const { fromDay, toDay } = result.watch;
    const conditions = [between('day', fromDay, toDay - 1), anyOf(filled('ended_day'), { op: 'null', column: 'is_ended' }, NOT_ENDED)];
    return { relation: 'subscriptions', where: allOf(...conditions, ...(key === null ? [] : contractsOf(result, key))), measure: countRows() };
  }
  return { relation: 'customers', where: membersOf({ result, params }, key), measure: countRows() };
}

const NOT_ENDED: Predicate = { op: 'compare', column: 'is_ended', comparison: 'eq', value: false };

/** Customers of a group, or of all groups. */
export function membersOf({ result, params }: Scope, key: string | null): Predicate {
  const { question, split, contactSplit, contractSplit } = params;
  const own = question === 'firstPurchase' ? { contactSplit } : question === 'contract' ? { contractSplit } : { split };
  return anyOf(...(key === null ? result.keys : [key]).map((each) => memberOf(SURVIVAL_ID, { question, ...own }, each)));
}

/** Conditions on contracts of a group, without going through customers, who may have several. */
function contractsOf({ split, keys, splitDay }: SurvivalResult, key: string): Predicate[] {
  if (split === 'newness') return [compare('day', key === 'older' ? 'lt' : 'ge', splitDay ?? 0)];
  const column = split === 'paymentMethod' ? 'payment_method' : split;
  const isOwn = split === 'plan' || split === 'paymentMethod';
  const wrap = (where: Predicate): Predicate => (isOwn ? where : customerWhere(where));
  if (key.startsWith(VALUE_MARK)) return [wrap(compare(column, 'eq', key.slice(VALUE_MARK.length)))];
  if (key === OTHERS) {
    const values = keys.filter((own) => own.startsWith(VALUE_MARK)).map((own) => own.slice(VALUE_MARK.length));
    return [wrap(allOf(filled(column), compare(column, 'ne', ''), notOf({ op: 'in', column, values })))];
  }
  if (key !== UNKNOWN) return [];
  const isEmpty = wrap(anyOf({ op: 'null', column }, compare(column, 'eq', '')));
  return [isOwn ? isEmpty : anyOf(isEmpty, { op: 'null', column: 'customer_id' })];
}

/** A value worked out over the subjects of a group (null = all of them). */
export function estimate(scope: Scope, key: string | null, value: number | null, interval: Interval | null = null): Figure {
  return { value, estimate: true, n: sizeOf(scope, key), drill: drillOf(scope, key), ...(interval === null ? {} : { interval }) };
}

/** A chance of at least this difference by luck; in words where four digits would show 0. */
export function chanceFigure(scope: Scope, key: string | null, p: number | null): Figure {
  return { ...estimate(scope, key, p), ...(p !== null && p < SMALLEST_P ? { caption: word('p.below') } : {}) };
}

/** Number of subjects, exact, with the rows and (for customers) the rule that selects them. */
export function countFigure(scope: Scope, key: string | null): Figure {
  const isContract = scope.result.question === 'contract';
  return { value: sizeOf(scope, key), drill: drillOf(scope, key), ...(isContract ? {} : { segment: membersOf(scope, key) }) };
}

function sizeOf({ result }: Scope, key: string | null): number {
  return key === null ? result.subjects : (result.groups.find((group) => group.key === key)?.subjects ?? result.subjects);
}

/** An interval at 95 % by one of the methods named in the messages; null when an end is missing. */
export function intervalOf(low: number | null, high: number | null, method: string): Interval | null {
  if (low === null || high === null || !Number.isFinite(low) || !Number.isFinite(high)) return null;
  return { low, high, level: CONFIDENCE_LEVEL, method: `analyses.${SURVIVAL_ID}.methods.${method}` };
}

/** Name of a group or reason. */
export function nameOf(key: string): Message {
  return key.startsWith(VALUE_MARK) ? word('group', { group: key.slice(VALUE_MARK.length) }) : word(`groups.${key}`);
}

/** Head of a group's row, with the rule that selects its customers. */
export function headOf(scope: Scope, key: string): Figure {
  const segment = scope.result.question === 'contract' ? {} : { segment: membersOf(scope, key) };
  return key.startsWith(VALUE_MARK)
    ? { value: null, caption: nameOf(key), ...segment }
    : { value: `analyses.${SURVIVAL_ID}.groups.${key}`, ...segment };
}

/** A field named and defined by the messages. */
export function fieldOf(key: string, format: ValueFormat): Field {
  return { key, label: word(`fields.${key}`), format, definition: word(`definitions.${key}`) };
}

/** A message of this analysis. */
export function word(key: string, params?: Record<string, MessageParam>): Message {
  const full = `analyses.${SURVIVAL_ID}.${key}`;
  return params === undefined ? { key: full } : { key: full, params };
}
