import type { Interval } from '../interval.ts';
import { normalQuantile, normalTail } from '../special/normal.ts';
import { midranks } from '../tests/ranks/midranks.ts';
import { CONFIDENCE_LEVEL } from '../wilson-interval.ts';

/** How well scores tell outcomes apart. */
export interface AreaUnderCurve {
  /** Chance that a row with outcome 1 has a higher score than one with 0, ties as half. */
  readonly area: number;
  /** NaN with one row of an outcome. */
  readonly standardError: number;
  /** Null where the error is 0 or undefined, as when all are told apart. */
  readonly interval: Interval | null;
}

/** Shares of the other outcome that each row beats, apart by outcome. */
interface Placements {
  readonly area: number;
  readonly ofOnes: Float64Array;
  readonly ofZeros: Float64Array;
}

/**
 * Area under the ROC curve with the error of DeLong, DeLong and Clarke-Pearson (1988), interval symmetric on the logit, so that it stays within 0 … 1. Null unless both
 * outcomes occur. O(n log n). RangeError when lengths differ.
 */
export function areaUnderCurve(scores: ArrayLike<number>, outcomes: ArrayLike<number>, level = CONFIDENCE_LEVEL): AreaUnderCurve | null {
  const n = scores.length;
  if (n !== outcomes.length) throw new RangeError(`${n} scores for ${outcomes.length} outcomes`);
  const { ranks, ties } = midranks(scores);
  const groupAt = new Int32Array(n + 1);
  let place = 0;
  ties.forEach((size, group) => {
    groupAt.fill(group, place + 1, place + size + 1);
    place += size;
  });
  const [ones, zeros] = [new Float64Array(ties.length), new Float64Array(ties.length)];
  for (let at = 0; at < n; at++) {
    const group = groupAt[Math.floor(ranks[at] as number)] as number;
    const counts = outcomes[at] === 1 ? ones : zeros;
    counts[group] = (counts[group] as number) + 1;
  }
  return areaOfCounts(ones, zeros, level);
}

/** The same from the numbers of rows with outcome 1 and 0 by ascending score. O(scores). */
export function areaOfCounts(ones: ArrayLike<number>, zeros: ArrayLike<number>, level = CONFIDENCE_LEVEL): AreaUnderCurve | null {
  let [m, n] = [0, 0];
  for (let score = 0; score < ones.length; score++) {
    m += ones[score] as number;
    n += zeros[score] as number;
  }
  if (m === 0 || n === 0) return null;
  let [below, wins] = [0, 0];
  for (let score = 0; score < ones.length; score++) {
    const [x, y] = [ones[score] as number, zeros[score] as number];
    wins += (x * (below + y / 2)) / n;
    below += y;
  }
  const area = wins / m;
  let [before, reached, squaresOfOnes, squaresOfZeros] = [0, 0, 0, 0];
  for (let score = 0; score < ones.length; score++) {
    const [x, y] = [ones[score] as number, zeros[score] as number];
    squaresOfOnes += x * ((before + y / 2) / n - area) ** 2;
    squaresOfZeros += y * ((m - reached - x / 2) / m - area) ** 2;
    before += y;
    reached += x;
  }
  const standardError = Math.sqrt(squaresOfOnes / (m - 1) / m + squaresOfZeros / (n - 1) / n);
  if (!(standardError > 0) || area <= 0 || area >= 1) return { area, standardError, interval: null };
  const spread = (-normalQuantile((1 - level) / 2) * standardError) / (area * (1 - area));
  const logit = Math.log(area / (1 - area));
  const back = (x: number): number => 1 / (1 + Math.exp(-x));
  return { area, standardError, interval: { low: back(logit - spread), high: back(logit + spread) } };
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
