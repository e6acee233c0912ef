/** ln(1 + d) − d for d > −1, by its series in d/(2 + d) where the two terms cancel. Relative error about 1e-15; −1 gives −∞. */
export function log1pMinus(d: number): number {
  if (Math.abs(d) > 0.2) return Math.log1p(d) - d;
  const ratio = d / (2 + d);
  const square = ratio * ratio;
  let tail = 0;
  for (let k = 12; k >= 1; k--) tail = square * (1 / (2 * k + 1) + tail);
  return ratio * (2 * tail - d);
}
