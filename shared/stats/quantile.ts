/**
 * Where a quantile of type 7 lies among n sorted values: between the values at `lower` and `lower + 1` (0-based), `fraction` of the way.
 * Hyndman and Fan (1996), definition 7: h = (n − 1)·p; the default of R, NumPy, pandas and Excel. Needs n ≥ 1 and 0 ≤ p ≤ 1.
 */
export function quantilePosition(n: number, p: number): { readonly lower: number; readonly fraction: number } {
  if (!(n >= 1) || !(p >= 0 && p <= 1)) throw new RangeError(`no quantile ${p} of ${n} values`);
  const h = (n - 1) * p;
  const lower = Math.min(Math.floor(h), n - 1);
  return { lower, fraction: h - lower };
}

/** Value between two neighbouring order statistics, computed as low + fraction·(high − low). */
export function interpolate(low: number, high: number, fraction: number): number {
  return fraction === 0 ? low : low + fraction * (high - low);
}

/** Quantile of type 7 of values that are sorted ascending. O(1). */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const { lower, fraction } = quantilePosition(sorted.length, p);
  const low = sorted[lower] ?? Number.NaN;
  return interpolate(low, sorted[lower + 1] ?? low, fraction);
}
