import { logIncompleteGamma } from '../special/incomplete-gamma.ts';
import { normalCumulative, normalQuantile, normalTail } from '../special/normal.ts';
import type { Distribution } from './basis/distribution.ts';

const LOG_SQRT_TWO_PI = 0.918_938_533_204_672_7;

/** The normal distribution. RangeError unless the standard deviation is above 0. Relative error of the tails about 1e-13, of quantiles 1e-15. */
export function normalDistribution(mean = 0, standardDeviation = 1): Distribution {
  if (!(standardDeviation > 0)) throw new RangeError(`a normal distribution has a standard deviation above 0, not ${standardDeviation}`);
  const toZ = (x: number): number => (x - mean) / standardDeviation;
  const logDensity = (x: number): number => -0.5 * toZ(x) ** 2 - LOG_SQRT_TWO_PI - Math.log(standardDeviation);
  return {
    density: (x) => Math.exp(logDensity(x)),
    logDensity,
    cumulative: (x) => normalCumulative(toZ(x)),
    tail: (x) => normalTail(toZ(x)),
    logTail: (x) => {
      const z = toZ(x);
      if (z > 5) return logIncompleteGamma(0.5, z ** 2 / 2).upper - Math.LN2;
      return z > -1 ? Math.log(normalTail(z)) : Math.log1p(-normalCumulative(z));
    },
    quantile: (p) => mean + standardDeviation * normalQuantile(p),
    tailQuantile: (q) => mean - standardDeviation * normalQuantile(q),
  };
}
