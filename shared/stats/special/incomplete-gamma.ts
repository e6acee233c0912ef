import { logGamma, logGammaOnePlus, stirlingRemainder } from './log-gamma.ts';
import { log1pMinus } from './log1p-minus.ts';

const EPSILON = 2.220446049250313e-16;
const TINY = 1e-300;
/** Terms needed near x = a grow with √a. */
const MIN_TERMS = 100_000;
const HALF_LOG_TWO_PI = 0.918_938_533_204_672_7;

/** The regularised incomplete gamma functions of one pair of arguments: they add up to 1, and the smaller one keeps its digits. */
export interface GammaTails {
  /** P(a, x) = γ(a, x) / Γ(a). */
  readonly lower: number;
  /** Q(a, x) = Γ(a, x) / Γ(a). */
  readonly upper: number;
}

/**
 * P and Q for a > 0, x ≥ 0: the power series below a + 1, Legendre's continued fraction above (modified Lentz; Numerical Recipes 6.2).
 * A series of its own serves shapes below 0.3 near 0. Whichever is computed directly keeps its relative digits (about 1e-14, less for a beyond 1e5), so that small tails do not become 0
 * before they leave the range of a double. NaN outside the domain.
 */
export function incompleteGamma(a: number, x: number): GammaTails {
  if (!(a > 0) || !(x >= 0)) return { lower: Number.NaN, upper: Number.NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  if (a < 0.3 && x < 1.5) return ofSmallShape(a, x);
  const front = Math.exp(logFront(a, x));
  if (x < a + 1) {
    const lower = front * lowerSeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = front * upperFraction(a, x);
  return { lower: 1 - upper, upper };
}

/** Natural logarithms of P and Q, finite where P or Q themselves are too small for a double. Same domain and cost as `incompleteGamma`. */
export function logIncompleteGamma(a: number, x: number): GammaTails {
  if (!(a > 0 && x > 0 && x < Number.POSITIVE_INFINITY) || (a < 0.3 && x < 1.5)) {
    const { lower, upper } = incompleteGamma(a, x);
    return { lower: Math.log(lower), upper: Math.log(upper) };
  }
  if (x < a + 1) {
    const lower = logFront(a, x) + Math.log(lowerSeries(a, x));
    return { lower, upper: Math.log1p(-Math.exp(lower)) };
  }
  const upper = logFront(a, x) + Math.log(upperFraction(a, x));
  return { lower: Math.log1p(-Math.exp(upper)), upper };
}

/** ln(x^a e^−x / Γ(a)), written about x = a for large a, where the three terms would cancel. */
function logFront(a: number, x: number): number {
  if (a < 20) return a * Math.log(x) - x - logGamma(a);
  const deviation = (x - a) / a;
  const bend = Math.abs(deviation) < 0.2 ? log1pMinus(deviation) : Math.log(x / a) - deviation;
  return a * bend + 0.5 * Math.log(a) - HALF_LOG_TWO_PI - stirlingRemainder(a);
}

/** For small a almost all of the mass is below x, so Q is what must keep its digits: 1 − x^a/Γ(1 + a) · (1 + a Σ (−x)^k / (k! (a + k))). */
function ofSmallShape(a: number, x: number): GammaTails {
  let term = 1;
  let sum = 0;
  for (let k = 1; k < 60 && Math.abs(term) > EPSILON * EPSILON; k++) {
    term *= -x / k;
    sum += term / (a + k);
  }
  const logScale = a * Math.log(x) - logGammaOnePlus(a);
  const scale = Math.exp(logScale);
  return { lower: scale * (1 + a * sum), upper: -Math.expm1(logScale) - scale * a * sum };
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  const most = Math.max(MIN_TERMS, 40 * Math.sqrt(a));
  for (let k = 1; k < most; k++) {
    term *= x / (a + k);
    sum += term;
    if (term < sum * EPSILON) break;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let product = d;
  const most = Math.max(MIN_TERMS, 40 * Math.sqrt(a));
  for (let k = 1; k < most; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = guard(numerator * d + b);
    c = guard(b + numerator / c);
    d = 1 / d;
    const change = d * c;
    product *= change;
    if (Math.abs(change - 1) < EPSILON) break;
  }
  return product;
}

function guard(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
