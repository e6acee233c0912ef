import { shuffle } from '../../random/shuffle.ts';
import type { RandomStream } from '../../random/stream.ts';

/**
 * p-value of a statistic of two samples by `rounds` random divisions of all values into samples of the same sizes: the share, this division included, in which
 * |statistic| is as large (Phipson and Smyth 2010, so never 0). The statistic gets the two samples as views that are valid during the call.
 * Seeded by the stream. O(rounds · (n + statistic)). RangeError for fewer than one round.
 */
export function permutationTest(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  statistic: (first: Float64Array, second: Float64Array) => number,
  stream: RandomStream,
  rounds = 9999,
): { readonly statistic: number; readonly pValue: number } {
  if (!(rounds >= 1)) throw new RangeError(`${rounds} rounds`);
  const values = new Float64Array(first.length + second.length);
  values.set(Float64Array.from(first));
  values.set(Float64Array.from(second), first.length);
  const [a, b] = [values.subarray(0, first.length), values.subarray(first.length)];
  const seen = statistic(a, b);
  const limit = Math.abs(seen) * (1 - 1e-12);
  let asLarge = 1;
  for (let round = 0; round < rounds; round++) {
    shuffle(stream, values);
    if (Math.abs(statistic(a, b)) >= limit) asLarge++;
  }
  return { statistic: seen, pValue: asLarge / (rounds + 1) };
}
