import { gammaDistribution } from '../distributions/gamma.ts';
import type { Interval } from '../interval.ts';
import { CONFIDENCE_LEVEL } from '../wilson-interval.ts';

/**
 * Exact interval of a rate if events fall like a Poisson process: Garwood (1936), events counted over an exposure in any unit of time.
 * Too narrow where subjects differ in their rates; see `clusteredRate`. No exposure gives null; RangeError for negative input.
 */
export function poissonRateInterval(events: number, exposure: number, level = CONFIDENCE_LEVEL): Interval | null {
  if (!(events >= 0) || !(exposure >= 0)) throw new RangeError(`${events} events in ${exposure}`);
  if (exposure === 0) return null;
  const tail = (1 - level) / 2;
  const low = events === 0 ? 0 : gammaDistribution(events).quantile(tail);
  return { low: low / exposure, high: gammaDistribution(events + 1).quantile(1 - tail) / exposure };
}
