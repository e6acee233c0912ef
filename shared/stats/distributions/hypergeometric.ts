import { countDistribution } from './basis/count.ts';
import type { Distribution } from './basis/distribution.ts';
import { logBinomialTerm } from './basis/saddle-point.ts';

const NEGLIGIBLE = 1e-18;

/**
 * Marked items among `drawn` taken without replacement from `marked` marked and `others` others. Chances as a quotient of three binomial ones (R's dhyper),
 * tails by summing outwards from the count, O(spread); relative error about 1e-13. RangeError unless all are whole, 0 or more, and drawn ≤ marked + others.
 */
export function hypergeometricDistribution(marked: number, others: number, drawn: number): Distribution {
  const total = marked + others;
  if (![marked, others, drawn].every((n) => Number.isInteger(n) && n >= 0) || drawn > total) {
    throw new RangeError(`no hypergeometric distribution of ${marked}, ${others} and ${drawn}`);
  }
  const least = Math.max(0, drawn - others);
  const most = Math.min(drawn, marked);
  const share = total === 0 ? 0 : drawn / total;
  const rest = total === 0 ? 1 : (total - drawn) / total;
  const logMass = (k: number): number =>
    logBinomialTerm(k, marked, share, rest) + logBinomialTerm(drawn - k, others, share, rest) - logBinomialTerm(drawn, total, share, rest);
  /** P(X ≤ k)/P(X = k), or P(X ≥ k)/P(X = k): what lies on one side, in terms of the last one. */
  const side = (k: number, direction: 1 | -1): number => {
    let [term, sum] = [1, 1];
    for (let at = k; direction === 1 ? at < most : at > least; at += direction) {
      term *=
        direction === 1
          ? ((marked - at) * (drawn - at)) / ((at + 1) * (others - drawn + at + 1))
          : (at * (others - drawn + at)) / ((marked - at + 1) * (drawn - at + 1));
      sum += term;
      if (term < NEGLIGIBLE * sum) break;
    }
    return sum;
  };
  const logTails = (k: number) => {
    if (k < (drawn * marked) / Math.max(1, total)) {
      const lower = logMass(k) + Math.log(side(k, -1));
      return { lower, upper: Math.log1p(-Math.exp(lower)) };
    }
    const upper = logMass(k + 1) + Math.log(side(k + 1, 1));
    return { lower: Math.log1p(-Math.exp(upper)), upper };
  };
  const tails = (k: number) => {
    const { lower, upper } = logTails(k);
    return lower < upper ? { lower: Math.exp(lower), upper: -Math.expm1(lower) } : { lower: -Math.expm1(upper), upper: Math.exp(upper) };
  };
  return countDistribution({ least, most, guess: share * marked, logMass, tails, logTails });
}
