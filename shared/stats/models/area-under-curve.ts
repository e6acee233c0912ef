import type { Interval } from '../interval.ts';
import { normalQuantile, normalTail } from '../special/normal.ts';
import { midranks } from '../tests/ranks/midranks.ts';
import { CONFIDENCE_LEVEL } from '../wilson-interval.ts';

/** How well scores tell outcomes apart. */
export interface AreaUnderCurve {
  /** Chance that a row with outcome 1 has a higher score than one with 0, ties as half. */
  readonly area: number;
  readonly standardError: number;
  readonly interval: Interval;
}

/** Shares of the other outcome that each row beats, apart by outcome. */
interface Placements {
  readonly area: number;
  readonly ofOnes: Float64Array;
  readonly ofZeros: Float64Array;
}

/**
 * Area under the ROC curve with the error of DeLong, DeLong and Clarke-Pearson (1988) in the ranks of Sun and Xu (2014), O(n log n); interval normal, within 0 … 1.
 * Null unless both outcomes occur; with one row of an outcome the error is NaN. RangeError when lengths differ.
 */
export function areaUnderCurve(scores: ArrayLike<number>, outcomes: ArrayLike<number>, level = CONFIDENCE_LEVEL): AreaUnderCurve | null {
  const placements = placementsOf(scores, outcomes);
  if (placements === null) return null;
  const standardError = Math.sqrt(covariance(placements, placements));
  const spread = -normalQuantile((1 - level) / 2) * standardError;
  const { area } = placements;
  return { area, standardError, interval: { low: Math.max(0, area - spread), high: Math.min(1, area + spread) } };
}

/**
 * Difference of the areas of two scores of the same rows, with the paired error of DeLong et al. and its two-sided p-value. Null unless both outcomes occur.
 */
export function compareAreas(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  outcomes: ArrayLike<number>,
): { readonly difference: number; readonly standardError: number; readonly pValue: number } | null {
  const [a, b] = [placementsOf(first, outcomes), placementsOf(second, outcomes)];
  if (a === null || b === null) return null;
  const difference = a.area - b.area;
  const standardError = Math.sqrt(Math.max(0, covariance(a, a) + covariance(b, b) - 2 * covariance(a, b)));
  return { difference, standardError, pValue: difference === 0 ? 1 : Math.min(1, 2 * normalTail(Math.abs(difference) / standardError)) };
}

function placementsOf(scores: ArrayLike<number>, outcomes: ArrayLike<number>): Placements | null {
  if (scores.length !== outcomes.length) throw new RangeError(`${scores.length} scores for ${outcomes.length} outcomes`);
  const ones = Float64Array.from(scores).filter((_, at) => outcomes[at] === 1);
  const zeros = Float64Array.from(scores).filter((_, at) => outcomes[at] !== 1);
  const [m, n] = [ones.length, zeros.length];
  if (m === 0 || n === 0) return null;
  const together = new Float64Array(m + n);
  together.set(ones);
  together.set(zeros, m);
  const { ranks } = midranks(together);
  const [ownOnes, ownZeros] = [midranks(ones).ranks, midranks(zeros).ranks];
  const ofOnes = ownOnes.map((own, at) => ((ranks[at] as number) - own) / n);
  const ofZeros = ownZeros.map((own, at) => 1 - ((ranks[m + at] as number) - own) / m);
  return { area: ofOnes.reduce((sum, value) => sum + value, 0) / m, ofOnes, ofZeros };
}

function covariance(a: Placements, b: Placements): number {
  return within(a.ofOnes, b.ofOnes, a.area, b.area) + within(a.ofZeros, b.ofZeros, a.area, b.area);
}

/** Covariance of the means of two rows of values with known centres. */
function within(x: Float64Array, y: Float64Array, cx: number, cy: number): number {
  let sum = 0;
  for (let at = 0; at < x.length; at++) sum += ((x[at] as number) - cx) * ((y[at] as number) - cy);
  return sum / (x.length - 1) / x.length;
}
