import { decimalTextOf } from '../../model/decimal.ts';
import type { ContractEstimate } from '../../stats/contract/contract-interval.ts';
import { CONFIDENCE_LEVEL } from '../../stats/wilson-interval.ts';
import { allOf, anyOf, compare, countRows, filled, notOf } from '../../warehouse/conditions.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Field, Figure, Interval, Message, MessageParam, ValueFormat } from '../blocks.ts';
import { CONTRACTS_ID, type ContractResult, OTHERS, UNKNOWN, VALUE_MARK } from './schema.ts';

export const INTEGER = { kind: 'integer' } as const;
export const PERCENT = { kind: 'percent', digits: 1 } as const;
export const MESSAGE = { kind: 'message' } as const;
export const MONEY = { kind: 'money' } as const;
export const ONE_DIGIT = { kind: 'number', digits: 1 } as const;
export const RATIO = { kind: 'number', digits: 2 } as const;
export const PARAMETER = { kind: 'number', digits: 4 } as const;

const IS_ENDED: Predicate = { op: 'compare', column: 'is_ended', comparison: 'eq', value: true };
const IS_RUNNING: Predicate = { op: 'compare', column: 'is_ended', comparison: 'eq', value: false };

/** Contracts whose length is known: by their days, or by the months the file gives. The same choice as `measureContracts`. */
export function usableContracts({ fromDay, toDay }: ContractResult): Predicate {
  const begun = fromDay === null ? compare('day', 'le', toDay) : allOf(compare('day', 'ge', fromDay), compare('day', 'le', toDay));
  const byDays = allOf(begun, anyOf(filled('ended_day'), { op: 'null', column: 'is_ended' }, IS_RUNNING));
  const hasMonths = compare('tenure_months', 'ge', 0);
  const endedSomeDay = allOf(begun, IS_ENDED, { op: 'null', column: 'ended_day' }, hasMonths);
  const withoutDay = allOf({ op: 'null', column: 'day' }, hasMonths);
  return anyOf(byDays, endedSomeDay, ...(fromDay === null ? [withoutDay] : []));
}

/** Contracts of one plan. */
export function contractsOf(result: ContractResult, key: string): Predicate {
  const usable = usableContracts(result);
  if (key.startsWith(VALUE_MARK)) return allOf(usable, compare('plan', 'eq', key.slice(VALUE_MARK.length)));
  if (key === UNKNOWN) return allOf(usable, anyOf({ op: 'null', column: 'plan' }, compare('plan', 'eq', '')));
  if (key !== OTHERS) return usable;
  const values = result.plans.map((plan) => plan.key).filter((own) => own.startsWith(VALUE_MARK));
  return allOf(usable, compare('plan', 'ne', ''), notOf({ op: 'in', column: 'plan', values: values.map((own) => own.slice(VALUE_MARK.length)) }));
}

/** Number of contracts, exact. */
export function countFigure(result: ContractResult, key: string | null): Figure {
  const where = key === null ? usableContracts(result) : contractsOf(result, key);
  return { value: sizeOf(result, key), drill: { relation: 'subscriptions', where, measure: countRows() } };
}

/** A value worked out over the contracts of a plan (null = all). What is endless or unknown is empty. */
export function estimateFigure(result: ContractResult, key: string | null, value: number | null, interval: Interval | null = null): Figure {
  return {
    ...countFigure(result, key),
    value: value === null || !Number.isFinite(value) ? null : value,
    estimate: true,
    n: sizeOf(result, key),
    ...(interval === null ? {} : { interval }),
  };
}

/** An estimate with its interval. */
export function fromEstimate(result: ContractResult, key: string | null, estimate: ContractEstimate | null): Figure {
  return estimateFigure(result, key, estimate?.value ?? null, estimate === null ? null : intervalOf(estimate.low, estimate.high, 'delta'));
}

/** An amount of money with its interval. */
export function moneyFigure(result: ContractResult, key: string | null, estimate: ContractEstimate | null): Figure {
  const figure = fromEstimate(result, key, estimate);
  return typeof figure.value === 'number' ? { ...figure, value: decimalTextOf(figure.value) } : figure;
}

function sizeOf(result: ContractResult, key: string | null): number {
  return key === null ? result.contracts : (result.plans.find((plan) => plan.key === key)?.contracts ?? result.contracts);
}

/** An interval at 95 % by one of the methods named in the messages; null when an end is missing. */
export function intervalOf(low: number, high: number, method: string): Interval | null {
  return Number.isFinite(low) && Number.isFinite(high)
    ? { low, high, level: CONFIDENCE_LEVEL, method: `analyses.${CONTRACTS_ID}.methods.${method}` }
    : null;
}

/** Name of a plan. */
export function nameOf(key: string): Message {
  return key.startsWith(VALUE_MARK) ? word('plan', { plan: key.slice(VALUE_MARK.length) }) : word(`plans.${key}`);
}

/** Head of a plan's row. */
export function headOf(key: string): Figure {
  return key.startsWith(VALUE_MARK) ? { value: null, caption: nameOf(key) } : { value: `analyses.${CONTRACTS_ID}.plans.${key}` };
}

/** A field named and defined by the messages. */
export function fieldOf(key: string, format: ValueFormat): Field {
  return { key, label: word(`fields.${key}`), format, definition: word(`definitions.${key}`) };
}

/** A message of this analysis. */
export function word(key: string, params?: Record<string, MessageParam>): Message {
  const full = `analyses.${CONTRACTS_ID}.${key}`;
  return params === undefined ? { key: full } : { key: full, params };
}
