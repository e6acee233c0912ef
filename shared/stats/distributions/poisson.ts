import { incompleteGamma, logIncompleteGamma } from '../special/incomplete-gamma.ts';
import { countDistribution } from './basis/count.ts';
import type { Distribution } from './basis/distribution.ts';
import { logPoissonTerm } from './basis/saddle-point.ts';

/** Events when `mean` are expected. P(X > k) = P(k + 1, mean); relative error about 1e-13. RangeError unless 0 ≤ mean < ∞. */
export function poissonDistribution(mean: number): Distribution {
  if (!(mean >= 0 && mean < Number.POSITIVE_INFINITY)) throw new RangeError(`a Poisson distribution has a mean of 0 or more, not ${mean}`);
  const turned = ({ lower, upper }: { readonly lower: number; readonly upper: number }) => ({ lower: upper, upper: lower });
  return countDistribution({
    least: 0,
    most: mean === 0 ? 0 : Number.POSITIVE_INFINITY,
    guess: mean,
    logMass: (k) => logPoissonTerm(k, mean),
    tails: (k) => turned(incompleteGamma(k + 1, mean)),
    logTails: (k) => turned(logIncompleteGamma(k + 1, mean)),
  });
}
