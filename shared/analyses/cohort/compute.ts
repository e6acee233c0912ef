import { addPeriods, countPeriods, startOfPeriod } from '../../model/period.ts';
import { createDistinctIds } from '../../stats/distinct-ids.ts';
import { createExactSums } from '../../stats/exact-sums.ts';
import type { AnalysisContext, AnalysisInput, Facts } from '../define.ts';
import { type Cohort, type CohortMeasure, type CohortParams, type CohortPeriod, type CohortResult, MAX_COHORTS } from './schema.ts';

const CHECK_EVERY = 262_144;
/** State of the customer at hand while its lines are read. */
const NO_PURCHASE_YET = -1;
const LEFT_OUT = -2;

/**
 * Facts → the matrix of cohorts by first purchase. One pass over lines sorted by customer and day; a return counts in revenue only.
 * A customer belongs to the period of the very first purchase, whether or not the context's period begins later.
 */
export function computeCohort(
  { facts }: AnalysisInput,
  params: CohortParams,
  context: AnalysisContext,
  checkpoint: (fraction: number) => void,
): CohortResult {
  if (facts === null) throw new TypeError('cohorts need the fact columns');
  if (facts.length === 0) return { periods: [], cohorts: [], leftOut: 0 };
  const all = listPeriods(params, context);
  const leftOut = Math.max(0, all.length - MAX_COHORTS[params.grain]);
  const periods = all.slice(leftOut);
  const matrix = fillMatrix(facts, periods, params.measure, checkpoint);
  const cohorts = periods.flatMap((_, period): Cohort[] => {
    const size = matrix.size(period);
    if (size === 0) return [];
    return [{ period, size, values: Array.from({ length: periods.length - period }, (_unused, age) => matrix.value(period, age)) }];
  });
  return { periods, cohorts, leftOut };
}

/** Every period from the first to the last day that data and context cover. */
function listPeriods({ grain }: CohortParams, context: AnalysisContext): CohortPeriod[] {
  const fromDay = Math.max(context.firstDay, context.period?.fromDay ?? context.firstDay);
  const toDay = Math.min(context.lastDay, context.period?.toDay ?? context.lastDay);
  if (toDay < fromDay) return [];
  const isCut = context.period !== null;
  const first = startOfPeriod(fromDay, grain, context.calendar);
  return Array.from({ length: countPeriods(fromDay, toDay, grain, context.calendar) + 1 }, (_, index): CohortPeriod => {
    const start = addPeriods(first, index, grain, context.calendar);
    const end = addPeriods(start, 1, grain, context.calendar) - 1;
    return {
      start,
      fromDay: Math.max(start, fromDay),
      toDay: Math.min(end, toDay),
      unfinished: end > toDay || (isCut && start < fromDay),
    };
  });
}

interface Matrix {
  readonly size: (period: number) => number;
  readonly value: (period: number, age: number) => number | bigint;
}

/** Cells are indexed by cohort × periods since; only customers who first bought within the periods are counted. */
function fillMatrix(facts: Facts, periods: readonly CohortPeriod[], measure: CohortMeasure, checkpoint: (fraction: number) => void): Matrix {
  const width = periods.length;
  const firstDay = periods[0]?.fromDay ?? 0;
  const lastDay = periods.at(-1)?.toDay ?? -1;
  const periodOf = indexDays(periods, firstDay, lastDay);
  const counts = new Int32Array(width * width);
  const sizes = new Int32Array(width);
  const sums = createExactSums(measure === 'revenue' ? width * width : 0);
  const seen = createDistinctIds();
  const { length, customer, day, order, amount, sale, customerMask } = facts;
  let current = 0;
  let cohort = LEFT_OUT;
  let lastPeriod = -1;
  let runStart = 0;
  // Neighbouring lines of one cell are added as doubles while that is exact.
  let [pendingCell, pending, magnitude] = [-1, 0, 0];

  for (let i = 0; i < length; i++) {
    if (i % CHECK_EVERY === 0) checkpoint(i / length);
    const owner = customer[i] as number;
    if (owner !== current) {
      if (owner < current) throw new RangeError('facts must be sorted by customer');
      current = owner;
      runStart = i;
      lastPeriod = -1;
      cohort = customerMask !== null && customerMask[owner] === 0 ? LEFT_OUT : NO_PURCHASE_YET;
    }
    if (cohort === LEFT_OUT) continue;
    const isSale = sale[i] === 1;
    const at = day[i] as number;
    if (cohort === NO_PURCHASE_YET) {
      if (!isSale) continue;
      if (at < firstDay || at > lastDay) {
        cohort = LEFT_OUT;
        continue;
      }
      cohort = periodOf[at - firstDay] as number;
      sizes[cohort] = (sizes[cohort] as number) + 1;
      if (measure === 'revenue') addEarlierReturns(runStart, i, cohort);
    } else if (at > lastDay) continue;
    const period = periodOf[at - firstDay] as number;
    const cell = cohort * width + period - cohort;
    if (measure === 'revenue') addRevenue(cell, amount[i] as number);
    if (!isSale) continue;
    if (period !== lastPeriod) {
      lastPeriod = period;
      seen.reset();
      if (measure === 'customers') counts[cell] = (counts[cell] as number) + 1;
    }
    if (measure === 'orders' && seen.isNew(order[i] as number)) counts[cell] = (counts[cell] as number) + 1;
  }
  if (pendingCell >= 0) sums.add(pendingCell, pending);
  checkpoint(1);
  return {
    size: (period) => sizes[period] ?? 0,
    value: (period, age) => {
      const cell = period * width + age;
      return measure === 'revenue' ? sums.total(cell) : (counts[cell] ?? 0);
    },
  };

  function addRevenue(cell: number, value: number): void {
    const size = Math.abs(value);
    if (cell !== pendingCell || magnitude + size > Number.MAX_SAFE_INTEGER) {
      if (pendingCell >= 0) sums.add(pendingCell, pending);
      pendingCell = cell;
      pending = 0;
      magnitude = 0;
    }
    pending += value;
    magnitude += size;
  }

  /** Returns booked in the first period before the first purchase belong to its revenue like any other line of the period. */
  function addEarlierReturns(from: number, to: number, period: number): void {
    for (let i = from; i < to; i++) {
      const at = day[i] as number;
      if (at >= firstDay && periodOf[at - firstDay] === period) sums.add(period * width, amount[i] as number);
    }
  }
}

/** Index of the period of each day from the first to the last. */
function indexDays(periods: readonly CohortPeriod[], firstDay: number, lastDay: number): Int32Array {
  const index = new Int32Array(Math.max(0, lastDay - firstDay + 1));
  periods.forEach((period, position) => {
    index.fill(position, period.fromDay - firstDay, period.toDay - firstDay + 1);
  });
  return index;
}
