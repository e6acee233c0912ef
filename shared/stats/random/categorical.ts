import type { RandomStream } from './stream.ts';

/**
 * A function that draws an index with the chance weights[i]/Σ weights in constant time: Walker's alias method (1977) with Vose's construction (1991), O(n)
 * once. RangeError for a negative weight or when all are 0.
 */
export function createCategorical(weights: ArrayLike<number>): (stream: RandomStream) => number {
  const n = weights.length;
  let total = 0;
  for (let at = 0; at < n; at++) {
    const weight = weights[at] as number;
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) throw new RangeError(`a weight is 0 or more, not ${weight}`);
    total += weight;
  }
  if (!(total > 0)) throw new RangeError('no choice has a weight');
  const { kept, alias } = aliasTable(weights, total);
  return (stream) => {
    const column = stream.below(n);
    return stream.uniform() < (kept[column] as number) ? column : (alias[column] as number);
  };
}

function aliasTable(weights: ArrayLike<number>, total: number): { readonly kept: Float64Array; readonly alias: Uint32Array } {
  const n = weights.length;
  const scaled = Float64Array.from(weights, (weight) => (weight * n) / total);
  const kept = new Float64Array(n).fill(1);
  const alias = Uint32Array.from(scaled, (_, at) => at);
  const small: number[] = [];
  const large: number[] = [];
  scaled.forEach((share, at) => {
    (share < 1 ? small : large).push(at);
  });
  let short = small.pop();
  let long = large.pop();
  while (short !== undefined && long !== undefined) {
    kept[short] = scaled[short] as number;
    alias[short] = long;
    scaled[long] = (scaled[long] as number) + (scaled[short] as number) - 1;
    if ((scaled[long] as number) < 1) {
      small.push(long);
      long = large.pop();
    }
    short = small.pop();
  }
  for (const left of [short, ...small]) if (left !== undefined && (weights[left] as number) === 0) alias[left] = indexOfLargest(weights);
  for (const left of [short, ...small]) if (left !== undefined && (weights[left] as number) === 0) kept[left] = 0;
  return { kept, alias };
}

function indexOfLargest(weights: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < weights.length; at++) if ((weights[at] as number) > (weights[best] as number)) best = at;
  return best;
}
