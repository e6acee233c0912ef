/**
 * The k-th smallest (1-based) of all m·n differences xᵢ − yⱼ of two samples that are sorted ascending, without forming them: halving of the range,
 * counting with two pointers. About 60 · (m + n) steps. RangeError for a k outside 1 … m·n.
 */
export function pairwiseDifference(xs: Float64Array, ys: Float64Array, k: number): number {
  if (!(k >= 1 && k <= xs.length * ys.length)) throw new RangeError(`no difference number ${k}`);
  let low = (xs[0] as number) - (ys[ys.length - 1] as number);
  let high = (xs[xs.length - 1] as number) - (ys[0] as number);
  if (countUpTo(xs, ys, low) >= k) return low;
  for (let step = 0; step < 64; step++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (countUpTo(xs, ys, middle) >= k) high = middle;
    else low = middle;
  }
  for (;;) {
    low = nextAbove(xs, ys, low);
    if (low >= high || countUpTo(xs, ys, low) >= k) return low;
  }
}

function countUpTo(xs: Float64Array, ys: Float64Array, bound: number): number {
  let count = 0;
  let first = 0;
  for (let i = 0; i < xs.length; i++) {
    while (first < ys.length && (xs[i] as number) - (ys[first] as number) > bound) first++;
    count += ys.length - first;
  }
  return count;
}

/** The smallest difference above a bound. */
function nextAbove(xs: Float64Array, ys: Float64Array, bound: number): number {
  let least = Number.POSITIVE_INFINITY;
  let beyond = 0;
  for (let i = 0; i < xs.length; i++) {
    while (beyond < ys.length && (xs[i] as number) - (ys[beyond] as number) > bound) beyond++;
    if (beyond > 0) least = Math.min(least, (xs[i] as number) - (ys[beyond - 1] as number));
  }
  return least;
}
