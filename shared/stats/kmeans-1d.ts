import { stableOrder } from './stable-order.ts';

const CHECK_EVERY = 262_144;

/**
 * Optimal k-means of numbers on a line: the classes of neighbouring values with the smallest sum of squared distances to their means.
 * Dynamic programming over distinct values with divide and conquer (Wang and Song 2011, Ckmeans.1d.dp), so the result is the global
 * optimum and needs no seed. Gives the largest value of each class but the last, ascending: k − 1 cuts; with fewer than k distinct
 * values the upper classes stay empty (cuts repeat the maximum). No values: k − 1 zeros. O(n + k·m·log m) for m distinct values.
 */
export function kmeansCuts(values: Float64Array, k: number, checkpoint: (fraction: number) => void = () => {}): number[] {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`no ${k} classes`);
  const { distinct, weights } = distinctValues(values);
  const m = distinct.length;
  if (m <= k) {
    const last = distinct[m - 1] ?? 0;
    return Array.from({ length: k - 1 }, (_, index) => distinct[index] ?? last);
  }
  const cost = costFunction(distinct, weights);
  let best = Float64Array.from({ length: m }, (_, j) => cost(0, j));
  const splits: Int32Array[] = [];
  for (let level = 1; level < k; level++) {
    const next = new Float64Array(m).fill(Number.POSITIVE_INFINITY);
    const split = new Int32Array(m);
    fillLevel(best, next, split, cost, level, () => checkpoint(level / k));
    splits.push(split);
    best = next;
  }
  const cuts: number[] = [];
  let end = m - 1;
  for (const split of splits.reverse()) {
    end = (split[end] ?? 0) - 1;
    cuts.push(distinct[end] ?? 0);
  }
  return cuts.reverse();
}

/** next[j] = min over i of best[i−1] + cost(i, j); the best i never decreases with j, so halves are searched in narrowing spans. */
function fillLevel(
  best: Float64Array,
  next: Float64Array,
  split: Int32Array,
  cost: (i: number, j: number) => number,
  level: number,
  checkpoint: () => void,
): void {
  let tried = 0;
  const pending: [number, number, number, number][] = [[level, best.length - 1, level, best.length - 1]];
  for (let span = pending.pop(); span !== undefined; span = pending.pop()) {
    const [from, to, low, high] = span;
    if (from > to) continue;
    const j = (from + to) >> 1;
    let chosen = low;
    let smallest = Number.POSITIVE_INFINITY;
    for (let i = low; i <= Math.min(high, j); i++) {
      const candidate = (best[i - 1] as number) + cost(i, j);
      if (candidate < smallest) {
        smallest = candidate;
        chosen = i;
      }
    }
    tried += Math.min(high, j) - low + 1;
    if (tried > CHECK_EVERY) {
      checkpoint();
      tried = 0;
    }
    next[j] = smallest;
    split[j] = chosen;
    pending.push([from, j - 1, low, chosen], [j + 1, to, chosen, high]);
  }
}

/** Sum of squared distances of the distinct values i…j to their weighted mean, from prefix sums around the overall mean. */
function costFunction(distinct: Float64Array, weights: Float64Array): (i: number, j: number) => number {
  const m = distinct.length;
  let total = 0;
  let weight = 0;
  for (let i = 0; i < m; i++) {
    total += (distinct[i] as number) * (weights[i] as number);
    weight += weights[i] as number;
  }
  const mean = total / weight;
  const count = new Float64Array(m + 1);
  const sum = new Float64Array(m + 1);
  const square = new Float64Array(m + 1);
  for (let i = 0; i < m; i++) {
    const value = (distinct[i] as number) - mean;
    const w = weights[i] as number;
    count[i + 1] = (count[i] as number) + w;
    sum[i + 1] = (sum[i] as number) + w * value;
    square[i + 1] = (square[i] as number) + w * value * value;
  }
  return (i, j) => {
    const n = (count[j + 1] as number) - (count[i] as number);
    const s = (sum[j + 1] as number) - (sum[i] as number);
    return Math.max(0, (square[j + 1] as number) - (square[i] as number) - (s * s) / n);
  };
}

function distinctValues(values: Float64Array): { distinct: Float64Array; weights: Float64Array } {
  const order = stableOrder(values);
  const distinct = new Float64Array(values.length);
  const weights = new Float64Array(values.length);
  let m = 0;
  for (let i = 0; i < order.length; i++) {
    const value = values[order[i] as number] as number;
    if (m === 0 || value !== distinct[m - 1]) distinct[m++] = value;
    weights[m - 1] = (weights[m - 1] as number) + 1;
  }
  return { distinct: distinct.slice(0, m), weights: weights.slice(0, m) };
}
