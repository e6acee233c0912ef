import type { Distribution } from './distribution.ts';
import { invertContinuous, type Support } from './invert-continuous.ts';

/** What is particular to a continuous distribution; logarithms of both tails decide everything else. */
interface Particulars {
  readonly logDensity: (x: number) => number;
  /** ln P(X ≤ x) and ln P(X > x). */
  readonly logTails: (x: number) => { readonly lower: number; readonly upper: number };
  /** P(X ≤ x) and P(X > x). */
  readonly tails: (x: number) => { readonly lower: number; readonly upper: number };
  readonly support: Support;
  readonly least: number;
  readonly most: number;
  /** First guess of a quantile, on the real line of the support. */
  readonly start: number;
}

/** A continuous distribution from its density and tails; quantiles by inverting the smaller tail. */
export function continuous({ logDensity, logTails, tails, support, least, most, start }: Particulars): Distribution {
  const invert = (p: number, isTail: boolean): number => {
    if (!(p >= 0 && p <= 1)) return Number.NaN;
    if (p === 0) return isTail ? most : least;
    if (p === 1) return isTail ? least : most;
    if (p > 0.5) return invertContinuous(Math.log1p(-p), !isTail, isTail ? lower : upper, logDensity, support, start);
    return invertContinuous(Math.log(p), isTail, isTail ? upper : lower, logDensity, support, start);
  };
  const lower = (x: number) => logTails(x).lower;
  const upper = (x: number) => logTails(x).upper;
  return {
    density: (x) => Math.exp(logDensity(x)),
    logDensity,
    cumulative: (x) => tails(x).lower,
    tail: (x) => tails(x).upper,
    logTail: upper,
    quantile: (p) => invert(p, false),
    tailQuantile: (q) => invert(q, true),
  };
}
