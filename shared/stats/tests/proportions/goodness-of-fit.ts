import { chiSquareDistribution } from '../../distributions/chi-square.ts';

/** The χ² test of counts against chances. */
export interface GoodnessOfFit {
  readonly statistic: number;
  readonly degrees: number;
  readonly pValue: number;
  /** Below 5 the p-value is rough. */
  readonly smallestExpected: number;
}

/**
 * Pearson's χ² test of counts against weights (scaled to their sum; by default all alike). `estimated`: parameters fitted to the same counts, each
 * costs a degree of freedom. A cell of weight 0 with a count gives an infinite statistic. No degrees of freedom: p = 1. RangeError when lengths differ.
 */
export function testGoodnessOfFit(counts: readonly number[], weights: readonly number[] = counts.map(() => 1), estimated = 0): GoodnessOfFit {
  if (weights.length !== counts.length) throw new RangeError(`${counts.length} counts, but ${weights.length} weights`);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const weight = weights.reduce((sum, w) => sum + w, 0);
  let [statistic, cells, smallestExpected] = [0, 0, Number.POSITIVE_INFINITY];
  counts.forEach((count, at) => {
    const expected = (total * (weights[at] ?? 0)) / weight;
    if (expected === 0) {
      if (count > 0) statistic = Number.POSITIVE_INFINITY;
      return;
    }
    cells += 1;
    statistic += (count - expected) ** 2 / expected;
    smallestExpected = Math.min(smallestExpected, expected);
  });
  const degrees = Math.max(0, cells - 1 - estimated);
  return { statistic, degrees, pValue: degrees === 0 ? 1 : chiSquareDistribution(degrees).tail(statistic), smallestExpected };
}
