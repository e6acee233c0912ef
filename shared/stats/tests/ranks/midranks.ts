import { ascendingOrder } from '../../stable-order.ts';

/** Ranks of values with what ties do to the variance of rank sums. */
export interface Midranks {
  /** 1-based; equal values share the mean of their ranks. Same order as the input. */
  readonly ranks: Float64Array;
  /** Sizes of the groups of equal values, groups of one included, ascending by value. */
  readonly ties: readonly number[];
}

/** Ranks with ties averaged (R's rank). NaN sorts last and ties with nothing. O(n log n). */
export function midranks(values: ArrayLike<number>): Midranks {
  const order = ascendingOrder(values);
  const ranks = new Float64Array(values.length);
  const ties: number[] = [];
  let from = 0;
  while (from < order.length) {
    let to = from + 1;
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to++;
    for (let at = from; at < to; at++) ranks[order[at] as number] = (from + 1 + to) / 2;
    ties.push(to - from);
    from = to;
  }
  return { ranks, ties };
}

/** Σ(t³ − t) over the groups of equal values: what the variance of a rank sum loses to ties. */
export function tieLoss(ties: readonly number[]): number {
  return ties.reduce((sum, t) => sum + (t * t * t - t), 0);
}
