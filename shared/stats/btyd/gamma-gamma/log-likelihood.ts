import { digamma } from '../../special/digamma.ts';
import { logGamma } from '../../special/log-gamma.ts';

/** Customers with a repeat purchase, sorted by their number: x and the mean money of a repeat purchase, above 0. */
export interface SpendSummary {
  readonly length: number;
  readonly frequency: Int32Array;
  readonly meanValue: Float64Array;
}

/** Customers with a repeat purchase and a mean value above 0, in the order of x. */
export function spendOf(summary: SpendSummary): SpendSummary {
  const kept: number[] = [];
  for (let at = 0; at < summary.length; at++) {
    if ((summary.frequency[at] as number) > 0 && (summary.meanValue[at] as number) > 0) kept.push(at);
  }
  kept.sort((a, b) => (summary.frequency[a] as number) - (summary.frequency[b] as number) || a - b);
  return {
    length: kept.length,
    frequency: Int32Array.from(kept, (at) => summary.frequency[at] as number),
    meanValue: Float64Array.from(kept, (at) => summary.meanValue[at] as number),
  };
}

/**
 * Log-likelihood of the Gamma-Gamma model of spend (Fader and Hardie 2013, eq. 1a) and its gradient by ln p, ln q, ln γ. Summary in the order of x:
 * gamma functions are taken once for each x. One pass, one logarithm a customer.
 */
export function gammaGammaLogLikelihood(logParameters: Float64Array, spend: SpendSummary, gradient: Float64Array): number {
  const [p, q, gamma] = Array.from(logParameters, Math.exp) as [number, number, number];
  const { length, frequency, meanValue } = spend;
  const logScale = Math.log(gamma);
  const [logGammaQ, digammaQ] = [logGamma(q), digamma(q)];
  let [value, dp, dq, dGamma] = [0, 0, 0, 0];
  let at = 0;
  while (at < length) {
    const x = frequency[at] as number;
    const [both, own] = [p * x + q, p * x];
    const constant = logGamma(both) - logGamma(own) - logGammaQ + q * logScale + own * Math.log(x);
    const [slopeBoth, slopeOwn, logX] = [digamma(both), digamma(own), Math.log(x)];
    for (; at < length && frequency[at] === x; at++) {
      const m = meanValue[at] as number;
      const logM = Math.log(m);
      const sum = x * m + gamma;
      const logSum = Math.log(sum);
      value += constant + (own - 1) * logM - both * logSum;
      dp += x * (slopeBoth - slopeOwn + logX + logM - logSum);
      dq += slopeBoth - digammaQ + logScale - logSum;
      dGamma += q / gamma - both / sum;
    }
  }
  gradient[0] = dp * p;
  gradient[1] = dq * q;
  gradient[2] = dGamma * gamma;
  return value;
}
