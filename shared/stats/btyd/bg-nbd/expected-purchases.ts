import { gaussLegendre } from '../../gauss-legendre.ts';
import { hypergeometric2F1 } from '../../special/hypergeometric-2f1.ts';

const RULE = gaussLegendre(20);
/** Nearer to 1 than this the closed form divides 0 by 0. */
const NEAR_ONE = 1e-3;
/** Above this b the closed form takes the difference of two nearly equal numbers. */
const LARGE = 1e4;

/**
 * Purchases expected in a time t of a customer who is active at its start, with purchase rate gamma(r, α) and a chance beta(a, b) to leave after each:
 * (a + b − 1)/(a − 1) · [1 − (α/(α + t))^r ₂F₁(r, b; a + b − 1; t/(α + t))] (Fader, Hardie and Lee 2005, eq. 9).
 * Where that is 0/0 or cancels (a near 1, a + b ≤ 1, large b, short t), the integral of the expected rate (r/α) ₂F₁(a, r + 1; a + b; −s/α) over s is taken.
 */
export function expectedPurchasesWhileActive(r: number, alpha: number, a: number, b: number, t: number): number {
  if (t <= 0) return 0;
  if (Math.abs(a - 1) > NEAR_ONE && a + b - 1 > NEAR_ONE && b < LARGE && t > 1e-3 * alpha) {
    const inner = hypergeometric2F1(r, b, a + b - 1, t / (alpha + t)) * (alpha / (alpha + t)) ** r;
    if (Number.isFinite(inner)) return ((a + b - 1) / (a - 1)) * (1 - inner);
  }
  return integratePurchases(t, alpha, (s) => purchaseRateWhileActive(r, alpha, a, b, s));
}

/** Purchases expected per unit of time, s after the start, of a customer active at the start: (r/α) ₂F₁(a, r + 1; a + b; −s/α). */
export function purchaseRateWhileActive(r: number, alpha: number, a: number, b: number, s: number): number {
  return (r / alpha) * hypergeometric2F1(a, r + 1, a + b, -s / alpha);
}

/** ∫₀ᵗ rate(s) ds for a rate that changes with ln(α + s): Gauss and Legendre's rule on the logarithm. */
export function integratePurchases(t: number, alpha: number, rate: (s: number) => number): number {
  const span = Math.log1p(t / alpha);
  let sum = 0;
  for (let node = 0; node < RULE.points.length; node++) {
    const s = alpha * Math.expm1(span * (RULE.points[node] as number));
    sum += (RULE.weights[node] as number) * rate(s) * (alpha + s);
  }
  return sum * span;
}
