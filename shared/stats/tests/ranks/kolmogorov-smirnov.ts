import { kolmogorovExactTail, kolmogorovTail } from './kolmogorov.ts';

const EXACT_BELOW = 100;
const EXACT_PAIRS = 10_000;

/** A comparison of distribution functions. */
export interface KolmogorovSmirnov {
  /** Largest distance between the two distribution functions. */
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
  readonly isExact: boolean;
}

/**
 * Kolmogorov's test of a sample against a continuous distribution whose parameters were not fitted to it: exact below 100 values without ties, otherwise by the
 * limit (R's ks.test). RangeError for an empty sample.
 */
export function testDistribution(sample: ArrayLike<number>, cumulative: (x: number) => number): KolmogorovSmirnov {
  const n = sample.length;
  if (n === 0) throw new RangeError('the sample is empty');
  const sorted = Float64Array.from(sample).sort();
  let statistic = 0;
  let hasTies = false;
  sorted.forEach((x, at) => {
    const p = cumulative(x);
    statistic = Math.max(statistic, p - at / n, (at + 1) / n - p);
    hasTies ||= at > 0 && x === sorted[at - 1];
  });
  const isExact = n < EXACT_BELOW && !hasTies;
  return { statistic, pValue: isExact ? kolmogorovExactTail(n, statistic) : kolmogorovTail(Math.sqrt(n) * statistic), isExact };
}

/**
 * Smirnov's test that two samples come from one distribution: exact, also with ties, when m·n < 10,000 (the lattice walk of R 4.2's psmirnov), otherwise by the limit.
 * RangeError for an empty sample.
 */
export function compareDistributions(first: ArrayLike<number>, second: ArrayLike<number>): KolmogorovSmirnov {
  const [m, n] = [first.length, second.length];
  if (m === 0 || n === 0) throw new RangeError('a sample is empty');
  const [xs, ys] = [Float64Array.from(first).sort(), Float64Array.from(second).sort()];
  /** After so many values of both together a new value begins. */
  const isStep = new Uint8Array(m + n + 1);
  let [i, j, most] = [0, 0, 0];
  while (i < m || j < n) {
    const next = Math.min(i < m ? (xs[i] as number) : Number.POSITIVE_INFINITY, j < n ? (ys[j] as number) : Number.POSITIVE_INFINITY);
    while (i < m && xs[i] === next) i++;
    while (j < n && ys[j] === next) j++;
    isStep[i + j] = 1;
    most = Math.max(most, Math.abs(i * n - j * m));
  }
  const statistic = most / (m * n);
  const isExact = m * n < EXACT_PAIRS;
  return { statistic, pValue: isExact ? exactTail(m, n, most, isStep) : kolmogorovTail(Math.sqrt((m * n) / (m + n)) * statistic), isExact };
}

/** Chance that a random order of m and n values, with these ties, comes as far apart as `most`/(m n): 1 minus the walks that stay below. */
function exactTail(m: number, n: number, most: number, isStep: Uint8Array): number {
  const isFar = (i: number, j: number): boolean => isStep[i + j] === 1 && Math.abs(i * n - j * m) >= most;
  const below = new Float64Array(n + 1);
  below[0] = 1;
  for (let j = 1; j <= n; j++) below[j] = isFar(0, j) ? 0 : (below[j - 1] as number);
  for (let i = 1; i <= m; i++) {
    const weight = i / (i + n);
    below[0] = isFar(i, 0) ? 0 : weight * (below[0] as number);
    for (let j = 1; j <= n; j++) below[j] = isFar(i, j) ? 0 : weight * (below[j] as number) + (below[j - 1] as number);
  }
  return Math.min(1, Math.max(0, 1 - (below[n] as number)));
}
