import { discountedPurchases } from '../discounted-purchases.ts';
import type { Duration, TimeUnit } from '../duration.ts';
import type { TransactionFit } from '../fit-transaction-model.ts';
import { historyAt, type PurchaseSummary } from '../summarise-purchases.ts';
import type { TransactionModel } from '../transaction-model.ts';

/** What is expected of each customer of a summary within a horizon, by position. */
export interface ExpectedPurchases {
  readonly probabilityAlive: Float64Array;
  /** Purchases in the horizon. */
  readonly purchases: Float64Array;
  /** The same with each purchase discounted to now. */
  readonly discounted: Float64Array;
}

/** Customers between two calls of `checkpoint`. */
const CHUNK = 2000;

/** P(alive), expected and discounted expected purchases of every customer; δ is the discount per unit of time. Those who bought once and at the same time share one computation. */
export function expectPurchases<U extends TimeUnit>(
  model: TransactionModel,
  fit: Pick<TransactionFit<U>, 'parameters'>,
  summary: PurchaseSummary<U>,
  horizon: Duration<U>,
  delta: number,
  checkpoint: (fraction: number) => void = () => {},
): ExpectedPurchases {
  const n = summary.length;
  const probabilityAlive = new Float64Array(n);
  const purchases = new Float64Array(n);
  const discounted = new Float64Array(n);
  const onceAt = new Map<number, number>();
  for (let at = 0; at < n; at++) {
    const age = summary.age[at] as number;
    const twin = summary.frequency[at] === 0 ? onceAt.get(age) : undefined;
    if (twin === undefined) {
      const history = historyAt(summary, at);
      probabilityAlive[at] = model.probabilityAlive(fit.parameters, history);
      purchases[at] = model.conditionalPurchases(fit.parameters, history, horizon);
      discounted[at] = discountedPurchases(model, fit.parameters, history, horizon, delta);
      if (summary.frequency[at] === 0) onceAt.set(age, at);
    } else {
      probabilityAlive[at] = probabilityAlive[twin] as number;
      purchases[at] = purchases[twin] as number;
      discounted[at] = discounted[twin] as number;
    }
    if (at % CHUNK === 0) checkpoint(at / n);
  }
  return { probabilityAlive, purchases, discounted };
}
