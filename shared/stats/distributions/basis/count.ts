import type { Distribution } from './distribution.ts';
import { invertCount } from './invert-count.ts';

/** What is particular to a distribution of counts. */
interface Particulars {
  readonly least: number;
  readonly most: number;
  /** Where to look for quantiles first. */
  readonly guess: number;
  /** ln P(X = k) for a whole k in [least, most]. */
  readonly logMass: (k: number) => number;
  /** P(X ≤ k) and P(X > k), or their logarithms, for a whole k in [least, most). */
  readonly tails: (k: number) => { readonly lower: number; readonly upper: number };
  readonly logTails: (k: number) => { readonly lower: number; readonly upper: number };
}

/** A distribution of whole numbers from its chances and tails; between two counts the tails stay as they are, the density is 0. */
export function countDistribution({ least, most, guess, logMass, tails, logTails }: Particulars): Distribution {
  const logDensity = (x: number): number => {
    if (Number.isNaN(x)) return Number.NaN;
    return Number.isInteger(x) && x >= least && x <= most ? logMass(x) : Number.NEGATIVE_INFINITY;
  };
  const at = (x: number, inside: (k: number) => number, before: number, after: number): number => {
    if (Number.isNaN(x)) return Number.NaN;
    const k = Math.floor(x);
    return k < least ? before : k >= most ? after : inside(k);
  };
  const cumulative = (x: number): number => at(x, (k) => tails(k).lower, 0, 1);
  const tail = (x: number): number => at(x, (k) => tails(k).upper, 1, 0);
  return {
    density: (x) => Math.exp(logDensity(x)),
    logDensity,
    cumulative,
    tail,
    logTail: (x) => at(x, (k) => logTails(k).upper, 0, Number.NEGATIVE_INFINITY),
    ...invertCount({ cumulative, tail }, guess, least, most),
  };
}
