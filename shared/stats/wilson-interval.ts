import { normalQuantile } from './special/normal.ts';

/** Confidence level of every interval the product shows unless it says otherwise. */
export const CONFIDENCE_LEVEL = 0.95;
/** 97.5 % quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson score interval of a share, at 95 % unless another level is given: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), E. B. Wilson (1927), without
 * continuity correction. Never leaves 0…1 and stays sensible at 0 and n successes. n = 0 gives null. Throws a RangeError unless 0 ≤ successes ≤ n.
 */
export function wilsonInterval(successes: number, n: number, level = CONFIDENCE_LEVEL): { readonly low: number; readonly high: number } | null {
  if (!(successes >= 0 && successes <= n)) throw new RangeError(`${successes} successes of ${n}`);
  if (n === 0) return null;
  const z = level === CONFIDENCE_LEVEL ? Z : -normalQuantile((1 - level) / 2);
  const p = successes / n;
  const z2n = (z * z) / n;
  const centre = p + z2n / 2;
  const half = z * Math.sqrt((p * (1 - p)) / n + z2n / (4 * n));
  return { low: successes === 0 ? 0 : (centre - half) / (1 + z2n), high: successes === n ? 1 : (centre + half) / (1 + z2n) };
}
