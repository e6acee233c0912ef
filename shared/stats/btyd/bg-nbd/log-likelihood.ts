import type { TimeUnit } from '../duration.ts';
import { betaRatios, risingGamma } from '../gamma-ratios.ts';
import type { CompressedSummary } from '../summarise-purchases.ts';

/**
 * Log-likelihood of the BG/NBD model (Fader, Hardie and Lee 2005, eq. 6) or, with `mayLeaveAtOnce`, of the MBG/NBD model in which a customer may also leave
 * right after the first purchase (Batislam, Denizel and Filiztekin 2007), and its gradient by ln r, ln α, ln a, ln b.
 * Both terms of the likelihood are kept as logarithms and joined by ln(1 + R), R = odds of having left. One pass, two logarithms a history.
 */
export function bgNbdLogLikelihood(
  logParameters: Float64Array,
  summary: CompressedSummary<TimeUnit>,
  gradient: Float64Array,
  mayLeaveAtOnce: boolean,
): number {
  const [r, alpha, a, b] = Array.from(logParameters, Math.exp) as [number, number, number, number];
  const { length, frequency, recency, age, count } = summary;
  const most = length === 0 ? 0 : (frequency[length - 1] as number);
  // In the MBG/NBD model there is one chance more to leave: x + 1.
  const extra = mayLeaveAtOnce ? 1 : 0;
  const gammas = risingGamma(r, most);
  const betas = betaRatios(a, b, most + 1);
  const logOddsOf = new Float64Array(most + 1);
  for (let x = 0; x <= most; x++) logOddsOf[x] = x === 0 && !mayLeaveAtOnce ? Number.NEGATIVE_INFINITY : Math.log(a / (b + x - 1 + extra));
  const logAlpha = Math.log(alpha);
  let [value, dr, dAlpha, da, db] = [0, 0, 0, 0, 0];
  for (let at = 0; at < length; at++) {
    const x = frequency[at] as number;
    const customers = count[at] as number;
    const toEnd = alpha + (age[at] as number);
    const toLast = alpha + (recency[at] as number);
    const logEnd = Math.log(toEnd);
    let total = (gammas.log[x] as number) + r * logAlpha + (betas.log[x + extra] as number) - (r + x) * logEnd;
    let byR = (gammas.slope[x] as number) + logAlpha - logEnd;
    let byAlpha = r / alpha - (r + x) / toEnd;
    let byA = betas.slopeA[x + extra] as number;
    let byB = betas.slopeB[x + extra] as number;
    if (mayLeaveAtOnce || x > 0) {
      const silence = logEnd - Math.log(toLast);
      const logOdds = (logOddsOf[x] as number) + (r + x) * silence;
      const smaller = Math.exp(-Math.abs(logOdds));
      total += Math.max(0, logOdds) + Math.log1p(smaller);
      const left = logOdds > 0 ? 1 / (1 + smaller) : smaller / (1 + smaller);
      byR += left * silence;
      byAlpha += left * (r + x) * (1 / toEnd - 1 / toLast);
      byA += left / a;
      byB -= left / (b + x - 1 + extra);
    }
    value += customers * total;
    dr += customers * byR;
    dAlpha += customers * byAlpha;
    da += customers * byA;
    db += customers * byB;
  }
  gradient[0] = dr * r;
  gradient[1] = dAlpha * alpha;
  gradient[2] = da * a;
  gradient[3] = db * b;
  return value;
}
