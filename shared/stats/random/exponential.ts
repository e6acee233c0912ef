import type { RandomStream } from './stream.ts';

/** An exponential waiting time with the given rate (mean 1/rate, rate > 0), by inversion: −ln(1 − U)/rate. */
export function drawExponential(stream: RandomStream, rate = 1): number {
  return -Math.log1p(-stream.uniform()) / rate;
}
