import { normalQuantile } from '../../special/normal.ts';
import { type SpendSummary, spendOf } from './log-likelihood.ts';

/** Correlation of how often and how much, with its interval; null for fewer than 4 customers or without variation. */
export interface Correlation {
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Pearson correlation of x and mean value over customers with a repeat purchase, with Fisher's interval tanh(atanh r ± z/√(n − 3)): the Gamma-Gamma model takes
 * for granted that frequency and spend have nothing to do with each other.
 */
export function correlateFrequencyAndSpend(summary: SpendSummary, level = 0.95): Correlation | null {
  const { length: n, frequency, meanValue } = spendOf(summary);
  if (n < 4) return null;
  const mean = (values: ArrayLike<number>): number => {
    let sum = 0;
    for (let at = 0; at < n; at++) sum += values[at] as number;
    return sum / n;
  };
  const [meanX, meanM] = [mean(frequency), mean(meanValue)];
  let [xx, mm, xm] = [0, 0, 0];
  for (let at = 0; at < n; at++) {
    const [dx, dm] = [(frequency[at] as number) - meanX, (meanValue[at] as number) - meanM];
    xx += dx * dx;
    mm += dm * dm;
    xm += dx * dm;
  }
  if (!(xx > 0) || !(mm > 0)) return null;
  const value = xm / Math.sqrt(xx * mm);
  const reach = normalQuantile((1 + level) / 2) / Math.sqrt(n - 3);
  const centre = Math.atanh(Math.max(-1 + 1e-15, Math.min(1 - 1e-15, value)));
  return { n, value, low: Math.tanh(centre - reach), high: Math.tanh(centre + reach) };
}
