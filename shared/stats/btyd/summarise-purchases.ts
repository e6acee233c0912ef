import { DECIMAL_SCALE } from '../../model/decimal.ts';
import { convertDuration, type Duration, durationOf, type TimeUnit } from './duration.ts';
import type { Purchases } from './merge-purchases.ts';

/** What the models of repeat purchase know of each customer, in one unit of time. */
export interface PurchaseSummary<U extends TimeUnit> {
  readonly unit: U;
  readonly length: number;
  readonly customer: Int32Array;
  /** x: purchases after the first. */
  readonly frequency: Int32Array;
  /** t_x: from the first to the last purchase. */
  readonly recency: Float64Array;
  /** T: from the first purchase to the end of what is seen. */
  readonly age: Float64Array;
  /** Mean money of the purchases after the first in whole units; NaN where there is none. */
  readonly meanValue: Float64Array;
  /** Epoch day of the first purchase. */
  readonly firstDay: Int32Array;
}

/**
 * x, t_x, T and the mean value of repeat purchases as seen at the end of `untilDay`; later purchases and customers are not seen. The first purchase makes a
 * customer and is no repeat purchase, neither in x nor in the mean (Fader, Hardie and Lee 2005). One pass.
 */
export function summarisePurchases<U extends TimeUnit>(purchases: Purchases, untilDay: number, unit: U): PurchaseSummary<U> {
  const n = purchases.customer.length;
  const inUnit = (days: number): number => convertDuration(durationOf('day', days), 'day', unit);
  const [customer, frequency, firstDay] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
  const [recency, age, meanValue] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  let length = 0;
  for (let i = 0; i < n; i++) {
    const from = purchases.start[i] as number;
    const born = purchases.day[from] as number;
    if (born > untilDay) continue;
    let last = from;
    let value = 0;
    for (let at = from + 1; at < (purchases.start[i + 1] as number) && (purchases.day[at] as number) <= untilDay; at++) {
      last = at;
      value += purchases.value[at] as number;
    }
    customer[length] = purchases.customer[i] as number;
    frequency[length] = last - from;
    firstDay[length] = born;
    recency[length] = inUnit((purchases.day[last] as number) - born);
    age[length] = inUnit(untilDay - born);
    meanValue[length] = last === from ? Number.NaN : value / (last - from) / DECIMAL_SCALE;
    length += 1;
  }
  const cut = <A extends { subarray(from: number, to: number): A }>(column: A): A => column.subarray(0, length);
  return {
    unit,
    length,
    customer: cut(customer),
    frequency: cut(frequency),
    recency: cut(recency),
    age: cut(age),
    meanValue: cut(meanValue),
    firstDay: cut(firstDay),
  };
}

/** History of one customer, as the models ask for it. */
export interface History<U extends TimeUnit> {
  readonly frequency: number;
  readonly recency: Duration<U>;
  readonly age: Duration<U>;
}

/** The history at one position of a summary. */
export function historyAt<U extends TimeUnit>(summary: PurchaseSummary<U> | CompressedSummary<U>, at: number): History<U> {
  return {
    frequency: summary.frequency[at] as number,
    recency: summary.recency[at] as Duration<U>,
    age: summary.age[at] as Duration<U>,
  };
}

/** Histories that differ, each with the number of customers who have it: all that a likelihood needs. */
export interface CompressedSummary<U extends TimeUnit> {
  readonly unit: U;
  readonly length: number;
  readonly frequency: Int32Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  /** Customers with this history. */
  readonly count: Float64Array;
  readonly customers: number;
}

/** Groups equal histories, in the order of x, T, t_x. Each is one number, x · (values of T) · (values of t_x) + …, so that a typed array sorts them. O(n log n). */
export function compressSummary<U extends TimeUnit>(
  summary: Pick<PurchaseSummary<U>, 'unit' | 'length' | 'frequency' | 'recency' | 'age'>,
): CompressedSummary<U> {
  const { unit, length: n, frequency, recency, age } = summary;
  const [ages, recencies] = [rankValues(age, n), rankValues(recency, n)];
  const [perAge, perFrequency] = [recencies.values.length, recencies.values.length * ages.values.length];
  const keys = Float64Array.from({ length: n }, (_, at) => {
    const x = frequency[at] as number;
    return x * perFrequency + ages.rank(age[at] as number) * perAge + recencies.rank(recency[at] as number);
  }).sort();
  const distinct = keys.reduce((count, key, at) => count + (at === 0 || key !== keys[at - 1] ? 1 : 0), 0);
  const kept = {
    frequency: new Int32Array(distinct),
    recency: new Float64Array(distinct),
    age: new Float64Array(distinct),
    count: new Float64Array(distinct),
  };
  let last = -1;
  keys.forEach((key, at) => {
    if (at === 0 || key !== keys[at - 1]) {
      last += 1;
      kept.frequency[last] = Math.floor(key / perFrequency);
      kept.age[last] = ages.values[Math.floor((key % perFrequency) / perAge)] as number;
      kept.recency[last] = recencies.values[key % perAge] as number;
    }
    kept.count[last] = (kept.count[last] as number) + 1;
  });
  return { unit, length: distinct, ...kept, customers: n };
}

/** The different values in ascending order, and the place of each. */
function rankValues(column: Float64Array, n: number): { readonly values: Float64Array; readonly rank: (value: number) => number } {
  const sorted = column.slice(0, n).sort();
  const values = sorted.filter((value, at) => at === 0 || value !== sorted[at - 1]);
  const places = new Map<number, number>();
  values.forEach((value, place) => {
    places.set(value, place);
  });
  return { values, rank: (value) => places.get(value) as number };
}
