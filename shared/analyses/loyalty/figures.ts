import { decimalTextOf, formatDecimal } from '../../model/decimal.ts';
import { quotient } from '../../stats/quotient.ts';
import { roundToSpread } from '../../stats/round-to-spread.ts';
import { CONFIDENCE_LEVEL, wilsonInterval } from '../../stats/wilson-interval.ts';
import { allOf, anyOf, compare, countRows, filled, memberOf, purchasedBetween, ratioOf, sumOf } from '../../warehouse/conditions.ts';
import type { Drill, Measure } from '../../warehouse/drill.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Field, Figure, Message, MessageParam, ValueFormat } from '../blocks.ts';
import { LOYALTY_ID, type LoyaltyParams, type LoyaltyResult, type MatchedComparison, type OrderBand } from './schema.ts';

export const INTEGER = { kind: 'integer' } as const;
export const MONEY = { kind: 'money' } as const;
export const PERCENT = { kind: 'percent', digits: 1 } as const;
export const MESSAGE = { kind: 'message' } as const;
export const NUMBER = { kind: 'number', digits: 2 } as const;
const LONG_AGO = -200_000;
const IDS_PER_LIST = 1000;

/** A message of this analysis. */
export function word(key: string, params?: Record<string, MessageParam>): Message {
  const full = `analyses.${LOYALTY_ID}.${key}`;
  return params === undefined ? { key: full } : { key: full, params };
}

/** A field named and defined by the messages. */
export function fieldOf(key: string, format: ValueFormat): Field {
  return { key, label: word(`fields.${key}`), format, definition: word(`definitions.${key}`) };
}

function customersDrill(where: Predicate, measure: Measure = countRows()): Drill {
  return { relation: 'customers', where, measure };
}

/** The people of a list; longer lists are taken in parts. */
export function peopleIn(ids: readonly number[]): Predicate {
  const parts: Predicate[] = [];
  for (let from = 0; from < ids.length || from === 0; from += IDS_PER_LIST)
    parts.push({ op: 'in', column: 'customer_id', values: ids.slice(from, from + IDS_PER_LIST) });
  return anyOf(...parts);
}

/** Customers counted, with the rule that selects them. */
export function countFigure(value: number, where: Predicate): Figure {
  return { value, drill: customersDrill(where), segment: where };
}

/** Referrals of the files that name both sides, up to the day. */
export function referralsFigure(value: number | string, measure: Measure, { day }: LoyaltyResult): Figure {
  const until: Predicate = { op: 'or', of: [{ op: 'null', column: 'day' }, compare('day', 'le', day)] };
  return {
    value,
    drill: { relation: 'referrals', where: allOf(filled('customer_id'), filled('referred_id'), until), measure, wholeHistory: true },
  };
}

/** Money up to the day of some people. */
export function moneyOfPeople(value: bigint, ids: readonly number[], { day }: LoyaltyResult): Figure {
  return {
    value: formatDecimal(value),
    drill: {
      relation: 'order_lines',
      where: allOf(compare('day', 'le', day), peopleIn(ids)),
      measure: sumOf('amount'),
      wholeHistory: true,
    },
  };
}

/** Customers with a purchase by the day. */
export function buyers({ day }: LoyaltyResult): Predicate {
  return purchasedBetween(LONG_AGO, day);
}

/** An estimate made from everybody who had bought by the day. */
export function estimateFigure(value: number | string | null, result: LoyaltyResult): Figure {
  return { value, estimate: true, n: result.customers, drill: customersDrill(buyers(result)) };
}

/** Difference of the matched means with its interval. */
export function differenceFigure({ difference, low, high }: MatchedComparison, result: LoyaltyResult): Figure {
  return {
    ...estimateFigure(decimalTextOf(difference), result),
    interval: { low, high, level: CONFIDENCE_LEVEL, method: `analyses.${LOYALTY_ID}.methods.matched` },
  };
}

/** Customers with so many orders by the day. */
export function ordersIn({ from, to }: OrderBand, { day }: LoyaltyResult): Predicate {
  const orders = (comparison: 'ge' | 'le', value: number): Predicate => ({
    op: 'purchases',
    measure: 'orders',
    comparison,
    value,
    window: { kind: 'between', fromDay: LONG_AGO, toDay: day },
  });
  return to === null ? orders('ge', from) : allOf(orders('ge', from), orders('le', to));
}

/** Share of a band who have brought somebody, with Wilson's interval. */
export function referrerShare(band: OrderBand, result: LoyaltyResult, params: LoyaltyParams): Figure {
  const bounds = wilsonInterval(band.referrers, band.customers);
  const bring = anyOf(memberOf(LOYALTY_ID, params, 'brings'), memberOf(LOYALTY_ID, params, 'both'));
  return {
    value: quotient(band.referrers, band.customers),
    n: band.customers,
    drill: customersDrill(ordersIn(band, result), ratioOf(countRows(bring), countRows())),
    ...(bounds === null ? {} : { interval: { ...bounds, level: CONFIDENCE_LEVEL, method: `analyses.${LOYALTY_ID}.methods.wilson` } }),
  };
}

/** Size of the difference in a sentence, rounded to what its interval supports. */
export function differenceInWords({ difference, low, high }: MatchedComparison): { readonly value: string | null; readonly format: ValueFormat } {
  const { value, step } = roundToSpread(Math.abs(difference), (high - low) / 2);
  return { value: decimalTextOf(value), format: step >= 1 ? { kind: 'money', digits: 0 } : MONEY };
}
