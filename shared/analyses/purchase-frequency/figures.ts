import { quotient } from '../../stats/quotient.ts';
import { CONFIDENCE_LEVEL, wilsonInterval } from '../../stats/wilson-interval.ts';
import { allOf, anyOf, between, compare, countRows, distinctOf, IS_SALE, memberOf, purchasedBetween, ratioOf } from '../../warehouse/conditions.ts';
import type { Drill, Measure } from '../../warehouse/drill.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Field, Figure, Interval, Message, MessageParam, ValueFormat } from '../blocks.ts';
import { COUNT_BINS, FREQUENCY_ID, type FrequencyParams, type FrequencyResult, type Grouping, PERIOD_DAYS, type Rate } from './schema.ts';

export const INTEGER = { kind: 'integer' } as const;
export const PERCENT = { kind: 'percent', digits: 1 } as const;
export const MESSAGE = { kind: 'message' } as const;
export const MONEY = { kind: 'money' } as const;
export const DAYS = { kind: 'days' } as const;
export const TWO_DIGITS = { kind: 'number', digits: 2 } as const;

type Days = Pick<FrequencyResult, 'fromDay' | 'toDay'>;

/** Customers that meet a condition. */
export function customersDrill(where: Predicate, measure: Measure = countRows()): Drill {
  return { relation: 'customers', where, measure };
}

/** Lines of the days looked at. */
export function linesDrill({ fromDay, toDay }: Days, measure: Measure, ...conditions: Predicate[]): Drill {
  return { relation: 'order_lines', where: allOf(between('day', fromDay, toDay), ...conditions), measure };
}

/** Customers followed for at least a day by the end of the day. */
export function followedUntil(toDay: number): Predicate {
  return compare('first_day', 'le', toDay - 1);
}

/** Customers of a group. */
export function membersOf({ breakdown }: Pick<FrequencyParams, 'breakdown'>, grouping: Grouping, key: string): Predicate {
  return memberOf(FREQUENCY_ID, grouping === 'first' ? { grouping, breakdown } : { grouping }, key);
}

/** Customers with at least so many purchase days. */
export function boughtOn(days: number, params: FrequencyParams): Predicate {
  return anyOf(...COUNT_BINS.filter(({ upTo }) => upTo >= days).map(({ key }) => membersOf(params, 'days', key)));
}

/** Everyone who is in a group. */
export function everyoneIn(grouping: Grouping, { fromDay, toDay }: Days): Predicate {
  return grouping === 'orders' || grouping === 'days' ? purchasedBetween(fromDay, toDay) : followedUntil(toDay);
}

/** A value worked out over n customers. */
export function estimateFigure(value: number | null, n: number, customers: Predicate, interval?: Interval | null): Figure {
  return {
    value,
    estimate: true,
    n,
    drill: customersDrill(customers),
    ...(interval === null || interval === undefined ? {} : { interval }),
  };
}

/** Further orders per customer in the period of the parameters. */
export function rateFigure(rate: Rate, grain: FrequencyParams['grain'], customers: Predicate): Figure {
  const days = PERIOD_DAYS[grain];
  const interval = rate.interval === null ? null : intervalOf({ low: rate.interval.low * days, high: rate.interval.high * days }, 'clustered');
  return estimateFigure(rate.perDay === null ? null : rate.perDay * days, rate.customers, customers, interval);
}

/** A share of customers with Wilson's interval. */
export function shareOf(successes: number, n: number): Pick<Figure, 'value' | 'n' | 'interval'> {
  const bounds = wilsonInterval(successes, n);
  return { value: quotient(successes, n), n, ...(bounds === null ? {} : { interval: intervalOf(bounds, 'wilson') }) };
}

/** An interval by one of the methods named in the messages. */
export function intervalOf(bounds: { readonly low: number; readonly high: number }, method: string): Interval {
  return { low: bounds.low, high: bounds.high, level: CONFIDENCE_LEVEL, method: `analyses.${FREQUENCY_ID}.methods.${method}` };
}

/** Buyers of the days looked at who ordered twice or more, as a share of all buyers: exact. */
export function repeatFigure({ buyers, repeaters, fromDay, toDay }: FrequencyResult): Figure {
  const twice: Predicate = { op: 'purchases', measure: 'orders', comparison: 'ge', value: 2, window: { kind: 'between', fromDay, toDay } };
  return {
    ...shareOf(repeaters, buyers),
    drill: customersDrill(purchasedBetween(fromDay, toDay), ratioOf(countRows(twice), countRows())),
    segment: twice,
  };
}

/** Orders ÷ buyers between two days: exact. */
export function ordersPerBuyer(orders: number, buyers: number, days: Days): Figure {
  return { value: quotient(orders, buyers), drill: linesDrill(days, ratioOf(distinctOf('order_id'), distinctOf('customer_id')), IS_SALE, IS_KNOWN) };
}

export const IS_KNOWN: Predicate = { op: 'not', of: { op: 'null', column: 'customer_id' } };

/** Head of a group's row. */
export function groupLabel(key: string): Figure {
  return key.startsWith('=') ? { value: null, caption: word('named', { name: key.slice(1) }) } : { value: `analyses.${FREQUENCY_ID}.groups.${key}` };
}

/** A field named and defined by the messages. */
export function fieldOf(key: string, format: ValueFormat): Field {
  return { key, label: word(`fields.${key}`), format, definition: word(`definitions.${key}`) };
}

/** A message of this analysis. */
export function word(key: string, params?: Record<string, MessageParam>): Message {
  const full = `analyses.${FREQUENCY_ID}.${key}`;
  return params === undefined ? { key: full } : { key: full, params };
}
