import { logGamma, stirlingRemainder } from './log-gamma.ts';

/**
 * ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b) for a, b > 0, without the cancellation of three large logarithms
 * (Didonato and Morris 1992, TOMS 708). Relative error about 1e-15. 0 gives ∞, below NaN.
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (Number.isNaN(small) || Number.isNaN(large) || small < 0) return Number.NaN;
  if (small === 0) return Number.POSITIVE_INFINITY;
  if (large === Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY;
  if (small >= 10) {
    const remainder = stirlingRemainder(small) + stirlingRemainder(large) - stirlingRemainder(small + large);
    const share = small / (small + large);
    return -0.5 * Math.log(large) + 0.918_938_533_204_672_7 + remainder + (small - 0.5) * Math.log(share) + large * Math.log1p(-share);
  }
  if (large >= 10) {
    const remainder = stirlingRemainder(large) - stirlingRemainder(small + large);
    return logGamma(small) + remainder + small - small * Math.log(small + large) + (large - 0.5) * Math.log1p(-small / (small + large));
  }
  return logGamma(small) + (logGamma(large) - logGamma(small + large));
}
