const SERIES = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32_760, 1 / 12] as const;
const ASYMPTOTIC_FROM = 10;

/**
 * ψ(x) = d/dx ln Γ(x) for x > 0: recurrence ψ(x) = ψ(x + 1) − 1/x up to 10, then the asymptotic series (Abramowitz and Stegun 6.3.18).
 * Absolute error about 1e-15 of the larger of |ψ| and 1. 0 gives −∞, below NaN.
 */
export function digamma(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  let shift = 0;
  let at = x;
  while (at < ASYMPTOTIC_FROM) {
    shift -= 1 / at;
    at += 1;
  }
  const square = 1 / (at * at);
  let tail = 0;
  for (let k = SERIES.length - 1; k >= 0; k--) tail = (tail + (SERIES[k] as number)) * square;
  return shift + Math.log(at) - 0.5 / at - tail;
}
