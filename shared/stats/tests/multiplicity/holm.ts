/**
 * Adjusted p-values of Holm (1979): rejecting every hypothesis with an adjusted p ≤ level keeps the chance of even one false rejection at or below it,
 * whatever the dependence. max over the j smallest of (m − j + 1)·p(j), capped at 1; same order as the input. RangeError for a p outside [0, 1]. O(m log m).
 */
export function adjustByHolm(p: readonly number[]): Float64Array {
  const order = Array.from({ length: p.length }, (_, index) => index).sort((a, b) => (p[a] as number) - (p[b] as number));
  const adjusted = new Float64Array(p.length);
  let most = 0;
  for (const [place, index] of order.entries()) {
    const value = p[index] as number;
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${value} is no p-value`);
    most = Math.max(most, Math.min(1, value * (p.length - place)));
    adjusted[index] = most;
  }
  return adjusted;
}
