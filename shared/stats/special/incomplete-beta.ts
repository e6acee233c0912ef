import { logBeta } from './log-beta.ts';
import { logGammaOnePlus, stirlingRemainder } from './log-gamma.ts';
import { logGammaStep } from './log-gamma-step.ts';
import { log1pMinus } from './log1p-minus.ts';

const EPSILON = 2.220446049250313e-16;
const TINY = 1e-300;
/** From here on both parameters count as large. */
const LARGE = 10;
/** Below this a parameter counts as small. */
const SMALL = 0.3;
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
 * `complement` is 1 − x when the caller knows it more exactly. Relative error of both tails about 1e-14 (1e-11 where
 * one parameter is below 1 and the other beyond 1e5); a series of its own serves small parameters. NaN outside the domain.
 */
export function incompleteBeta(a: number, b: number, x: number, complement = 1 - x): BetaTails {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(x <= 1)) return { lower: Number.NaN, upper: Number.NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (complement === 0) return { lower: 1, upper: 0 };
  const front = Math.exp(logFront(a, b, x, complement));
  if (x < (a + 1) / (a + b + 2)) {
    const lower = (front * fraction(a, b, x, complement)) / a;
    return { lower, upper: a < SMALL ? restOfSmall(a, b, x) : 1 - lower };
  }
  const upper = (front * fraction(b, a, complement, x)) / b;
  return { lower: b < SMALL ? restOfSmall(b, a, complement) : 1 - upper, upper };
}

/** 1 − I_x(a, b) for small a, where almost all of the mass is below x: by the series x^a/(a B(a, b)) · (1 + a Σ (1 − b)ₙ xⁿ/(n! (a + n))), bx < about 1. */
function restOfSmall(a: number, b: number, x: number): number {
  let term = 1;
  let sum = 0;
  for (let n = 1; n < 500 && Math.abs(term) > EPSILON * EPSILON; n++) {
    term *= ((n - b) * x) / n;
    sum += term / (a + n);
  }
  const logScale = a * Math.log(x) + logGammaStep(b, a) - logGammaOnePlus(a);
  return -Math.expm1(logScale) - Math.exp(logScale) * a * sum;
}

/** Natural logarithms of both tails, finite where the tails themselves are too small for a double. Same domain and cost as `incompleteBeta`. */
export function logIncompleteBeta(a: number, b: number, x: number, complement = 1 - x): BetaTails {
  if (!(a > 0 && b > 0 && x > 0 && x <= 1 && complement > 0)) {
    const { lower, upper } = incompleteBeta(a, b, x, complement);
    return { lower: Math.log(lower), upper: Math.log(upper) };
  }
  if (x < (a + 1) / (a + b + 2)) {
    const lower = logFront(a, b, x, complement) + Math.log(fraction(a, b, x, complement) / a);
    return { lower, upper: a < SMALL ? Math.log(restOfSmall(a, b, x)) : Math.log1p(-Math.exp(lower)) };
  }
  const upper = logFront(a, b, x, complement) + Math.log(fraction(b, a, complement, x) / b);
  return { lower: b < SMALL ? Math.log(restOfSmall(b, a, complement)) : Math.log1p(-Math.exp(upper)), upper };
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

/**
 * I_x(a, b)·a/front as a continued fraction: for a, b > 1 that of Didonato and Morris (1992, BFRAC of TOMS 708), whose terms know
 * the distance to the mean; otherwise that of Numerical Recipes (modified Lentz).
 */
function fraction(a: number, b: number, x: number, complement: number): number {
  const most = Math.max(MIN_TERMS, 20 * Math.sqrt(Math.max(a, b)));
  if (a > 1 && b > 1) return a * meanFraction(a, b, x, complement, most);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let product = d;
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

function meanFraction(a: number, b: number, x: number, y: number, most: number): number {
  const distance = 1 + (a > b ? (a + b) * y - b : a - (a + b) * x);
  const first = 1 + 1 / a;
  let [p, s] = [1, a + 1];
  let [before, current, belowBefore, below] = [0, 1, 1, distance / first];
  let ratio = first / distance;
  for (let n = 1; n < most; n++) {
    const t = n / a;
    const w = n * (b - n) * x;
    const e = a / s;
    const alpha = p * (p + b / a) * e * e * w * x;
    const beta = n + w / s + ((t + 1) / (first + 2 * t)) * (distance + n * (y + 1));
    p = t + 1;
    s += 2;
    [before, current] = [current, alpha * before + beta * current];
    [belowBefore, below] = [below, alpha * belowBefore + beta * below];
    const next = current / below;
    before /= below;
    belowBefore /= below;
    [current, below] = [next, 1];
    const isSettled = Math.abs(next - ratio) <= EPSILON * next;
    ratio = next;
    if (isSettled) break;
  }
  return ratio;
}

function guard(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
