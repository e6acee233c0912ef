import { selectRanks } from './select-ranks.ts';

/** Middle value, or the mean of the two middle values; NaN for no values. Same as the type 7 quantile at ½. `values` is not changed. */
export function medianOf(values: Float64Array): number {
  const n = values.length;
  if (n === 0) return Number.NaN;
  const [low = Number.NaN, high = Number.NaN] = selectRanks(values, [(n - 1) >> 1, n >> 1]);
  return (low + high) / 2;
}
