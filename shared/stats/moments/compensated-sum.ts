/** Σ f(valueᵢ) with the rounding of every addition made up for at the end (Neumaier 1974): relative error about 1e-16 · (1 + n² 1e-16 · Σ|x|/|Σx|). Nothing: 0. */
export function compensatedSum(values: ArrayLike<number>, f: (value: number, at: number) => number = (value) => value): number {
  let sum = 0;
  let lost = 0;
  for (let at = 0; at < values.length; at++) {
    const value = f(values[at] as number, at);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return Number.isFinite(lost) ? sum + lost : sum;
}
