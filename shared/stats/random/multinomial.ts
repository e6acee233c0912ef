import { drawBinomial } from './binomial.ts';
import type { RandomStream } from './stream.ts';

/**
 * How often each of the groups came up in n independent draws, where group i has the chance weights[i]/Σ weights: conditional binomials, one per group.
 * With the sizes of groups of equal rows as weights and n their sum these are the counts of a bootstrap sample over the groups.
 * Sums to n exactly. Written into `counts` when given (same length). RangeError for a negative weight or when all are 0.
 */
export function drawMultinomial(
  stream: RandomStream,
  n: number,
  weights: ArrayLike<number>,
  counts: Float64Array = new Float64Array(weights.length),
): Float64Array {
  let weightLeft = 0;
  let last = -1;
  for (let group = 0; group < weights.length; group++) {
    const weight = weights[group] as number;
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) throw new RangeError(`a weight is 0 or more, not ${weight}`);
    weightLeft += weight;
    if (weight > 0) last = group;
  }
  if (last < 0) throw new RangeError('no group has a weight');
  let left = n;
  counts.fill(0);
  for (let group = 0; group <= last && left > 0; group++) {
    const weight = weights[group] as number;
    const count = group === last ? left : weight === 0 ? 0 : drawBinomial(stream, left, Math.min(1, weight / weightLeft));
    counts[group] = count;
    left -= count;
    weightLeft -= weight;
  }
  return counts;
}
