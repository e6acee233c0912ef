import { type Amounts, areExact, ratioOf, sortDescending } from './amounts.ts';

/**
 * Share of the total that the `count` largest hold; all of them when there are fewer. May exceed 1 where others are below 0. Exact for whole numbers.
 * Null when there is nothing, or the total is not above 0. O(n log n).
 */
export function topShare(values: Amounts, count: number): number | null {
  if (areExact(values)) {
    const sorted = sortDescending(values);
    const sum = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);
    const total = sum(sorted);
    return total > 0n ? ratioOf(sum(sorted.slice(0, count)), total) : null;
  }
  const sorted = sortDescending(values as ArrayLike<number>);
  const total = sorted.reduce((all, amount) => all + amount, 0);
  return total > 0 ? sorted.subarray(0, count).reduce((all, amount) => all + amount, 0) / total : null;
}

/**
 * How many of the largest it takes to hold at least `share` (0 … 1) of the total: “20 customers make 80 %”. Null when there is nothing, or the total is not above 0.
 * Exact for whole numbers and shares of whole ten-thousandths. O(n log n).
 */
export function countForShare(values: Amounts, share: number): number | null {
  if (areExact(values)) {
    const sorted = sortDescending(values);
    const total = sorted.reduce((all, amount) => all + amount, 0n);
    if (total <= 0n) return null;
    const wanted = total * BigInt(Math.round(share * 10_000));
    return firstReaching(
      sorted.length,
      wanted <= 0n,
      (at, held: bigint) => held + (sorted[at] as bigint) * 10_000n,
      0n,
      (held) => held >= wanted,
    );
  }
  const sorted = sortDescending(values as ArrayLike<number>);
  const total = sorted.reduce((all, amount) => all + amount, 0);
  if (!(total > 0)) return null;
  const wanted = total * share * (1 - 1e-12);
  return firstReaching(
    sorted.length,
    wanted <= 0,
    (at, held: number) => held + (sorted[at] as number),
    0,
    (held) => held >= wanted,
  );
}

function firstReaching<T>(n: number, isNone: boolean, add: (at: number, held: T) => T, start: T, isEnough: (held: T) => boolean): number {
  let held = start;
  for (let at = 0; at < n && !isNone; at++) {
    held = add(at, held);
    if (isEnough(held)) return at + 1;
  }
  return isNone ? 0 : n;
}
