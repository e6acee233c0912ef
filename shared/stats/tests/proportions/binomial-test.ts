import { binomialDistribution } from '../../distributions/binomial.ts';

/** Chances that differ by less than this share count as equal (R's binom.test). */
const SAME = 1 + 1e-7;

/**
 * Two-sided p-value of `successes` in n trials when the chance is p: the sum of the chances of all counts that are no likelier than the one seen, R's rule.
 * With p = ½ this is the sign test. O(log n). RangeError for counts and chances outside their domain.
 */
export function binomialTest(successes: number, n: number, p = 0.5): number {
  const distribution = binomialDistribution(n, p);
  if (!(Number.isInteger(successes) && successes >= 0 && successes <= n)) throw new RangeError(`${successes} successes of ${n}`);
  const limit = distribution.density(successes) * SAME;
  const mean = n * p;
  if (successes === mean) return 1;
  const isRare = (count: number): boolean => distribution.density(count) <= limit;
  if (successes < mean) {
    const from = firstWhere(Math.ceil(mean), n + 1, isRare);
    return Math.min(1, distribution.cumulative(successes) + distribution.tail(from - 1));
  }
  const from = firstWhere(-Math.floor(mean), 1, (negative) => isRare(-negative));
  return Math.min(1, distribution.cumulative(-from) + distribution.tail(successes - 1));
}

/** The first whole number of [low, high) that holds, where all after it do; `high` when none does. */
function firstWhere(low: number, high: number, holds: (at: number) => boolean): number {
  let [first, beyond] = [low, high];
  while (first < beyond) {
    const middle = Math.floor((first + beyond) / 2);
    if (holds(middle)) beyond = middle;
    else first = middle + 1;
  }
  return first;
}
