import { createDistinctIds } from '../../stats/distinct-ids.ts';
import type { Matrix } from '../../stats/linear/matrix.ts';
import type { Facts } from '../define.ts';
import type { SignalRows } from './read-signals.ts';

const DAYS_PER_YEAR = 365;

/** Customers as they were known on an evening, by position. */
export interface Snapshot {
  /** customer_id, ascending. */
  readonly customer: Int32Array;
  /** Distinct orders with a purchase of the 365 days before; day of the last purchase, NaN without one. */
  readonly orders: Float64Array;
  readonly lastDay: Float64Array;
  /** 1 = a purchase within the days after the evening. */
  readonly bought: Uint8Array;
  /** ln(1 + weighted count) of each signal. */
  readonly features: Matrix;
}

/** What a snapshot is taken of. */
export interface SnapshotOptions {
  readonly facts: Facts;
  readonly counts: SignalRows;
  readonly signals: number;
  /** Highest customer_id of lines and counts. */
  readonly highest: number;
  readonly evening: number;
  readonly which: 'now' | 'test' | 'fit';
  readonly horizonDays: number;
  /** Only those with a purchase by the evening; else also those with a signal. */
  readonly isBuyersOnly: boolean;
}

/** One pass over the lines and one over the counts. */
export function takeSnapshot({ facts, counts, signals, highest, evening, which, horizonDays, isBuyersOnly }: SnapshotOptions): Snapshot {
  const { orders, lastDay, bought } = readPurchases(facts, evening, horizonDays, highest);
  const value = counts[which];
  const position = new Int32Array(highest + 1).fill(-1);
  const isIn = Uint8Array.from(lastDay, (day) => (Number.isNaN(day) ? 0 : 1));
  if (!isBuyersOnly) for (let at = 0; at < value.length; at++) if ((value[at] as number) > 0) isIn[counts.customer[at] as number] = 1;
  const customer = new Int32Array(isIn.reduce((sum, own) => sum + own, 0));
  let length = 0;
  for (let id = 1; id <= highest; id++) {
    if (isIn[id] !== 1) continue;
    position[id] = length;
    customer[length++] = id;
  }
  const values = new Float64Array(length * signals);
  for (let at = 0; at < value.length; at++) {
    const row = position[counts.customer[at] as number] as number;
    if (row < 0) continue;
    const cell = row * signals + (counts.signal[at] as number);
    values[cell] = (values[cell] as number) + (value[at] as number);
  }
  for (let cell = 0; cell < values.length; cell++) values[cell] = Math.log1p(values[cell] as number);
  return {
    customer,
    orders: Float64Array.from(customer, (id) => orders[id] as number),
    lastDay: Float64Array.from(customer, (id) => lastDay[id] as number),
    bought: Uint8Array.from(customer, (id) => bought[id] as number),
    features: { rows: length, columns: signals, values },
  };
}

function readPurchases({ length, customer, day, order, sale, customerMask }: Facts, evening: number, horizonDays: number, highest: number) {
  const orders = new Float64Array(highest + 1);
  const lastDay = new Float64Array(highest + 1).fill(Number.NaN);
  const bought = new Uint8Array(highest + 1);
  const seen = createDistinctIds();
  let current = 0;
  for (let i = 0; i < length; i++) {
    const id = customer[i] as number;
    if (id !== current) {
      seen.reset();
      current = id;
    }
    if (sale[i] !== 1 || (customerMask !== null && customerMask[id] !== 1)) continue;
    const on = day[i] as number;
    if (on > evening) {
      if (on <= evening + horizonDays) bought[id] = 1;
      continue;
    }
    lastDay[id] = on;
    if (on > evening - DAYS_PER_YEAR && seen.isNew(order[i] as number)) orders[id] = (orders[id] as number) + 1;
  }
  return { orders, lastDay, bought };
}

/** Standard deviation of each signal over the customers of a snapshot; 0 for one that does not vary. */
export function spreadOf({ features: { rows, columns, values } }: Snapshot): Float64Array {
  return Float64Array.from({ length: columns }, (_, column) => {
    let [mean, squares] = [0, 0];
    for (let row = 0; row < rows; row++) {
      const value = values[row * columns + column] as number;
      const distance = value - mean;
      mean += distance / (row + 1);
      squares += distance * (value - mean);
    }
    return rows > 1 ? Math.sqrt(squares / (rows - 1)) : 0;
  });
}

/** Σ weight × signal ÷ standard deviation, for each customer of a snapshot. Signals that do not vary add nothing. */
export function rawScores({ features: { rows, columns, values } }: Snapshot, weights: readonly number[], spread: Float64Array): Float64Array {
  const factor = Float64Array.from({ length: columns }, (_, column) => {
    const own = spread[column] as number;
    return own > 0 ? (weights[column] ?? 0) / own : 0;
  });
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let column = 0; column < columns; column++) sum += (values[row * columns + column] as number) * (factor[column] as number);
    return sum;
  });
}
