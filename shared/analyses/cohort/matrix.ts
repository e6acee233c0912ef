import { createDistinctIds } from '../../stats/distinct-ids.ts';
import { createExactSums } from '../../stats/exact-sums.ts';
import { numberReader, sumReader } from '../../warehouse/query-column.ts';
import type { Facts, QueryTable } from '../define.ts';
import type { CellMeasure, CohortPeriod } from './schema.ts';

const CHECK_EVERY = 262_144;
/** State of the customer at hand while its lines are read. */
const NO_PURCHASE_YET = -1;
const LEFT_OUT = -2;
const OLDER = -3;

/** What is counted, and into how many rows. */
export interface MatrixPlan {
  readonly periods: readonly CohortPeriod[];
  readonly measure: CellMeasure;
  readonly isOnOrAfter: boolean;
  readonly rows: number;
  /** Row by customer_id; null = all in row 0. */
  readonly rowOf: Int32Array | null;
}

export interface Matrix {
  readonly size: (row: number, period: number) => number;
  readonly value: (row: number, period: number, age: number) => number | bigint;
  /** Customers by period who had bought before. */
  readonly recurring: Int32Array;
  /** Customers of a period of first purchase by age of their last period with a purchase; only for on-or-after. */
  readonly lastAges: (period: number, age: number) => number;
  /** Customers by whole days from the first purchase to the next purchase day (events) or to the last day (censored), for each row, or period by time. */
  readonly waits: { readonly groups: number; readonly events: Int32Array; readonly censored: Int32Array };
}

/** Cells are indexed by row × cohort × periods since; only customers who first bought within the periods are counted. One pass over lines sorted by customer and day. */
export function fillMatrix(facts: Facts, plan: MatrixPlan, checkpoint: (fraction: number) => void): Matrix {
  const { periods, measure, isOnOrAfter, rows, rowOf } = plan;
  const width = periods.length;
  const firstDay = periods[0]?.fromDay ?? 0;
  const lastDay = periods.at(-1)?.toDay ?? -1;
  const periodOf = indexDays(periods, firstDay, lastDay);
  const counts = new Int32Array(rows * width * width);
  const sizes = new Int32Array(rows * width);
  const sums = createExactSums(measure === 'revenue' ? rows * width * width : 0);
  const recurring = new Int32Array(width);
  const groups = rowOf === null ? width : rows;
  const waits = { groups, events: new Int32Array(periodOf.length * groups), censored: new Int32Array(periodOf.length * groups) };
  const countsCustomers = measure === 'customers' && !isOnOrAfter;
  const seen = createDistinctIds();
  const { length, customer, day, order, amount, sale, customerMask } = facts;
  let current = 0;
  let cohort = LEFT_OUT;
  let row = 0;
  let base = 0;
  let lastPeriod = -1;
  let runStart = 0;
  let bought = 0;
  let again = -1;
  // Neighbouring lines of one cell are added as doubles while that is exact.
  let [pendingCell, pending, magnitude] = [-1, 0, 0];

  for (let i = 0; i < length; i++) {
    if (i % CHECK_EVERY === 0) checkpoint(i / length);
    const owner = customer[i] as number;
    if (owner !== current) {
      if (owner < current) throw new RangeError('facts must be sorted by customer');
      if (cohort >= 0) close();
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
        cohort = at > lastDay ? LEFT_OUT : OLDER;
        continue;
      }
      cohort = periodOf[at - firstDay] as number;
      row = rowOf === null ? 0 : (rowOf[owner] as number);
      base = (row * width + cohort) * width - cohort;
      sizes[row * width + cohort] = (sizes[row * width + cohort] as number) + 1;
      bought = at;
      again = -1;
      if (measure === 'revenue') addEarlierReturns(runStart, i);
    } else if (at > lastDay) continue;
    else if (cohort === OLDER) {
      if (isSale && at >= firstDay) countRecurring(periodOf[at - firstDay] as number);
      continue;
    }
    const period = periodOf[at - firstDay] as number;
    const cell = base + period;
    if (measure === 'revenue') addRevenue(cell, amount[i] as number);
    if (!isSale) continue;
    if (again < 0 && at > bought) again = at;
    if (period !== lastPeriod) {
      if (period > cohort) countRecurring(period);
      lastPeriod = period;
      seen.reset();
      if (countsCustomers) counts[cell] = (counts[cell] as number) + 1;
    }
    if (measure === 'orders' && seen.isNew(order[i] as number)) counts[cell] = (counts[cell] as number) + 1;
  }
  if (cohort >= 0) close();
  if (pendingCell >= 0) sums.add(pendingCell, pending);
  checkpoint(1);
  const lastAges = isOnOrAfter ? addRows(counts, rows, width) : counts;
  if (isOnOrAfter) sumFromTheEnd(counts, rows * width, width);
  return {
    size: (own, period) => sizes[own * width + period] ?? 0,
    value: (own, period, age) => {
      const cell = (own * width + period) * width + age;
      return measure === 'revenue' ? sums.total(cell) : (counts[cell] ?? 0);
    },
    recurring,
    lastAges: (period, age) => lastAges[period * width + age] ?? 0,
    waits,
  };

  /** The customer's lines are over. */
  function close(): void {
    const group = rowOf === null ? cohort : row;
    const place = ((again < 0 ? lastDay : again) - bought) * groups + group;
    const target = again < 0 ? waits.censored : waits.events;
    target[place] = (target[place] as number) + 1;
    if (isOnOrAfter) counts[base + lastPeriod] = (counts[base + lastPeriod] as number) + 1;
  }

  function countRecurring(period: number): void {
    if (period === lastPeriod) return;
    if (cohort === OLDER) lastPeriod = period;
    recurring[period] = (recurring[period] as number) + 1;
  }

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
  function addEarlierReturns(from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const at = day[i] as number;
      if (at >= firstDay && periodOf[at - firstDay] === cohort) sums.add(base + cohort, amount[i] as number);
    }
  }
}

/** Margin by row, cohort and periods since, from sums by customer and period; the query has the filter and the period of the context already. */
export function fillMargin(table: QueryTable | undefined, { periods, rows, rowOf }: MatrixPlan): Matrix['value'] {
  const width = periods.length;
  const sums = createExactSums(rows * width * width);
  const extra = new Map<number, bigint>();
  const indexOf = new Map(periods.map(({ start }, index) => [start, index]));
  if (table !== undefined && table.rowCount > 0) {
    const [id, first, start, margin] = [
      numberReader(table, 'customer_id'),
      numberReader(table, 'first_day'),
      numberReader(table, 'start'),
      sumReader(table, 'margin'),
    ];
    const firstDay = periods[0]?.fromDay ?? 0;
    const lastDay = periods.at(-1)?.toDay ?? -1;
    const periodOf = indexDays(periods, firstDay, lastDay);
    for (let line = 0; line < table.rowCount; line++) {
      const [customer, begun, period] = [id(line) ?? 0, first(line) ?? 0, indexOf.get(start(line) ?? Number.NaN)];
      if (begun < firstDay || begun > lastDay || period === undefined) continue;
      const cohort = periodOf[begun - firstDay] as number;
      if (period < cohort) continue;
      const cell = ((rowOf === null ? 0 : (rowOf[customer] as number)) * width + cohort) * width + period - cohort;
      const value = margin(line);
      if (Number.isSafeInteger(Number(value))) sums.add(cell, Number(value));
      else extra.set(cell, (extra.get(cell) ?? 0n) + value);
    }
  }
  return (row, period, age) => {
    const cell = (row * width + period) * width + age;
    return sums.total(cell) + (extra.get(cell) ?? 0n);
  };
}

function addRows(counts: Int32Array, rows: number, width: number): Int32Array {
  const total = counts.slice(0, width * width);
  for (let cell = width * width; cell < rows * width * width; cell++)
    total[cell % total.length] = (total[cell % total.length] as number) + (counts[cell] as number);
  return total;
}

/** Each cell becomes the sum of itself and all later ages of its cohort. */
function sumFromTheEnd(counts: Int32Array, cohorts: number, width: number): void {
  for (let cohort = 0; cohort < cohorts; cohort++) {
    for (let age = width - 2; age >= 0; age--)
      counts[cohort * width + age] = (counts[cohort * width + age] as number) + (counts[cohort * width + age + 1] as number);
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
