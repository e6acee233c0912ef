import { logBeta } from './log-beta.ts';
import { stirlingRemainder } from './log-gamma.ts';
import { log1pMinus } from './log1p-minus.ts';

const EPSILON = 2.220446049250313e-16;
const TINY = 1e-300;
/** From here on both parameters count as large. */
const LARGE = 10;
const NEAR_MEAN = 0.7;
const HALF_LOG_TWO_PI = 0.918_938_533_204_672_7;
/** Terms needed near the mean grow with the root of the larger parameter. */
const MIN_TERMS = 200_000;

/** The regularised incomplete beta function and what is missing to 1; the smaller one keeps its digits. */
export interface BetaTails {
  /** I_x(a, b). */
  readonly lower: number;
  /** 1 − I_x(a, b) = I_{1−x}(b, a). */
  readonly upper: number;
}

/**
 * I_x(a, b) for a, b > 0 and 0 ≤ x ≤ 1 by its continued fraction (Numerical Recipes 6.4, modified Lentz), on the side where it converges fast.
 * `complement` is 1 − x when the caller knows it more exactly. Relative error of the smaller tail about 1e-14 (1e-16/a for a, and for b, below 0.01). NaN outside the domain.
 */
export function incompleteBeta(a: number, b: number, x: number, complement = 1 - x): BetaTails {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(x <= 1)) return { lower: Number.NaN, upper: Number.NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (complement === 0) return { lower: 1, upper: 0 };
  const front = Math.exp(logFront(a, b, x, complement));
  if (x < (a + 1) / (a + b + 2)) {
    const lower = (front * fraction(a, b, x)) / a;
    return { lower, upper: 1 - lower };
  }
  const upper = (front * fraction(b, a, complement)) / b;
  return { lower: 1 - upper, upper };
}

/** Natural logarithms of both tails, finite where the tails themselves are too small for a double. Same domain and cost as `incompleteBeta`. */
export function logIncompleteBeta(a: number, b: number, x: number, complement = 1 - x): BetaTails {
  if (!(a > 0 && b > 0 && x > 0 && x <= 1 && complement > 0)) {
    const { lower, upper } = incompleteBeta(a, b, x, complement);
    return { lower: Math.log(lower), upper: Math.log(upper) };
  }
  if (x < (a + 1) / (a + b + 2)) {
    const lower = logFront(a, b, x, complement) + Math.log(fraction(a, b, x) / a);
    return { lower, upper: Math.log1p(-Math.exp(lower)) };
  }
  const upper = logFront(a, b, x, complement) + Math.log(fraction(b, a, complement) / b);
  return { lower: Math.log1p(-Math.exp(upper)), upper };
}

/** ln(x^a (1 − x)^b / B(a, b)), for large a and b written about the mean a/(a + b), where its terms would cancel (BRCOMP of TOMS 708). */
function logFront(a: number, b: number, x: number, complement: number): number {
  const below = a > b ? (a + b) * complement - b : a - (a + b) * x;
  if (a >= LARGE && b >= LARGE && Math.abs(below) < NEAR_MEAN * Math.min(a, b)) {
    const correction = stirlingRemainder(a + b) - stirlingRemainder(a) - stirlingRemainder(b);
    const share = a > b ? b / (1 + b / a) : a / (1 + a / b);
    return 0.5 * Math.log(share) - HALF_LOG_TWO_PI + a * log1pMinus(-below / a) + b * log1pMinus(below / b) + correction;
  }
  const logComplement = x < 0.5 ? Math.log1p(-x) : Math.log(complement);
  const logX = x < 0.5 ? Math.log(x) : Math.log1p(-complement);
  return a * logX + b * logComplement - logBeta(a, b);
}

function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let product = d;
  const most = Math.max(MIN_TERMS, 20 * Math.sqrt(Math.max(a, b)));
  for (let m = 1; m < most; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    const change = d * c;
    product *= change;
    if (Math.abs(change - 1) < EPSILON) break;
  }
  return product;
}

function guard(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
