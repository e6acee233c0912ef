import { findColumn } from '../warehouse/catalogue.ts';
import type { Predicate, PurchaseMeasure } from '../warehouse/predicate.ts';
import { isInRange, type Range, toRange, toScaledRange } from './range.ts';
import { type DaySpan, spanOfWindow } from './window.ts';

/** Numbers of customers that are kept as columns beside the facts. */
export const CUSTOMER_NUMBERS = ['first_day', 'last_day', 'orders', 'revenue'] as const;
export type CustomerNumber = (typeof CUSTOMER_NUMBERS)[number];

/** Numbers of order lines that the facts hold. */
const LINE_NUMBERS = ['product_id', 'day', 'amount', 'quantity'] as const;
export type LineNumber = (typeof LINE_NUMBERS)[number];

/** A condition on single order lines, decided from the facts. */
export type LineCondition =
  | { readonly op: 'and' | 'or'; readonly of: readonly LineCondition[] }
  | { readonly op: 'not'; readonly of: LineCondition }
  | { readonly op: 'range'; readonly column: LineNumber; readonly range: Range };

export interface PurchaseStep {
  readonly op: 'purchases';
  readonly measure: PurchaseMeasure;
  /** Of the measure: counts, days before the reference day, or ten-thousandths. */
  readonly range: Range;
  readonly span: DaySpan | null;
  readonly where: LineCondition | null;
  readonly referenceDay: number;
  /** Whether customers without any such purchase meet the condition. */
  readonly ofNothing: boolean;
}

/** A rule as steps over bytes per customer; `mask` steps are looked up in the engine, all others computed from columns in memory. */
export type RulePlan =
  | { readonly op: 'and' | 'or'; readonly of: readonly RulePlan[] }
  | { readonly op: 'not'; readonly of: RulePlan }
  | { readonly op: 'mask'; readonly index: number }
  | { readonly op: 'number'; readonly column: CustomerNumber; readonly range: Range }
  | PurchaseStep;

export interface PlannedRule {
  readonly plan: RulePlan;
  /** Conditions on customers for the engine, by index of the mask steps. */
  readonly masks: readonly Predicate[];
  readonly needsFacts: boolean;
}

/** Splits a rule (saved segments written out) into what columns in memory decide and what the engine must. */
export function planRule(rule: Predicate, referenceDay: number): PlannedRule {
  const masks: Predicate[] = [];
  let needsFacts = false;

  const plan = (predicate: Predicate): RulePlan => {
    switch (predicate.op) {
      case 'and':
      case 'or':
        return { op: predicate.op, of: predicate.of.map(plan) };
      case 'not':
        return { op: 'not', of: plan(predicate.of) };
      case 'customer':
        return plan(predicate.where);
      case 'purchases': {
        const step = purchaseStep(predicate, referenceDay);
        if (step === null) return mask(predicate);
        needsFacts = true;
        return step;
      }
      default:
        return numberStep(predicate) ?? mask(predicate);
    }
  };
  const mask = (predicate: Predicate): RulePlan => {
    masks.push(predicate);
    return { op: 'mask', index: masks.length - 1 };
  };
  return { plan: plan(rule), masks, needsFacts };
}

function numberStep(predicate: Predicate): RulePlan | null {
  if (!('column' in predicate)) return null;
  const column = CUSTOMER_NUMBERS.find((name) => name === predicate.column);
  if (column === undefined) return null;
  const isDecimal = findColumn('customers', column)?.type === 'decimal';
  const ranges = rangesOf(predicate, isDecimal);
  if (ranges === null) return null;
  return ranges.length === 1 && ranges[0] !== undefined
    ? { op: 'number', column, range: ranges[0] }
    : { op: 'and', of: ranges.map((range): RulePlan => ({ op: 'number', column, range })) };
}

/** A comparison or a span as ranges that must all hold. */
function rangesOf(predicate: Predicate, isDecimal: boolean): Range[] | null {
  const range = isDecimal ? toScaledRange : toRange;
  if (predicate.op === 'compare') {
    if (typeof predicate.value !== 'number') return null;
    const found = range(predicate.comparison, predicate.value);
    return found === null ? null : [found];
  }
  if (predicate.op !== 'between') return null;
  const [from, to] = [range('ge', predicate.from), range('le', predicate.to)];
  return from === null || to === null ? null : [from, to];
}

function purchaseStep(predicate: Extract<Predicate, { op: 'purchases' }>, referenceDay: number): PurchaseStep | null {
  const { measure, comparison, value } = predicate;
  const isDecimal = measure === 'revenue' || measure === 'quantity';
  const range = isDecimal ? toScaledRange(comparison, value) : toRange(comparison, value);
  const where = predicate.where === undefined ? null : lineCondition(predicate.where);
  if (range === null || where === undefined) return null;
  const ofNothing = measure !== 'daysSinceLast' && measure !== 'daysSinceFirst' && isInRange(0, range);
  return { op: 'purchases', measure, range, span: spanOfWindow(predicate.window, referenceDay), where, referenceDay, ofNothing };
}

/** undefined when the facts cannot decide it. */
function lineCondition(predicate: Predicate): LineCondition | undefined {
  switch (predicate.op) {
    case 'and':
    case 'or': {
      const parts = predicate.of.map(lineCondition).filter((part) => part !== undefined);
      return parts.length === predicate.of.length ? { op: predicate.op, of: parts } : undefined;
    }
    case 'not': {
      const part = lineCondition(predicate.of);
      return part === undefined ? undefined : { op: 'not', of: part };
    }
    case 'compare':
    case 'between': {
      const column = LINE_NUMBERS.find((name) => name === predicate.column);
      if (column === undefined) return undefined;
      const ranges = rangesOf(predicate, column === 'amount' || column === 'quantity');
      return ranges === null ? undefined : { op: 'and', of: ranges.map((range) => ({ op: 'range', column, range })) };
    }
    case 'in': {
      if (predicate.column !== 'product_id') return undefined;
      const ids = predicate.values.filter((value) => typeof value === 'number');
      if (ids.length !== predicate.values.length) return undefined;
      return { op: 'or', of: ids.map((id) => ({ op: 'range', column: 'product_id', range: toRange('eq', id) })) };
    }
    default:
      return undefined;
  }
}
