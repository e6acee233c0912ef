/** How far forecasts per customer were from what came. */
export interface ForecastErrors {
  readonly n: number;
  readonly actual: number;
  readonly expected: number;
  /** Mean absolute error of a customer. */
  readonly meanAbsolute: number;
  readonly rootMeanSquare: number;
  /** (expected − actual)/actual of the total; null when nothing came. */
  readonly bias: number | null;
}

/** Errors of a forecast of each customer; nobody gives NaN means. */
export function measureErrors(expected: ArrayLike<number>, actual: ArrayLike<number>): ForecastErrors {
  const n = actual.length;
  let [absolute, square, sum, total] = [0, 0, 0, 0];
  for (let at = 0; at < n; at++) {
    const difference = (expected[at] as number) - (actual[at] as number);
    absolute += Math.abs(difference);
    square += difference * difference;
    sum += expected[at] as number;
    total += actual[at] as number;
  }
  return {
    n,
    actual: total,
    expected: sum,
    meanAbsolute: absolute / n,
    rootMeanSquare: Math.sqrt(square / n),
    bias: total === 0 ? null : (sum - total) / total,
  };
}
