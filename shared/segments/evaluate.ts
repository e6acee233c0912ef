import type { Facts } from '../analyses/define.ts';
import type { CustomerNumber, LineCondition, PurchaseStep, RulePlan } from './plan.ts';
import { isInRange, type Range } from './range.ts';

/** Numbers per customer id (entry 0 unused), in shared memory. */
export interface CustomerColumns {
  /** EMPTY_DAY where the customer never bought. */
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  readonly orders: Int32Array;
  /** Ten-thousandths. */
  readonly revenue: BigInt64Array;
}

/** Stands for "no day" in the columns. */
export const EMPTY_DAY = -(2 ** 31);
const CHECK_EVERY = 262_144;
const TWO_TO_32 = 2 ** 32;

export interface RuleInput {
  /** Sorted by customer, day, order; only read by purchase steps. */
  readonly facts: Pick<Facts, 'length' | 'customer' | 'day' | 'order' | 'product' | 'amount' | 'quantity' | 'sale'> | null;
  readonly columns: CustomerColumns;
  /** One byte per customer id for each mask step. */
  readonly masks: readonly Uint8Array[];
}

/**
 * Who meets a rule: one byte per customer id. One pass over the facts per purchase step, one over the customers per other step;
 * O(lines × purchase steps). Ids without a customer keep whatever the rule says of nothing: the caller masks them.
 */
export function evaluateRule(plan: RulePlan, input: RuleInput, checkpoint: (fraction: number) => void): Uint8Array {
  switch (plan.op) {
    case 'and':
    case 'or':
      return combine(
        plan.op,
        plan.of.map((part) => evaluateRule(part, input, checkpoint)),
        input.columns.orders.length,
      );
    case 'not':
      return evaluateRule(plan.of, input, checkpoint).map((isIn) => 1 - isIn);
    case 'mask':
      return input.masks[plan.index]?.slice() ?? new Uint8Array(input.columns.orders.length);
    case 'number':
      return compareNumbers(plan.column, plan.range, input.columns);
    case 'purchases':
      return countPurchases(plan, input, checkpoint);
  }
}

function combine(op: 'and' | 'or', parts: readonly Uint8Array[], length: number): Uint8Array {
  const result = parts[0] ?? new Uint8Array(length).fill(op === 'and' ? 1 : 0);
  for (const part of parts.slice(1)) {
    if (op === 'and') for (let id = 0; id < length; id++) result[id] = (result[id] as number) & (part[id] as number);
    else for (let id = 0; id < length; id++) result[id] = (result[id] as number) | (part[id] as number);
  }
  return result;
}

function compareNumbers(column: CustomerNumber, range: Range, columns: CustomerColumns): Uint8Array {
  if (column === 'revenue') return compareRevenue(range, columns.revenue);
  const values = column === 'orders' ? columns.orders : column === 'first_day' ? columns.firstDay : columns.lastDay;
  const { low, high, isNegated } = range;
  const [inside, outside] = isNegated ? [0, 1] : [1, 0];
  const result = new Uint8Array(values.length);
  for (let id = 0; id < values.length; id++) {
    const value = values[id] as number;
    result[id] = value >= low && value <= high && (column === 'orders' || value !== EMPTY_DAY) ? inside : outside;
  }
  return result;
}

/** Bounds are below 2^53, so a sum beyond it lies on the same side of them after rounding. */
function compareRevenue(range: Range, revenue: BigInt64Array): Uint8Array {
  const halves = new Int32Array(revenue.buffer, revenue.byteOffset, revenue.length * 2);
  const result = new Uint8Array(revenue.length);
  for (let id = 0; id < revenue.length; id++) {
    const value = (halves[2 * id + 1] as number) * TWO_TO_32 + ((halves[2 * id] as number) >>> 0);
    result[id] = isInRange(value, range) ? 1 : 0;
  }
  return result;
}

/** Lines of one customer lie together, so a customer's measure is found in one run over them. */
function countPurchases(step: PurchaseStep, { facts, columns }: RuleInput, checkpoint: (fraction: number) => void): Uint8Array {
  if (facts === null) throw new TypeError('this rule needs the fact columns');
  const { length, customer } = facts;
  const result = new Uint8Array(columns.orders.length).fill(step.ofNothing ? 1 : 0);
  const measure = measureOf(step, facts);
  let start = 0;
  let nextCheck = 0;
  while (start < length) {
    if (start >= nextCheck) {
      checkpoint(start / length);
      nextCheck = start + CHECK_EVERY;
    }
    const owner = customer[start] as number;
    let end = start + 1;
    while (end < length && customer[end] === owner) end += 1;
    if (end < length && (customer[end] as number) < owner) throw new RangeError('facts must be sorted by customer');
    const value = measure(start, end, owner);
    if (!Number.isNaN(value)) result[owner] = isInRange(value, step.range) ? 1 : 0;
    start = end;
  }
  return result;
}

/** The measure over the lines of one customer that count; NaN when none does. */
type RunMeasure = (start: number, end: number, owner: number) => number;

function measureOf(step: PurchaseStep, facts: NonNullable<RuleInput['facts']>): RunMeasure {
  const counts = lineCounter(step, facts);
  switch (step.measure) {
    case 'lines':
      return (start, end) => {
        let lines = 0;
        for (let at = start; at < end; at++) if (counts(at)) lines += 1;
        return lines === 0 ? Number.NaN : lines;
      };
    case 'orders':
      return distinctMeasure(facts.order, counts);
    case 'products':
      return distinctMeasure(facts.product, counts);
    case 'quantity':
      return sumMeasure(facts.quantity, counts);
    case 'revenue':
      return sumMeasure(facts.amount, counts);
    case 'daysSinceFirst':
      return (start, end) => {
        for (let at = start; at < end; at++) if (counts(at)) return step.referenceDay - (facts.day[at] as number);
        return Number.NaN;
      };
    case 'daysSinceLast':
      return (start, end) => {
        for (let at = end - 1; at >= start; at--) if (counts(at)) return step.referenceDay - (facts.day[at] as number);
        return Number.NaN;
      };
  }
}

/** Whether a line is one the step looks at. Each step makes its own function, so that the engine can inline it. */
function lineCounter(step: PurchaseStep, facts: NonNullable<RuleInput['facts']>): (at: number) => boolean {
  const { day, sale } = facts;
  const withReturns = step.measure === 'revenue';
  const fromDay = step.span?.fromDay ?? EMPTY_DAY;
  const toDay = step.span?.toDay ?? 2 ** 31 - 1;
  const isKept = step.where === null ? null : lineTest(step.where, facts);
  return (at) => {
    if (!withReturns && sale[at] !== 1) return false;
    const when = day[at] as number;
    return when >= fromDay && when <= toDay && (isKept === null || isKept(at));
  };
}

/** Different ids of a customer's lines: each id remembers who was counted for it last. Id 0 means none and is not counted. */
function distinctMeasure(ids: Int32Array, counts: (at: number) => boolean): RunMeasure {
  let highest = 0;
  for (let at = 0; at < ids.length; at++) if ((ids[at] as number) > highest) highest = ids[at] as number;
  const countedFor = new Int32Array(highest + 1);
  return (start, end, owner) => {
    let count = 0;
    let last = -1;
    for (let at = start; at < end; at++) {
      if (!counts(at)) continue;
      const id = ids[at] as number;
      if (id === last) continue;
      last = id;
      if (id === 0 || countedFor[id] === owner) continue;
      countedFor[id] = owner;
      count += 1;
    }
    return last === -1 ? Number.NaN : count;
  };
}

/** Exact sums of whole numbers: when they could leave 2^53, halves are summed apart, so that nothing is lost on the way. */
function sumMeasure(values: Float64Array, counts: (at: number) => boolean): RunMeasure {
  return (start, end) => {
    let sum = 0;
    let magnitude = 0;
    let lines = 0;
    for (let at = start; at < end; at++) {
      if (!counts(at)) continue;
      const value = values[at] as number;
      sum += value;
      magnitude += Math.abs(value);
      lines += 1;
    }
    if (lines === 0) return Number.NaN;
    return magnitude <= Number.MAX_SAFE_INTEGER ? sum : sumOfHalves(values, counts, start, end);
  };
}

function sumOfHalves(values: Float64Array, counts: (at: number) => boolean, start: number, end: number): number {
  let high = 0;
  let low = 0;
  for (let at = start; at < end; at++) {
    if (!counts(at)) continue;
    const value = values[at] as number;
    const upper = Math.floor(value / TWO_TO_32);
    high += upper;
    low += value - upper * TWO_TO_32;
  }
  return high * TWO_TO_32 + low;
}

function lineTest(condition: LineCondition, facts: NonNullable<RuleInput['facts']>): (at: number) => boolean {
  switch (condition.op) {
    case 'and': {
      const tests = condition.of.map((part) => lineTest(part, facts));
      return (at) => tests.every((test) => test(at));
    }
    case 'or': {
      const tests = condition.of.map((part) => lineTest(part, facts));
      return (at) => tests.some((test) => test(at));
    }
    case 'not': {
      const test = lineTest(condition.of, facts);
      return (at) => !test(at);
    }
    case 'range': {
      const { range } = condition;
      if (condition.column === 'product_id') return productTest(range, facts.product);
      const values = facts[condition.column];
      return (at) => isInRange(values[at] as number, range);
    }
  }
}

/** 0 = no product: it meets no comparison but "is not". */
function productTest(range: Range, product: Int32Array): (at: number) => boolean {
  return (at) => (product[at] === 0 ? range.isNegated : isInRange(product[at] as number, range));
}
