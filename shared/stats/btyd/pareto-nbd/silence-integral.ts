import { gaussLegendre } from '../../gauss-legendre.ts';

/** Beyond e^−45 of its greatest value an integrand adds nothing to a double. */
const NOTHING_BEYOND = 45;

/** Mean values of functions of the time of leaving, weighted by the integrand; `log` is ln of the integral. */
export interface SilenceIntegral {
  log: number;
  /** Mean of ln(α + u) and ln(β + u). */
  logAlpha: number;
  logBeta: number;
  /** Mean of 1/(α + u) and 1/(β + u). */
  inverseAlpha: number;
  inverseBeta: number;
}

/**
 * ∫ from t_x to T of (α + u)^−A (β + u)^−B du, and the means its derivatives need, written into `out`. The closed form is a difference of two ₂F₁ (Fader and
 * Hardie 2005), which has no handy derivatives; here w = ln((m + u)/(m + t_x)) with m = min(α, β) is integrated over by Gauss and Legendre's rule: in w
 * the integrand is analytic within π of the real line, so 12 to 32 points give about 13 digits. t_x = T gives −∞.
 */
export function integrateSilence(A: number, B: number, alpha: number, beta: number, recency: number, age: number, out: SilenceIntegral): void {
  const fromAlpha = alpha + recency;
  const fromBeta = beta + recency;
  const isAlphaLeast = alpha <= beta;
  const least = isAlphaLeast ? fromAlpha : fromBeta;
  const most = isAlphaLeast ? fromBeta : fromAlpha;
  const leastPower = (isAlphaLeast ? A : B) - 1;
  const mostPower = isAlphaLeast ? B : A;
  const scale = least / most;
  let span = Math.log1p((age - recency) / least);
  let fall = leastPower * span + mostPower * Math.log1p(scale * Math.expm1(span));
  if (fall > NOTHING_BEYOND) {
    let [low, high] = [0, span];
    for (let round = 0; round < 30 && Math.abs(fall - NOTHING_BEYOND) > 2; round++) {
      span = (low + high) / 2;
      fall = leastPower * span + mostPower * Math.log1p(scale * Math.expm1(span));
      if (fall > NOTHING_BEYOND) high = span;
      else low = span;
    }
  }
  const rule = gaussLegendre(Math.abs(fall) < 6 && span < 2 ? 12 : Math.abs(fall) < 18 && span < 5 ? 20 : 32);
  let [sum, byLeastLog, byMostLog, byLeast, byMost] = [0, 0, 0, 0, 0];
  const { points, weights } = rule;
  for (let node = 0; node < points.length; node++) {
    const w = span * (points[node] as number);
    const grown = Math.expm1(w);
    const mostLog = Math.log1p(scale * grown);
    const height = (weights[node] as number) * Math.exp(-leastPower * w - mostPower * mostLog);
    sum += height;
    byLeastLog += height * w;
    byMostLog += height * mostLog;
    byLeast += height / (1 + grown);
    byMost += height / (1 + scale * grown);
  }
  out.log = Math.log(sum * span * least) - A * Math.log(fromAlpha) - B * Math.log(fromBeta);
  const [leastLog, mostLog] = [Math.log(least) + byLeastLog / sum, Math.log(most) + byMostLog / sum];
  const [leastInverse, mostInverse] = [byLeast / sum / least, byMost / sum / most];
  out.logAlpha = isAlphaLeast ? leastLog : mostLog;
  out.logBeta = isAlphaLeast ? mostLog : leastLog;
  out.inverseAlpha = isAlphaLeast ? leastInverse : mostInverse;
  out.inverseBeta = isAlphaLeast ? mostInverse : leastInverse;
}

/** An integral to be filled in. */
export function emptySilence(): SilenceIntegral {
  return { log: Number.NaN, logAlpha: Number.NaN, logBeta: Number.NaN, inverseAlpha: Number.NaN, inverseBeta: Number.NaN };
}
