/** A place on a curve: share of the holders and share of the sum. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Cumulative share of the sum by share of the holders, in the order given, from (0, 0) to (1, 1): at every holder, or at every percent
 * of many. Sorted from the largest it is the whale curve, which passes 1 where the last holders cost money; sorted from the smallest it
 * is the Lorenz curve. Empty where the sum is not above 0.
 */
export function cumulativeCurve(values: Float64Array, steps = 100): Point[] {
  const n = values.length;
  let total = 0;
  for (const value of values) total += value;
  if (n === 0 || total <= 0) return [];
  const points: Point[] = [{ x: 0, y: 0 }];
  const shown = Math.min(n, steps);
  let [position, sum] = [0, 0];
  for (let step = 1; step <= shown; step++) {
    const until = Math.round((step * n) / shown);
    for (; position < until; position++) sum += values[position] as number;
    points.push({ x: position / n, y: step === shown ? 1 : sum / total });
  }
  return points;
}
