import { decimalTextOf, formatDecimal } from '../../model/decimal.ts';
import { quotient } from '../../stats/quotient.ts';
import { CONFIDENCE_LEVEL, wilsonInterval } from '../../stats/wilson-interval.ts';
import { allOf, anyOf, between, compare, countRows, filled, notOf, ratioOf, sumOf } from '../../warehouse/conditions.ts';
import type { Drill, Measure } from '../../warehouse/drill.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Field, Figure, Message, MessageParam, ValueFormat } from '../blocks.ts';
import { CONTRACT_CHURN_ID, type ContractChurnResult, type ContractGroup, type ContractPeriod } from './schema.ts';

export const INTEGER = { kind: 'integer' } as const;
export const MONEY = { kind: 'money' } as const;
export const PERCENT = { kind: 'percent', digits: 1 } as const;
export const TEXT = { kind: 'text' } as const;

const IS_ENDED: Predicate = { op: 'compare', column: 'is_ended', comparison: 'eq', value: true };

/** A message of this analysis. */
export function word(key: string, params?: Record<string, MessageParam>): Message {
  const full = `analyses.${CONTRACT_CHURN_ID}.${key}`;
  return params === undefined ? { key: full } : { key: full, params };
}

/** A field named and defined by the messages. */
export function fieldOf(key: string, format: ValueFormat): Field {
  return { key, label: word(`fields.${key}`), format, definition: word(`definitions.${key}`) };
}

function drillOf(where: Predicate, measure: Measure = countRows()): Drill {
  return { relation: 'subscriptions', where, measure, wholeHistory: true };
}

/** Contracts that had begun by the last day, or whose beginning nobody noted. */
export function everyContract({ day }: ContractChurnResult): Predicate {
  return anyOf({ op: 'null', column: 'day' }, compare('day', 'le', day));
}

/** Contracts that had ended by the last day, the end noted or not. */
export function endedBy({ day }: ContractChurnResult): Predicate {
  return anyOf(compare('ended_day', 'le', day), allOf({ op: 'null', column: 'ended_day' }, IS_ENDED));
}

function runsOn(evening: number): Predicate {
  return allOf(
    compare('day', 'le', evening),
    anyOf(compare('ended_day', 'gt', evening), allOf({ op: 'null', column: 'ended_day' }, notOf(allOf(filled('is_ended'), IS_ENDED)))),
  );
}

/** Who ran, ended and began in a period. */
export function conditionsOf({ fromDay, toDay }: ContractPeriod): Readonly<Record<'running' | 'ended' | 'started', Predicate>> {
  const running = runsOn(fromDay - 1);
  return { running, ended: allOf(running, notOf(runsOn(toDay))), started: between('day', fromDay, toDay) };
}

/** Contracts counted. */
export function countFigure(value: number, where: Predicate): Figure {
  return { value, drill: drillOf(where) };
}

/** Prices added up. */
export function moneyFigure(value: bigint, where: Predicate): Figure {
  return { value: formatDecimal(value), drill: drillOf(where, sumOf('price')) };
}

/** Ended ÷ running before, with Wilson's interval. */
export function rateFigure(period: ContractPeriod): Figure {
  const { running, ended } = conditionsOf(period);
  return {
    ...shareFigure(period.ended, period.running, ended, running),
    ...(period.unfinished ? { unfinished: true } : {}),
  };
}

/** Prices of the ended ÷ prices of the running. */
export function moneyRateFigure(period: ContractPeriod): Figure {
  const { running, ended } = conditionsOf(period);
  return {
    value: quotient(period.endedMoney, period.money),
    drill: drillOf(running, ratioOf(sumOf('price', ended), sumOf('price'))),
    ...(period.unfinished ? { unfinished: true } : {}),
  };
}

/** A share of contracts with Wilson's interval. */
export function shareFigure(part: number, whole: number, where: Predicate, everyone: Predicate): Figure {
  const bounds = wilsonInterval(part, whole);
  return {
    value: quotient(part, whole),
    n: whole,
    drill: drillOf(everyone, ratioOf(countRows(where), countRows())),
    ...(bounds === null ? {} : { interval: { ...bounds, level: CONFIDENCE_LEVEL, method: `analyses.${CONTRACT_CHURN_ID}.methods.wilson` } }),
  };
}

/** Contracts with a text in a column; "" stands for empty. */
export function named(column: 'plan' | 'end_reason', { name }: ContractGroup): Predicate {
  return name === '' ? { op: 'null', column } : compare(column, 'eq', name);
}

/** An estimate made from every contract. */
export function estimateFigure(value: number | string | null, result: ContractChurnResult): Figure {
  return { value, estimate: true, n: result.contracts, drill: drillOf(everyContract(result)) };
}

/** Money as an estimate. */
export function moneyEstimate(value: number, result: ContractChurnResult): Figure {
  return estimateFigure(decimalTextOf(value), result);
}

/** Price of one contract. */
export function priceFigure(contract: number, price: bigint): Figure {
  return { value: formatDecimal(price), drill: drillOf(compare('subscription_id', 'eq', contract), sumOf('price')) };
}
