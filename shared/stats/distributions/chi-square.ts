import type { Distribution } from './basis/distribution.ts';
import { gammaDistribution } from './gamma.ts';

/** The χ² distribution: gamma of shape degrees/2 and scale 2. RangeError unless the degrees of freedom are above 0. */
export function chiSquareDistribution(degrees: number): Distribution {
  return gammaDistribution(degrees / 2, 2);
}
