import { drawGamma } from '../../random/gamma.ts';
import type { RandomStream } from '../../random/stream.ts';

/**
 * Draws the money of some purchases to come, together: ν ~ gamma(p x + q, γ + x m) given what was seen, then the sum ~ gamma(p · purchases, ν).
 * 0 for no purchases.
 */
export function drawSpend(stream: RandomStream, three: readonly number[], frequency: number, meanValue: number, purchases: number): number {
  if (purchases === 0) return 0;
  // By index, not by destructuring: this runs once for each customer and replicate.
  const p = three[0] as number;
  const seen = frequency === 0 ? 0 : frequency * meanValue;
  const rate = drawGamma(stream, p * frequency + (three[1] as number), 1 / ((three[2] as number) + seen));
  return drawGamma(stream, p * purchases, 1 / rate);
}
