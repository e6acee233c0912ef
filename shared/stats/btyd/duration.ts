/** Units in which a model counts time. A month is the twelfth part of 365 days. */
export type TimeUnit = 'day' | 'week' | 'month';

declare const unit: unique symbol;

/** A length of time counted in one unit: days and weeks are different types, so that nobody hands one to a model fitted in the other. */
export type Duration<U extends TimeUnit> = number & { readonly [unit]: U };

/** Parameters of a model whose rates are per unit U; what they are in other units is another matter. */
export type RateParameters<U extends TimeUnit> = readonly number[] & { readonly [unit]: U };

const DAYS: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7, month: 365 / 12 };

/** A duration of that many units. */
export function durationOf<U extends TimeUnit>(_unit: U, count: number): Duration<U> {
  return count as Duration<U>;
}

/** The same length of time in another unit: 7 days are 1 week, 1 month is 365/84 = 4.345 weeks. */
export function convertDuration<From extends TimeUnit, To extends TimeUnit>(value: Duration<From>, from: From, to: To): Duration<To> {
  return ((value * DAYS[from]) / DAYS[to]) as Duration<To>;
}

/** Parameters of a model that counts time in this unit. */
export function ratesPer<U extends TimeUnit>(_unit: U, values: readonly number[]): RateParameters<U> {
  return values as RateParameters<U>;
}
