import { drawGamma } from '../../random/gamma.ts';
import type { RandomStream } from '../../random/stream.ts';

/**
 * Draws the money of some purchases to come, together: ν ~ gamma(p x + q, γ + x m) given what was seen, then the sum ~ gamma(p · purchases, ν).
 * 0 for no purchases.
 */
export function drawSpend(stream: RandomStream, [p, q, gamma]: readonly number[], frequency: number, meanValue: number, purchases: number): number {
  if (purchases === 0) return 0;
  const seen = frequency === 0 ? 0 : frequency * meanValue;
  const rate = drawGamma(stream, (p as number) * frequency + (q as number), 1 / ((gamma as number) + seen));
  return drawGamma(stream, (p as number) * purchases, 1 / rate);
}
