import type { Duration, RateParameters, TimeUnit } from './duration.ts';
import type { History } from './summarise-purchases.ts';

/**
 * Time after the first purchase by which a customer who is still active will have bought again with the chance `sure`, counted from the last purchase:
 * the purchase rate is gamma(r + x, α + t_x) at that moment, so P(silent until τ) = ((α + t_x)/(α + τ))^(r + x) and τ = (α + t_x) (1 − sure)^(−1/(r + x)) − α.
 * All three models agree on it, for a customer who stays only leaves the rate to be known. Infinite where the number is beyond a double.
 */
export function heardOfBy<U extends TimeUnit>(
  parameters: RateParameters<U>,
  { frequency, recency }: Pick<History<U>, 'frequency' | 'recency'>,
  sure: number,
): Duration<U> {
  const [r, alpha] = parameters as unknown as readonly [number, number];
  return ((alpha + recency) * (1 - sure) ** (-1 / (r + frequency)) - alpha) as Duration<U>;
}

/**
 * Time after the first purchase by which a customer who is still active at T will have bought again with the chance `sure`, counted from T:
 * (α + T) (1 − sure)^(−1/(r + x)) − α. With ½ the median of the next purchase.
 */
export function nextPurchaseBy<U extends TimeUnit>(
  parameters: RateParameters<U>,
  { frequency, age }: Pick<History<U>, 'frequency' | 'age'>,
  sure: number,
): Duration<U> {
  return heardOfBy(parameters, { frequency, recency: age }, sure);
}
