import { interpolate, quantilePosition } from './quantile.ts';
import { selectRanks } from './select-ranks.ts';

/** Quantiles of type 7 of values in any order, one per probability; `values` is not changed. No values: NaN for each. Cost of `selectRanks`. */
export function quantilesOf(values: Float64Array, probabilities: readonly number[]): number[] {
  const n = values.length;
  if (n === 0) return probabilities.map(() => Number.NaN);
  const places = probabilities.map((p) => quantilePosition(n, p));
  const picked = selectRanks(
    values,
    places.flatMap(({ lower }) => [lower, Math.min(lower + 1, n - 1)]),
  );
  return places.map(({ fraction }, index) => interpolate(picked[2 * index] ?? Number.NaN, picked[2 * index + 1] ?? Number.NaN, fraction));
}
