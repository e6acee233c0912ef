import { decimalTextOf, formatDecimal } from '../../model/decimal.ts';
import { allOf, anyOf, between, countRows, notOf, ratioOf, sumOf } from '../../warehouse/conditions.ts';
import type { Drill, Measure } from '../../warehouse/drill.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Field, Figure, Message, MessageParam, ValueFormat } from '../blocks.ts';
import { LIFECYCLE_ID, type LifecyclePeriod, type LifecycleResult, OUTSIDE, type Range, STAGES, type Stage } from './schema.ts';
import { outsideCondition, stageCondition } from './stages.ts';

export const INTEGER = { kind: 'integer' } as const;
export const MONEY = { kind: 'money' } as const;
export const PERCENT = { kind: 'percent', digits: 1 } as const;
export const MESSAGE = { kind: 'message' } as const;
const LEVEL = 0.95;

/** A message of this analysis. */
export function word(key: string, params?: Record<string, MessageParam>): Message {
  const full = `analyses.${LIFECYCLE_ID}.${key}`;
  return params === undefined ? { key: full } : { key: full, params };
}

/** A field named and defined by the messages. */
export function fieldOf(key: string, format: ValueFormat): Field {
  return { key, label: word(`fields.${key}`), format, definition: word(`definitions.${key}`) };
}

/** Message key of a stage's name, or of those outside. */
export function stageName(state: number): string {
  return `analyses.${LIFECYCLE_ID}.groups.${STAGES[state] ?? 'outside'}`;
}

/** Who is in a state (stage, or outside) on the evening of a day. */
export function inState(state: number, day: number, { bounds }: LifecycleResult): Predicate {
  const stage = STAGES[state];
  return stage === undefined ? outsideCondition(day) : stageCondition(stage, day, bounds);
}

/** Who is in any of the stages on the evening of a day. */
export function inAny(stages: readonly Stage[], day: number, result: LifecycleResult): Predicate {
  return anyOf(...stages.map((stage) => stageCondition(stage, day, result.bounds)));
}

/** Everybody known by a day. */
export function knownBy(day: number): Predicate {
  return notOf(outsideCondition(day));
}

/** Customers that meet a condition. */
export function customersDrill(where: Predicate, measure: Measure = countRows()): Drill {
  return { relation: 'customers', where, measure };
}

/** Customers counted, with the rule that selects them. */
export function countFigure(value: number, where: Predicate): Figure {
  return { value, drill: customersDrill(where), segment: where };
}

/** Share of customers of `everyone` that meet a condition. */
export function shareFigure(value: number | null, where: Predicate, everyone: Predicate): Figure {
  return { value, drill: customersDrill(everyone, ratioOf(countRows(where), countRows())) };
}

/** An estimate made from everybody known on the last evening. */
export function estimateFigure(
  value: number | string | null,
  result: LifecycleResult,
  interval?: { readonly low: number; readonly high: number },
): Figure {
  return {
    value,
    estimate: true,
    n: result.known,
    drill: customersDrill(knownBy(lastEvening(result))),
    ...(interval === undefined
      ? {}
      : { interval: { low: interval.low, high: interval.high, level: LEVEL, method: `analyses.${LIFECYCLE_ID}.methods.worlds` } }),
  };
}

/** A range of money as an estimate. */
export function moneyEstimate(range: Range, result: LifecycleResult): Figure {
  return estimateFigure(decimalTextOf(range.value), result, range);
}

/** Customers who moved from one state to another over a period. */
export function moveFigure(before: number, after: number, period: LifecyclePeriod, result: LifecycleResult): Figure {
  const value = period.moves[before]?.[after] ?? 0;
  return countFigure(value, allOf(inState(after, period.toDay, result), inState(before, period.fromDay - 1, result)));
}

/** Money of a period from those who were in a stage before it. */
export function revenueFigure(stage: number, period: LifecyclePeriod, result: LifecycleResult): Figure {
  return {
    value: formatDecimal(period.revenue[stage] ?? 0n),
    drill: {
      relation: 'order_lines',
      where: allOf(between('day', period.fromDay, period.toDay), { op: 'customer', where: inState(stage, period.fromDay - 1, result) }),
      measure: sumOf('amount'),
    },
  };
}

/** Customers of a state after a period. */
export function after(state: number, { moves }: LifecyclePeriod): number {
  return moves.reduce((sum, row) => sum + (row[state] ?? 0), 0);
}

/** Customers of a stage before a period. */
export function before(state: number, { moves }: LifecyclePeriod): number {
  return (moves[state] ?? []).reduce((sum, count, to) => sum + (to === OUTSIDE ? 0 : count), 0);
}

/** The evening the last period ends on. */
export function lastEvening({ periods }: LifecycleResult): number {
  return periods.at(-1)?.toDay ?? 0;
}
