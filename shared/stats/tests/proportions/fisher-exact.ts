import { hypergeometricDistribution } from '../../distributions/hypergeometric.ts';
import type { Interval } from '../../interval.ts';
import { findRoot } from '../../optimise/brent-root.ts';
import { CONFIDENCE_LEVEL } from '../../wilson-interval.ts';

const SAME = 1 + 1e-7;
const FARTHEST = 1e6;

/** What Fisher's test says of a 2 × 2 table. */
export interface FisherExact {
  /** Two-sided: all tables of the same margins that are no likelier than this one (R's rule). */
  readonly pValue: number;
  /** One-sided: an odds ratio this small or smaller, this large or larger. */
  readonly pLess: number;
  readonly pGreater: number;
  /** Conditional maximum likelihood estimate; null when the margins leave no choice. */
  readonly oddsRatio: number | null;
  readonly interval: Interval;
}

/**
 * Fisher's exact test of the table [[a, b], [c, d]] with the conditional odds ratio and its exact interval, as R's fisher.test. O(range of a given the margins),
 * about 1 µs per table. RangeError unless all counts are whole numbers of 0 or more.
 */
export function fisherExact(a: number, b: number, c: number, d: number, level = CONFIDENCE_LEVEL): FisherExact {
  const distribution = hypergeometricDistribution(a + c, b + d, a + b);
  const least = Math.max(0, a + b - (b + d));
  const most = Math.min(a + b, a + c);
  const logs = Float64Array.from({ length: most - least + 1 }, (_, at) => distribution.logDensity(least + at));
  const limit = Math.exp(logs[a - least] as number) * SAME;
  let pValue = 0;
  for (const log of logs) {
    const chance = Math.exp(log);
    if (chance <= limit) pValue += chance;
  }
  const expected = (logOdds: number) => weigh(logs, logOdds, (at) => least + at);
  const upper = (logOdds: number) => weigh(logs, logOdds, (at) => (least + at >= a ? 1 : 0));
  const lower = (logOdds: number) => weigh(logs, logOdds, (at) => (least + at <= a ? 1 : 0));
  const alpha = (1 - level) / 2;
  const solve = (f: (logOdds: number) => number): number => Math.exp(rootAround(f));
  const isLeast = a === least;
  const isMost = a === most;
  return {
    pValue: Math.min(1, pValue),
    pLess: distribution.cumulative(a),
    pGreater: distribution.tail(a - 1),
    oddsRatio: least === most ? null : isLeast ? 0 : isMost ? Number.POSITIVE_INFINITY : solve((x) => expected(x) - a),
    interval: {
      low: isLeast ? 0 : solve((x) => upper(x) - alpha),
      high: isMost ? Number.POSITIVE_INFINITY : solve((x) => alpha - lower(x)),
    },
  };
}

/** Mean of a function over the noncentral hypergeometric distribution of the given log odds ratio. */
function weigh(logs: Float64Array, logOdds: number, f: (at: number) => number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < logs.length; at++) highest = Math.max(highest, (logs[at] as number) + at * logOdds);
  let [sum, total] = [0, 0];
  for (let at = 0; at < logs.length; at++) {
    const weight = Math.exp((logs[at] as number) + at * logOdds - highest);
    total += weight;
    sum += weight * f(at);
  }
  return sum / total;
}

/** The root of an increasing function of a log odds ratio. */
function rootAround(f: (x: number) => number): number {
  let [low, high] = [-1, 1];
  while (f(low) > 0 && low > -FARTHEST) low *= 2;
  while (f(high) < 0 && high < FARTHEST) high *= 2;
  return findRoot(f, low, high);
}
