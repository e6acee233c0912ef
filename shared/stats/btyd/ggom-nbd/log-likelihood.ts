import { gaussLegendre } from '../../gauss-legendre.ts';
import type { TimeUnit } from '../duration.ts';
import { risingGamma } from '../gamma-ratios.ts';
import type { CompressedSummary } from '../summarise-purchases.ts';

/** Rates gamma(r, α); lifetimes gamma–Gompertz with scale b, shape s and β. All positive. */
export interface GompertzParameters {
  readonly r: number;
  readonly alpha: number;
  readonly b: number;
  readonly s: number;
  readonly beta: number;
}

const RULE = gaussLegendre(24);

/**
 * Log-likelihood of the GGom/NBD model (Bemmaor and Glady 2012, eq. 4): Γ(r + x)/Γ(r) α^r { (α + T)^−(r+x) (β/(β + e^{bT} − 1))^s
 * + b s β^s ∫ from t_x to T of (α + u)^−(r+x) e^{bu} (β + e^{bu} − 1)^−(s+1) du }. Everything as logarithms; the integral over ln(α + u) by Gauss and Legendre's rule
 * of 24 points, about 1e-12. With b → 0 and β/b kept it becomes the Pareto/NBD model, on which published data do not improve: its parameters are not identified there,
 * so it is computed for comparison and offered nowhere.
 */
export function ggomNbdLogLikelihood({ r, alpha, b, s, beta }: GompertzParameters, summary: CompressedSummary<TimeUnit>): number {
  const { length, frequency, recency, age, count } = summary;
  const most = length === 0 ? 0 : (frequency[length - 1] as number);
  const gammas = risingGamma(r, most);
  const logRate = Math.log(b) + Math.log(s) - Math.log(beta);
  let value = 0;
  for (let at = 0; at < length; at++) {
    const x = frequency[at] as number;
    const [tx, T] = [recency[at] as number, age[at] as number];
    const active = -(r + x) * Math.log(alpha + T) - s * Math.log1p(Math.expm1(b * T) / beta);
    const left = logRate + logSilence(r + x, alpha, b, s, beta, tx, T);
    const [high, low] = active > left ? [active, left] : [left, active];
    value += (count[at] as number) * ((gammas.log[x] as number) + r * Math.log(alpha) + high + Math.log1p(Math.exp(low - high)));
  }
  return value;
}

/** ln ∫ (α + u)^−k e^{bu} (1 + (e^{bu} − 1)/β)^−(s+1) du from t_x to T; −∞ for an empty span. */
function logSilence(k: number, alpha: number, b: number, s: number, beta: number, tx: number, T: number): number {
  const width = Math.log((alpha + T) / (alpha + tx));
  if (!(width > 0)) return Number.NEGATIVE_INFINITY;
  const logs = new Float64Array(RULE.points.length);
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logs.length; i++) {
    const logTime = Math.log(alpha + tx) + width * (RULE.points[i] as number);
    const u = Math.exp(logTime) - alpha;
    logs[i] = (1 - k) * logTime + b * u - (s + 1) * Math.log1p(Math.expm1(b * u) / beta);
    most = Math.max(most, logs[i] as number);
  }
  let sum = 0;
  for (let i = 0; i < logs.length; i++) sum += (RULE.weights[i] as number) * Math.exp((logs[i] as number) - most);
  return most + Math.log(sum * width);
}
