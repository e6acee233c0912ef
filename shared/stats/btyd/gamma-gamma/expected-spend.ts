/**
 * Expected money of a purchase of a customer whose x repeat purchases had the mean m: p (γ + x m)/(p x + q − 1), a mean of what was seen and of what all
 * customers spend (Fader and Hardie 2013, eq. 5). Without repeat purchases (x = 0) the mean of all, p γ/(q − 1). Infinite for p x + q ≤ 1.
 */
export function expectedSpend([p, q, gamma]: readonly number[], frequency: number, meanValue: number): number {
  const seen = frequency === 0 ? 0 : frequency * meanValue;
  const weight = (p as number) * frequency + (q as number) - 1;
  return weight > 0 ? ((p as number) * ((gamma as number) + seen)) / weight : Number.POSITIVE_INFINITY;
}
