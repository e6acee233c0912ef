import { incompleteBeta } from '../special/incomplete-beta.ts';
import { logGamma } from '../special/log-gamma.ts';

/** P(N = n) of purchases in a time t at a rate gamma(r, α): negative binomial Γ(r + n)/(Γ(r) n!) (α/(α + t))^r (t/(α + t))ⁿ. */
export function negativeBinomial(r: number, alpha: number, t: number, n: number): number {
  if (t <= 0) return n === 0 ? 1 : 0;
  const logShare = n === 0 ? 0 : n * Math.log(t / (alpha + t)) + logGamma(r + n) - logGamma(r) - logGamma(n + 1);
  return Math.exp(logShare - r * Math.log1p(t / alpha));
}

/** P(N ≥ n) of the same distribution: the incomplete beta function I(t/(α + t); n, r), so that small tails keep their digits. */
export function negativeBinomialTail(r: number, alpha: number, t: number, n: number): number {
  if (n <= 0) return 1;
  return t <= 0 ? 0 : incompleteBeta(n, r, t / (alpha + t)).lower;
}
