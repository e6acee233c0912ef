import type { TimeUnit } from '../duration.ts';
import type { PurchaseSummary } from '../summarise-purchases.ts';

/** Everybody buys as often as the last time span of the same length: `before` purchases of each customer in it. */
export function forecastAsBefore(before: ArrayLike<number>): Float64Array {
  return Float64Array.from(before);
}

/** Everybody buys at the mean rate of all customers, repeat purchases per time known: Σ x/Σ T · time. */
export function forecastByMeanRate(summary: Pick<PurchaseSummary<TimeUnit>, 'length' | 'frequency' | 'age'>, time: number): Float64Array {
  let [purchases, known] = [0, 0];
  for (let at = 0; at < summary.length; at++) {
    purchases += summary.frequency[at] as number;
    known += summary.age[at] as number;
  }
  return new Float64Array(summary.length).fill(known > 0 ? (purchases / known) * time : 0);
}
