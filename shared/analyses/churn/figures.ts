import { decimalTextOf, formatDecimal } from '../../model/decimal.ts';
import { quotient } from '../../stats/quotient.ts';
import { CONFIDENCE_LEVEL, wilsonInterval } from '../../stats/wilson-interval.ts';
import { allOf, between, compare, countRows, notOf, purchasedBetween, ratioOf, sumOf } from '../../warehouse/conditions.ts';
import type { Drill, Measure } from '../../warehouse/drill.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Field, Figure, Message, MessageParam, ValueFormat } from '../blocks.ts';
import { CHURN_ID, type ChurnParams, type ChurnPeriod, type ChurnResult, VALUE_DAYS } from './schema.ts';

export const INTEGER = { kind: 'integer' } as const;
export const MONEY = { kind: 'money' } as const;
export const PERCENT = { kind: 'percent', digits: 1 } as const;
export const MESSAGE = { kind: 'message' } as const;
export const DAY = { kind: 'day' } as const;
const LONG_AGO = -200_000;

/** A message of this analysis. */
export function word(key: string, params?: Record<string, MessageParam>): Message {
  const full = `analyses.${CHURN_ID}.${key}`;
  return params === undefined ? { key: full } : { key: full, params };
}

/** A field named and defined by the messages. */
export function fieldOf(key: string, format: ValueFormat): Field {
  return { key, label: word(`fields.${key}`), format, definition: word(`definitions.${key}`) };
}

/** Customers who had bought within the days of silence on an evening. */
export function activeOn(evening: number, { silenceDays }: ChurnParams): Predicate {
  return purchasedBetween(evening - silenceDays + 1, evening);
}

/** Customers with a purchase by an evening. */
export function customersBy(evening: number): Predicate {
  return purchasedBetween(LONG_AGO, evening);
}

function customersDrill(where: Predicate, measure: Measure = countRows()): Drill {
  return { relation: 'customers', where, measure };
}

/** Customers counted, with the rule that selects them. */
export function countFigure(value: number, where: Predicate): Figure {
  return { value, drill: customersDrill(where), segment: where };
}

/** Who was lost, came back or was won in a period, as conditions. */
export function conditionsOf(period: ChurnPeriod, params: ChurnParams): Readonly<Record<'active' | 'lost' | 'back' | 'won', Predicate>> {
  const evening = period.fromDay - 1;
  const [was, is] = [activeOn(evening, params), activeOn(period.toDay, params)];
  return {
    active: was,
    lost: allOf(was, notOf(is)),
    back: allOf(is, notOf(was), customersBy(evening)),
    won: allOf(is, notOf(customersBy(evening))),
  };
}

/** Lost ÷ active before, with Wilson's interval. */
export function rateFigure(period: ChurnPeriod, params: ChurnParams): Figure {
  const { active, lost } = conditionsOf(period, params);
  const bounds = wilsonInterval(period.lost, period.active);
  return {
    value: quotient(period.lost, period.active),
    n: period.active,
    drill: customersDrill(active, ratioOf(countRows(lost), countRows())),
    ...(bounds === null ? {} : { interval: { ...bounds, level: CONFIDENCE_LEVEL, method: `analyses.${CHURN_ID}.methods.wilson` } }),
    ...(period.unfinished ? { unfinished: true } : {}),
  };
}

/** Money of the year before the period from the lost ÷ from the active. */
export function moneyRateFigure(period: ChurnPeriod, params: ChurnParams): Figure {
  const { active, lost } = conditionsOf(period, params);
  return {
    value: quotient(period.lostMoney, period.money),
    drill: yearDrill(period, active, ratioOf(sumOf('amount', lost), sumOf('amount'))),
    ...(period.unfinished ? { unfinished: true } : {}),
  };
}

/** Money of the year before the period, of the active or of the lost. */
export function moneyFigure(which: 'active' | 'lost', period: ChurnPeriod, params: ChurnParams): Figure {
  const value = which === 'active' ? period.money : period.lostMoney;
  return { value: formatDecimal(value), drill: yearDrill(period, conditionsOf(period, params)[which], sumOf('amount')) };
}

function yearDrill(period: ChurnPeriod, who: Predicate, measure: Measure): Drill {
  const evening = period.fromDay - 1;
  return { relation: 'order_lines', where: allOf(between('day', evening - VALUE_DAYS + 1, evening), who), measure, wholeHistory: true };
}

/** An estimate made from everybody who had bought by the last evening. */
export function estimateFigure(value: number | string | null, result: ChurnResult): Figure {
  return { value, estimate: true, n: result.customers, drill: customersDrill(customersBy(result.day)) };
}

/** Money as an estimate. */
export function moneyEstimate(value: number, result: ChurnResult): Figure {
  return estimateFigure(decimalTextOf(value), result);
}

/** Day of the last purchase line of one customer. */
export function lastDayFigure(customer: number, lastDay: number, result: ChurnResult): Figure {
  return {
    value: lastDay,
    drill: {
      relation: 'order_lines',
      where: allOf(compare('customer_id', 'eq', customer), compare('day', 'le', result.day), compare('kind', 'eq', 'sale')),
      measure: { fn: 'max', column: 'day' },
      wholeHistory: true,
    },
  };
}
