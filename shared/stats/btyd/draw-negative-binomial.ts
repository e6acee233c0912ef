import { drawGamma } from '../random/gamma.ts';
import { drawPoisson } from '../random/poisson.ts';
import type { RandomStream } from '../random/stream.ts';

/** Above this mean a gamma and a Poisson number are faster than searching, and the chance of 0 may be too small for a double. */
const SEARCH_UP_TO = 30;

/** A count of purchases in a time t at a rate gamma(r, α): by sequential search from 0 where the mean is small, else a Poisson count of a gamma rate. */
export function drawNegativeBinomial(stream: RandomStream, r: number, alpha: number, time: number): number {
  const mean = (r * time) / alpha;
  if (!(mean <= SEARCH_UP_TO)) return drawPoisson(stream, drawGamma(stream, r, 1 / alpha) * time);
  let chance = Math.exp(-r * Math.log1p(time / alpha));
  const share = time / (alpha + time);
  let rest = stream.uniform() - chance;
  let n = 0;
  while (rest >= 0 && n < 100_000) {
    chance *= (share * (r + n)) / (n + 1);
    if (chance === 0) break;
    rest -= chance;
    n += 1;
  }
  return n;
}
