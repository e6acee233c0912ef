import { logBeta } from './log-beta.ts';

const EPSILON = 2.220446049250313e-16;
const MAX_TERMS = 500_000;
/** From here on Euler's integral is cheaper than the series, which needs about 36/(1 − z) terms. */
const INTEGRAL_FROM = 0.998;
const REACH = 9;
const MAX_POINTS = 20_000;

/**
 * Gauss's hypergeometric function ₂F₁(a, b; c; z) for real z in [0, 1) and a, b, c > 0, as the models of repeat purchase need it: the power series,
 * whose terms are then all positive, so that nothing cancels; from 0.998 on Euler's integral where c > min(a, b), which neither the distance to 1 nor an integer c − a − b troubles.
 * For z < 0 Pfaff's transformation brings the argument into [0, 1). Relative error about 1e-13 (1e-12 beyond 1e100). NaN outside the domain or when 500,000 terms do not suffice.
 */
export function hypergeometric2F1(a: number, b: number, c: number, z: number): number {
  if (!(a >= 0) || !(b >= 0) || !(c > 0) || !(z < 1)) return Number.NaN;
  if (z === 0 || a === 0 || b === 0) return 1;
  if (z < 0) return (1 - z) ** -b * series(c - a, b, c, z / (z - 1));
  const least = Math.min(a, b);
  if (z > INTEGRAL_FROM && c > least) return integral(Math.max(a, b), least, c, z);
  return series(a, b, c, z);
}

/**
 * 1/B(b, c − b) ∫₀¹ t^(b−1) (1 − t)^(c−b−1) (1 − zt)^(−a) dt for c > b (Abramowitz and Stegun 15.3.1) by double exponential quadrature (Takahasi and Mori 1974):
 * t = 1/(1 + e^(−π sinh x)). Everything is positive and summed relative to the largest logarithm, so nothing cancels or overflows on the way.
 */
function integral(a: number, b: number, c: number, z: number): number {
  const logAt = (x: number): number => {
    const u = Math.PI * Math.sinh(x);
    const logT = -softplus(-u);
    const logRest = -softplus(u);
    return b * logT + (c - b) * logRest - a * Math.log(1 - z + z * Math.exp(logRest)) + Math.log(Math.cosh(x));
  };
  let peak = 0;
  let highest = logAt(0);
  for (let x = -REACH; x <= REACH; x += 0.05) {
    const here = logAt(x);
    if (here > highest) [peak, highest] = [x, here];
  }
  const sumFrom = (first: number, step: number): number => {
    let sum = 0;
    for (const sign of [1, -1]) {
      for (let k = sign === 1 ? 0 : 1; k < MAX_POINTS; k++) {
        const x = peak + sign * (first + (sign === 1 ? k : k - (first > 0 ? 1 : 0)) * step);
        const share = Math.exp(logAt(x) - highest);
        sum += share;
        if (share < EPSILON * EPSILON) break;
      }
    }
    return sum;
  };
  let step = 1 / 4;
  let total = sumFrom(0, step) * step;
  for (let round = 0; round < 9; round++) {
    const finer = (total + sumFrom(step / 2, step) * step) / 2;
    step /= 2;
    const change = Math.abs(finer - total);
    total = finer;
    if (change < 4e-8 * total && round > 1) break;
  }
  return Math.exp(Math.log(Math.PI * total) + highest - logBeta(b, c - b));
}

/** ln(1 + e^u). */
function softplus(u: number): number {
  return u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u));
}

function series(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 0; k < MAX_TERMS; k++) {
    term *= (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z;
    sum += term;
    if (Math.abs(term) < Math.abs(sum) * EPSILON * (1 - Math.abs(z))) return sum;
  }
  return Number.NaN;
}
