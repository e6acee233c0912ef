import { normalTail } from '../../special/normal.ts';
import { CONFIDENCE_LEVEL } from '../../wilson-interval.ts';
import { midranks } from '../ranks/midranks.ts';
import { type Correlation, checkPairs, fisherInterval } from './correlation.ts';

const EXACT_BELOW = 50;

/**
 * Kendall's τ-b in O(n log n) (Knight 1966). p-value exact below 50 pairs without ties, otherwise normal with the tie-corrected variance (R's cor.test);
 * interval by Fisher's transformation with the error √(0.437/(n − 4)) (Fieller, Hartley and Pearson 1957). RangeError for unequal lengths or n < 3.
 */
export function kendallCorrelation(x: ArrayLike<number>, y: ArrayLike<number>, level = CONFIDENCE_LEVEL): Correlation {
  const n = checkPairs(x, y);
  const [rx, ry] = [midranks(x), midranks(y)];
  const order = Float64Array.from({ length: n }, (_, at) => at).sort(
    (a, b) => (rx.ranks[a] as number) - (rx.ranks[b] as number) || (ry.ranks[a] as number) - (ry.ranks[b] as number),
  );
  const ordered = Float64Array.from(order, (at) => ry.ranks[at] as number);
  const inversions = countInversions(ordered);
  const pairs = (n * (n - 1)) / 2;
  const tiedX = sumOver(rx.ties, (t) => (t * (t - 1)) / 2);
  const tiedY = sumOver(ry.ties, (t) => (t * (t - 1)) / 2);
  const score = pairs - tiedX - tiedY + tiedBoth(x, y, order) - 2 * inversions;
  const estimate = Math.max(-1, Math.min(1, score / Math.sqrt(pairs - tiedX) / Math.sqrt(pairs - tiedY)));
  const interval = fisherInterval(estimate, Math.sqrt(0.437 / Math.max(0, n - 4)), level);
  const isExact = n < EXACT_BELOW && tiedX === 0 && tiedY === 0;
  return { estimate, interval, pValue: isExact ? exactP(n, inversions) : normalP(score, n, rx.ties, ry.ties), n };
}

function sumOver(ties: readonly number[], f: (t: number) => number): number {
  return ties.reduce((sum, t) => sum + f(t), 0);
}

/** Pairs that tie in both, from the order by x and then y. */
function tiedBoth(x: ArrayLike<number>, y: ArrayLike<number>, order: Float64Array): number {
  let [pairs, run] = [0, 0];
  for (let at = 1; at < order.length; at++) {
    const [a, b] = [order[at - 1] as number, order[at] as number];
    run = x[a] === x[b] && y[a] === y[b] ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}

/** Pairs out of order, by merging; sorts the values. */
function countInversions(values: Float64Array): number {
  const other = new Float64Array(values.length);
  let count = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let from = 0; from < values.length; from += 2 * width) {
      const [middle, end] = [Math.min(from + width, values.length), Math.min(from + 2 * width, values.length)];
      let [left, right] = [from, middle];
      for (let at = from; at < end; at++) {
        if (left < middle && (right >= end || (values[left] as number) <= (values[right] as number))) other[at] = values[left++] as number;
        else {
          count += middle - left;
          other[at] = values[right++] as number;
        }
      }
    }
    values.set(other);
  }
  return count;
}

function normalP(score: number, n: number, tx: readonly number[], ty: readonly number[]): number {
  const first = (ties: readonly number[]) => sumOver(ties, (t) => t * (t - 1) * (2 * t + 5));
  const both = (f: (t: number) => number) => sumOver(tx, f) * sumOver(ty, f);
  const variance =
    (n * (n - 1) * (2 * n + 5) - first(tx) - first(ty)) / 18 +
    both((t) => t * (t - 1)) / (2 * n * (n - 1)) +
    both((t) => t * (t - 1) * (t - 2)) / (9 * n * (n - 1) * (n - 2));
  return variance > 0 ? Math.min(1, 2 * normalTail(Math.abs(score) / Math.sqrt(variance))) : 1;
}

/** Two-sided p-value of a number of inversions among n values in random order. */
function exactP(n: number, inversions: number): number {
  const pairs = (n * (n - 1)) / 2;
  let chances = Float64Array.of(1);
  for (let k = 2; k <= n; k++) {
    const next = new Float64Array(chances.length + k - 1);
    chances.forEach((chance, at) => {
      for (let more = 0; more < k; more++) next[at + more] = (next[at + more] as number) + chance / k;
    });
    chances = next;
  }
  const less = Math.min(inversions, pairs - inversions);
  let sum = 0;
  for (let at = 0; at <= less; at++) sum += chances[at] as number;
  return Math.min(1, 2 * sum);
}
