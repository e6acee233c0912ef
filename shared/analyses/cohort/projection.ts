import { contractSurvival } from '../../stats/contract/beta-discrete-weibull.ts';
import { contractInterval } from '../../stats/contract/contract-interval.ts';
import { fitContractModel } from '../../stats/contract/fit-contract-model.ts';
import type { Projection } from './schema.ts';

/** Drawn past the data for half as long again, at least 3 and at most 24 periods. */
const FURTHER = 0.5;
const LEAST = 3;
const MOST = 24;

/**
 * Shifted beta-geometric fit (Fader and Hardie 2007) of how long customers stay, where one silent for `silentPeriods` whole finished periods counts as gone after the last one
 * with a purchase; others are still there. `lastAges(cohort, age)` = customers whose last purchase lies so many periods after the first; `finished` = number of finished
 * periods from the first one shown. Null when nobody has gone.
 */
export function project(lastAges: (period: number, age: number) => number, finished: number, silentPeriods: number): Projection | null {
  const ended = new Float64Array(finished + 1);
  const running = new Float64Array(finished + 1);
  let [customers, gone] = [0, 0];
  for (let period = 0; period < finished; period++) {
    for (let age = 0; period + age <= finished; age++) {
      const count = lastAges(period, age);
      if (count === 0) continue;
      customers += count;
      // Periods after the last purchase that are over.
      const silent = finished - 1 - (period + age);
      if (silent >= silentPeriods) {
        ended[age + 1] = (ended[age + 1] as number) + count;
        gone += count;
      } else running[age] = (running[age] as number) + count;
    }
  }
  const fit = fitContractModel({ ended, running, contracts: customers }, 'sbg');
  if (fit === null) return null;
  const seen = stillThere(ended, running);
  const past = Math.max(0, finished - 1);
  const until = past + Math.min(MOST, Math.max(LEAST, Math.ceil(past * FURTHER)));
  return {
    customers,
    gone,
    alpha: fit.parameters.alpha,
    beta: fit.parameters.beta,
    isHomogeneous: fit.isHomogeneous,
    hasConverged: fit.hasConverged,
    points: Array.from({ length: until + 1 }, (_, age) => {
      const own = age > past ? null : (seen[age] ?? null);
      if (age === 0) return { age, seen: own, share: 1, low: 1, high: 1, isPast: true };
      const { value, low, high } = contractInterval(fit, (parameters) => contractSurvival(parameters, age), 'share');
      return { age, seen: own, share: value, low: Number.isNaN(low) ? value : low, high: Number.isNaN(high) ? value : high, isPast: age <= past };
    }),
  };
}

/** Kaplan–Meier by renewals: Π (1 − ended ÷ those who came so far). */
function stillThere(ended: Float64Array, running: Float64Array): number[] {
  let [left, share] = [ended.reduce((sum, count) => sum + count, 0) + running.reduce((sum, count) => sum + count, 0), 1];
  return Array.from(ended, (gone, age) => {
    // Whoever is known to be there at an age only drops out of sight before the next one.
    if (age > 0) left -= running[age - 1] as number;
    if (left > 0) share *= 1 - gone / left;
    left -= gone;
    return share;
  });
}
