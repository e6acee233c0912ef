import { type Amounts, sortDescending } from './amounts.ts';

/** A place on a curve of concentration. */
export interface CurvePoint {
  /** Share of the holders counted so far, 0 … 1. */
  readonly holders: number;
  /** Share of the total they hold. */
  readonly value: number;
}

/** Lorenz curve: the smallest first, so the curve lies below the diagonal. See `whaleCurve`. */
export function lorenzCurve(values: Amounts, points = 100): CurvePoint[] {
  return curveOf(toDoubles(values).reverse(), points);
}

/**
 * Whale curve (Kaplan and Narayanan 2001): the largest first; where some are below 0 it rises above 1 and comes back. Starts at (0, 0), ends at (1, 1),
 * with at most about `points` places between, and the highest place always. Empty when there is nothing, or the total is not above 0. O(n log n).
 */
export function whaleCurve(values: Amounts, points = 100): CurvePoint[] {
  return curveOf(toDoubles(values), points);
}

function toDoubles(values: Amounts): Float64Array {
  return sortDescending(Float64Array.from(values as ArrayLike<number | bigint>, Number));
}

function curveOf(sorted: Float64Array, points: number): CurvePoint[] {
  const n = sorted.length;
  const total = sorted.reduce((all, amount) => all + amount, 0);
  if (!(total > 0)) return [];
  const shown = new Set(Array.from({ length: Math.min(points, n) }, (_, k) => Math.round(((k + 1) * n) / Math.min(points, n))));
  const positive = sorted.findIndex((amount) => amount <= 0);
  if ((sorted[0] as number) > 0 && positive > 0) shown.add(positive);
  const curve: CurvePoint[] = [{ holders: 0, value: 0 }];
  let held = 0;
  sorted.forEach((amount, at) => {
    held += amount;
    if (shown.has(at + 1)) curve.push({ holders: (at + 1) / n, value: at + 1 === n ? 1 : held / total });
  });
  return curve;
}
