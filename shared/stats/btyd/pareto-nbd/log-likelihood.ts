import type { TimeUnit } from '../duration.ts';
import { risingGamma } from '../gamma-ratios.ts';
import type { CompressedSummary } from '../summarise-purchases.ts';
import { emptySilence, integrateSilence } from './silence-integral.ts';

/**
 * Log-likelihood of the Pareto/NBD model (Schmittlein, Morrison and Colombo 1987) and its gradient by ln r, ln α, ln s, ln β:
 * Γ(r + x)/Γ(r) α^r β^s [(α + T)^−(r+x) (β + T)^−s + s ∫ from t_x to T of (α + u)^−(r+x) (β + u)^−(s+1) du], both terms as logarithms.
 */
export function paretoNbdLogLikelihood(logParameters: Float64Array, summary: CompressedSummary<TimeUnit>, gradient: Float64Array): number {
  const [r, alpha, s, beta] = Array.from(logParameters, Math.exp) as [number, number, number, number];
  const { length, frequency, recency, age, count } = summary;
  const most = length === 0 ? 0 : (frequency[length - 1] as number);
  const gammas = risingGamma(r, most);
  const silence = emptySilence();
  const [logAlpha, logBeta, logS] = [Math.log(alpha), Math.log(beta), Math.log(s)];
  let [value, dr, dAlpha, ds, dBeta] = [0, 0, 0, 0, 0];
  for (let at = 0; at < length; at++) {
    const x = frequency[at] as number;
    const customers = count[at] as number;
    const [tx, T] = [recency[at] as number, age[at] as number];
    const [endAlpha, endBeta] = [alpha + T, beta + T];
    const [logEndAlpha, logEndBeta] = [Math.log(endAlpha), Math.log(endBeta)];
    let total = (gammas.log[x] as number) + r * logAlpha + s * logBeta - (r + x) * logEndAlpha - s * logEndBeta;
    let byR = (gammas.slope[x] as number) + logAlpha;
    let byAlpha = r / alpha;
    let byS = logBeta;
    let byBeta = s / beta;
    let left = 0;
    if (T > tx) {
      integrateSilence(r + x, s + 1, alpha, beta, tx, T, silence);
      const logOdds = logS + silence.log + (r + x) * logEndAlpha + s * logEndBeta;
      const smaller = Math.exp(-Math.abs(logOdds));
      total += Math.max(0, logOdds) + Math.log1p(smaller);
      left = logOdds > 0 ? 1 / (1 + smaller) : smaller / (1 + smaller);
      byR -= left * silence.logAlpha;
      byAlpha -= left * (r + x) * silence.inverseAlpha;
      byS += left * (1 / s - silence.logBeta);
      byBeta -= left * (s + 1) * silence.inverseBeta;
    }
    const here = 1 - left;
    value += customers * total;
    dr += customers * (byR - here * logEndAlpha);
    dAlpha += customers * (byAlpha - (here * (r + x)) / endAlpha);
    ds += customers * (byS - here * logEndBeta);
    dBeta += customers * (byBeta - (here * s) / endBeta);
  }
  gradient[0] = dr * r;
  gradient[1] = dAlpha * alpha;
  gradient[2] = ds * s;
  gradient[3] = dBeta * beta;
  return value;
}
