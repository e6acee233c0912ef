import type { RandomStream } from '../random/stream.ts';
import type { Duration, RateParameters, TimeUnit } from './duration.ts';
import type { CompressedSummary, History } from './summarise-purchases.ts';

/**
 * A model of customers who buy at their own rate until they leave unseen. All four parameters are positive; the first two are shape and rate of the gamma
 * distribution of purchase rates (BG/BB: the beta distribution of chances), the others say how customers leave. Times are in the unit of the parameters.
 */
export interface TransactionModel {
  readonly id: 'bgnbd' | 'mbgnbd' | 'pnbd' | 'bgbb';
  readonly parameterNames: readonly [string, string, string, string];
  /** 1 where a parameter is a time. */
  readonly isTime: readonly [boolean, boolean, boolean, boolean];
  /** Typical values in published fits, times in weeks: the centre of the weak prior. */
  readonly typical: readonly [number, number, number, number];
  /** Σ count · ln L over the histories; writes the gradient by the logarithms of the parameters. */
  readonly logLikelihood: (logParameters: Float64Array, summary: CompressedSummary<TimeUnit>, gradient: Float64Array) => number;
  /** P(still active at T | x, t_x, T). */
  readonly probabilityAlive: <U extends TimeUnit>(parameters: RateParameters<U>, history: History<U>) => number;
  /** Purchases after the first expected of a new customer in the time t. */
  readonly expectedPurchases: <U extends TimeUnit>(parameters: RateParameters<U>, time: Duration<U>) => number;
  /** Purchases expected in (T, T + t] of a customer with this history. */
  readonly conditionalPurchases: <U extends TimeUnit>(parameters: RateParameters<U>, history: History<U>, time: Duration<U>) => number;
  /** Purchases expected per unit of time at T + s of a customer with this history: the derivative of `conditionalPurchases`. */
  readonly conditionalRate: <U extends TimeUnit>(parameters: RateParameters<U>, history: History<U>, time: Duration<U>) => number;
  /** P(n purchases after the first in the time t) of a new customer. */
  readonly probabilityOfCount: <U extends TimeUnit>(parameters: RateParameters<U>, time: Duration<U>, n: number) => number;
  /** ln of the odds of having left by T, −∞ where that cannot be: `probabilityAlive` before it becomes a share. */
  readonly logOddsOfHavingLeft: (parameters: readonly number[], frequency: number, recency: number, age: number) => number;
  /** P(n purchases in (T, T + t] | history). */
  readonly conditionalProbability: <U extends TimeUnit>(parameters: RateParameters<U>, history: History<U>, time: Duration<U>, n: number) => number;
  /** Discounted purchases in (T, T + t]; absent = by integrating `conditionalRate`. Models whose purchases fall on occasions have it. */
  readonly discountedPurchases?: <U extends TimeUnit>(parameters: RateParameters<U>, history: History<U>, time: Duration<U>, delta: number) => number;
  /** Time after the first purchase by which a customer who stays has bought again with the chance `sure`, counted from the last one; absent = by gamma rates. */
  readonly heardOfBy?: <U extends TimeUnit>(
    parameters: RateParameters<U>,
    history: Pick<History<U>, 'frequency' | 'recency'>,
    sure: number,
  ) => Duration<U>;
  /** Draws the purchases of (T, T + t] of a customer who is active at T. */
  readonly drawWhileActive: (stream: RandomStream, parameters: readonly number[], frequency: number, age: number, time: number) => number;
  /** Draws x and t_x of a new customer of age T. */
  readonly drawHistory: (
    stream: RandomStream,
    parameters: readonly number[],
    age: number,
  ) => { readonly frequency: number; readonly recency: number };
}
