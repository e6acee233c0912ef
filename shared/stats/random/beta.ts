import { drawLogGamma } from './gamma.ts';
import type { RandomStream } from './stream.ts';

/**
 * A beta number of parameters a, b > 0: G(a)/(G(a) + G(b)) of two gamma numbers, taken over their logarithms so that parameters near 0 give numbers near
 * 0 or 1 and not 0/0. RangeError for a parameter that is not positive.
 */
export function drawBeta(stream: RandomStream, a: number, b: number): number {
  const difference = drawLogGamma(stream, b) - drawLogGamma(stream, a);
  return 1 / (1 + Math.exp(difference));
}
