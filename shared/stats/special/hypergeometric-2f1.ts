import { logGamma } from './log-gamma.ts';

const EPSILON = 2.220446049250313e-16;
const MAX_TERMS = 500_000;
/** Above this the series about 1 is used where it is safe. */
const NEAR_ONE = 0.9;
/** The formula about 1 divides by sin π(c − a − b): too close to an integer, digits are lost. */
const SAFE_DISTANCE = 0.05;

/**
 * Gauss's hypergeometric function ₂F₁(a, b; c; z) for real z in [0, 1) and a, b, c > 0, as the models of repeat purchase need it: the power series,
 * whose terms are then all positive, so that nothing cancels; near 1 the connection formula about 1 − z (Abramowitz and Stegun 15.3.6) when c − a − b is no integer and c > a, b.
 * For z < 0 Pfaff's transformation brings the argument into [0, 1). Relative error about 1e-13. NaN outside the domain or when 500,000 terms do not suffice.
 */
export function hypergeometric2F1(a: number, b: number, c: number, z: number): number {
  if (!(a >= 0) || !(b >= 0) || !(c > 0) || !(z < 1)) return Number.NaN;
  if (z === 0 || a === 0 || b === 0) return 1;
  if (z < 0) return (1 - z) ** -b * series(c - a, b, c, z / (z - 1));
  const excess = c - a - b;
  if (z > NEAR_ONE && c > a && c > b && Math.abs(excess - Math.round(excess)) > SAFE_DISTANCE) return aboutOne(a, b, c, z, excess);
  return series(a, b, c, z);
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

/** Γ(c)Γ(e)/(Γ(c−a)Γ(c−b)) F(a, b; 1−e; 1−z) + (1−z)^e Γ(c)Γ(−e)/(Γ(a)Γ(b)) F(c−a, c−b; 1+e; 1−z) with e = c − a − b. */
function aboutOne(a: number, b: number, c: number, z: number, excess: number): number {
  const rest = 1 - z;
  const first = signedGamma(excess) * Math.exp(logGamma(c) - logGamma(c - a) - logGamma(c - b));
  const second = signedGamma(-excess) * Math.exp(logGamma(c) - logGamma(a) - logGamma(b) + excess * Math.log(rest));
  return first * series(a, b, 1 - excess, rest) + second * series(c - a, c - b, 1 + excess, rest);
}

/** Γ(x) for any x that is no pole, by reflection below 0. */
function signedGamma(x: number): number {
  return x > 0 ? Math.exp(logGamma(x)) : Math.PI / (Math.sin(Math.PI * x) * Math.exp(logGamma(1 - x)));
}
