import { logGamma } from '../special/log-gamma.ts';
import type { RandomStream } from './stream.ts';

const REJECT_FROM = 10;

/**
 * A Poisson count of the given mean ≥ 0 (up to about 1e15): by multiplying uniforms below 10, by Hörmann's transformed rejection PTRS (1993) above.
 * RangeError for a mean that is negative, infinite or undefined.
 */
export function drawPoisson(stream: RandomStream, mean: number): number {
  if (!(mean >= 0 && mean < Number.POSITIVE_INFINITY)) throw new RangeError(`a Poisson distribution has a mean of 0 or more, not ${mean}`);
  return mean < REJECT_FROM ? drawByProduct(stream, mean) : drawByRejection(stream, mean);
}

function drawByProduct(stream: RandomStream, mean: number): number {
  if (mean === 0) return 0;
  const limit = Math.exp(-mean);
  let product = 1 - stream.uniform();
  let count = 0;
  while (product > limit) {
    count += 1;
    product *= 1 - stream.uniform();
  }
  return count;
}

function drawByRejection(stream: RandomStream, mean: number): number {
  const logMean = Math.log(mean);
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const vr = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = stream.uniform() - 0.5;
    const v = 1 - stream.uniform();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= vr) return count;
    if (count < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b) <= count * logMean - mean - logGamma(count + 1)) return count;
  }
}
