import { type Amounts, areExact, ratioOf, sortDescending } from './amounts.ts';

/**
 * Gini coefficient Σ(2i − n − 1)x₍ᵢ₎/(n Σx), x₍ᵢ₎ ascending (Gini 1912): 0 when all have the same, (n − 1)/n when one has everything. No small-sample factor,
 * as ineq::Gini of R. Amounts below 0 are taken as they are and may lead above 1. Exact for whole numbers. Null when there is nothing, or the total is not above 0.
 * O(n log n).
 */
export function giniCoefficient(values: Amounts): number | null {
  if (areExact(values)) return exactGini(sortDescending(values));
  return giniOfSorted(sortDescending(values).reverse());
}

/** The same for doubles sorted ascending, each counting `counts[i]` times (a bootstrap sample), or once. O(n). */
export function giniOfSorted(ascending: Float64Array, counts?: ArrayLike<number>): number | null {
  let n = ascending.length;
  if (counts !== undefined) {
    n = 0;
    for (let at = 0; at < ascending.length; at++) n += counts[at] as number;
  }
  let [weighted, total, before] = [0, 0, 0];
  for (let at = 0; at < ascending.length; at++) {
    const count = counts === undefined ? 1 : (counts[at] as number);
    const amount = count * (ascending[at] as number);
    weighted += amount * (2 * before + count - n);
    total += amount;
    before += count;
  }
  return total > 0 ? weighted / (n * total) : null;
}

function exactGini(descending: readonly bigint[]): number | null {
  const n = BigInt(descending.length);
  let [weighted, total, rank] = [0n, 0n, n];
  for (const amount of descending) {
    weighted += amount * (2n * rank - n - 1n);
    total += amount;
    rank -= 1n;
  }
  return total > 0n ? ratioOf(weighted, n * total) : null;
}
