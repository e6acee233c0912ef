import { logGamma } from '../special/log-gamma.ts';
import type { RandomStream } from './stream.ts';

const REJECT_FROM = 10;

/**
 * A binomial count of n trials (a whole number, up to about 1e9) with chance p: by sequential search where the smaller mean is below 10, by Hörmann's
 * transformed rejection BTRS (1993) above. RangeError for n or p outside their domain.
 */
export function drawBinomial(stream: RandomStream, n: number, p: number): number {
  if (!(Number.isInteger(n) && n >= 0) || !(p >= 0 && p <= 1)) throw new RangeError(`no binomial distribution of ${n} trials with chance ${p}`);
  if (p > 0.5) return n - drawBelowHalf(stream, n, 1 - p);
  return drawBelowHalf(stream, n, p);
}

function drawBelowHalf(stream: RandomStream, n: number, p: number): number {
  if (n === 0 || p === 0) return 0;
  return n * p < REJECT_FROM ? drawBySearch(stream, n, p) : drawByRejection(stream, n, p);
}

function drawBySearch(stream: RandomStream, n: number, p: number): number {
  const odds = p / (1 - p);
  for (;;) {
    let chance = Math.exp(n * Math.log1p(-p));
    let rest = stream.uniform();
    for (let count = 0; count <= n; count++) {
      if (rest < chance) return count;
      rest -= chance;
      chance *= (odds * (n - count)) / (count + 1);
    }
  }
}

function drawByRejection(stream: RandomStream, n: number, p: number): number {
  const spread = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const vr = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const logOdds = Math.log(p / (1 - p));
  const mode = Math.floor((n + 1) * p);
  const atMode = logGamma(mode + 1) + logGamma(n - mode + 1);
  for (;;) {
    const u = stream.uniform() - 0.5;
    const v = 1 - stream.uniform();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + centre);
    if (us >= 0.07 && v <= vr) return count;
    if (count < 0 || count > n) continue;
    const accepted = atMode - logGamma(count + 1) - logGamma(n - count + 1) + (count - mode) * logOdds;
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= accepted) return count;
  }
}
