import { CONFIDENCE_LEVEL } from '../../stats/wilson-interval.ts';
import { allOf, anyOf, between, compare, countRows, distinctOf, filled, memberOf, notOf, purchasedBetween } from '../../warehouse/conditions.ts';
import type { Drill, Measure } from '../../warehouse/drill.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Field, Figure, Interval, Message, MessageParam, ValueFormat } from '../blocks.ts';
import { type SignalSource, SOURCES } from './kinds.ts';
import { ENGAGEMENT_ID, type EngagementParams, type EngagementResult, type Signal, type TIERS } from './schema.ts';

export const INTEGER = { kind: 'integer' } as const;
export const PERCENT = { kind: 'percent', digits: 1 } as const;
export const MESSAGE = { kind: 'message' } as const;
export const TEXT = { kind: 'text' } as const;
export const DAY = { kind: 'day' } as const;
export const NUMBER = { kind: 'number', digits: 2 } as const;
export const FINE = { kind: 'number', digits: 3 } as const;
export const SCORE = { kind: 'number', digits: 0 } as const;
const LONG_AGO = -200_000;
const VALUES_PER_LIST = 1000;

/** A message of this analysis. */
export function word(key: string, params?: Record<string, MessageParam>): Message {
  const full = `analyses.${ENGAGEMENT_ID}.${key}`;
  return params === undefined ? { key: full } : { key: full, params };
}

/** A field named and defined by the messages. */
export function fieldOf(key: string, format: ValueFormat): Field {
  return { key, label: word(`fields.${key}`), format, definition: word(`definitions.${key}`) };
}

/** The name of a signal: its kind or the type of the files, with the table it comes from where there are several. */
export function nameOf({ source, kind, name }: Pick<Signal, 'source' | 'kind' | 'name'>): Message {
  if (SOURCES[source].type !== 'type') return word(`kinds.${kind}`);
  return word('signal', { signal: name ?? word(`kinds.${kind}`), source: word(`sources.${source}`) });
}

/** An interval of a method of the messages. */
export function intervalOf(bounds: { readonly low: number; readonly high: number } | null, method: string): { readonly interval?: Interval } {
  return bounds === null ? {} : { interval: { ...bounds, level: CONFIDENCE_LEVEL, method: `analyses.${ENGAGEMENT_ID}.methods.${method}` } };
}

function customersDrill(where: Predicate, measure: Measure = countRows()): Drill {
  return { relation: 'customers', where, measure };
}

/** Customers counted, with the rule that selects them. */
export function countFigure(value: number, where: Predicate): Figure {
  return { value, drill: customersDrill(where), segment: where };
}

/** Customers of some tiers. */
export function inTiers(tiers: readonly (typeof TIERS)[number][], params: EngagementParams): Predicate {
  return anyOf(...tiers.map((tier) => memberOf(ENGAGEMENT_ID, params, tier)));
}

/** The most engaged who have not bought within the horizon. */
export function idleCustomers({ day }: EngagementResult, params: EngagementParams): Predicate {
  return allOf(memberOf(ENGAGEMENT_ID, params, 'high'), notOf(purchasedBetween(day - params.horizonDays + 1, day)));
}

/** An estimate made from the customers with a purchase by the evening of the test or of the fit. */
export function estimateFigure(value: number | null, from: 'test' | 'fit', { test, fit, testDay, fitDay }: EngagementResult): Figure {
  const [n, day] = from === 'test' ? [test?.customers ?? 0, testDay] : [fit?.customers ?? 0, fitDay];
  return {
    value: value === null || !Number.isFinite(value) ? null : value,
    estimate: true,
    n,
    drill: customersDrill(purchasedBetween(LONG_AGO, day)),
  };
}

/** A number that was set, not found. */
export function setFigure(value: number, { day }: EngagementResult): Figure {
  return { value, drill: customersDrill(purchasedBetween(LONG_AGO, day), { fn: 'constant', value }) };
}

/** Rows of a source and some of its types within the days before the last day. */
export function rowsFigure(
  value: number,
  { source, types }: { readonly source: SignalSource; readonly types: readonly (string | null)[] },
  { day }: EngagementResult,
  { windowDays }: EngagementParams,
  count: 'rows' | 'customers' = 'rows',
): Figure {
  const { relation, amount } = SOURCES[source];
  const ofType = typesIn(source, types);
  const where = allOf(
    between('day', day - windowDays + 1, day),
    filled('customer_id'),
    ...(ofType === null ? [] : [ofType]),
    ...(amount === null ? [] : [compare(amount, 'gt', 0)]),
  );
  return { value, drill: { relation, where, measure: count === 'rows' ? countRows() : distinctOf('customer_id'), wholeHistory: true } };
}

function typesIn(source: SignalSource, types: readonly (string | null)[]): Predicate | null {
  const { type } = SOURCES[source];
  if (type === null) return null;
  const named = types.filter((own) => own !== null);
  const parts: Predicate[] = [];
  for (let from = 0; from < named.length; from += VALUES_PER_LIST)
    parts.push({ op: 'in', column: type, values: named.slice(from, from + VALUES_PER_LIST) });
  if (types.includes(null)) {
    const empty = (column: string): Predicate => ({ op: 'null', column });
    parts.push(source === 'touches' ? allOf(...[type, 'sends', 'impressions', 'opens', 'clicks'].map(empty)) : empty(type));
  }
  return anyOf(...parts);
}

/** Day of the last purchase line of one customer. */
export function lastDayFigure(customer: number, lastDay: number | null, { day }: EngagementResult): Figure {
  if (lastDay === null) return { value: null };
  return {
    value: lastDay,
    drill: {
      relation: 'order_lines',
      where: allOf(compare('customer_id', 'eq', customer), compare('day', 'le', day), compare('kind', 'eq', 'sale')),
      measure: { fn: 'max', column: 'day' },
      wholeHistory: true,
    },
  };
}
