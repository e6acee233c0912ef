import type { Duration, RateParameters, TimeUnit } from '../duration.ts';
import { historyAt, type PurchaseSummary } from '../summarise-purchases.ts';
import type { TransactionModel } from '../transaction-model.ts';

const SMALLEST = 1e-300;

/**
 * Σ ln P(purchases that came | history) over the customers at positions 0, step, 2·step, …: a proper score, which no model can raise by saying something other
 * than it means (Good 1952). Those who bought once at the same time and did the same are computed once.
 */
export function logScore<U extends TimeUnit>(
  model: TransactionModel,
  parameters: RateParameters<U>,
  summary: PurchaseSummary<U>,
  time: Duration<U>,
  actual: ArrayLike<number>,
  step = 1,
): number {
  const known = new Map<number, number>();
  let sum = 0;
  for (let at = 0; at < summary.length; at += step) {
    const count = actual[at] as number;
    const key = summary.frequency[at] === 0 && count === 0 ? (summary.age[at] as number) : Number.NaN;
    let log = known.get(key);
    if (log === undefined) {
      log = Math.log(Math.max(SMALLEST, model.conditionalProbability(parameters, historyAt(summary, at), time, count)));
      if (!Number.isNaN(key)) known.set(key, log);
    }
    sum += log;
  }
  return sum;
}
