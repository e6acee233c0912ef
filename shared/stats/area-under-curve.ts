import type { Interval } from './interval.ts';
import { normalQuantile } from './special/normal.ts';
import { CONFIDENCE_LEVEL } from './wilson-interval.ts';

/**
 * Area under the receiver operating characteristic from counts by ascending score: the chance that somebody with the event has a higher score than
 * somebody without, ties counting half (Mann–Whitney). Interval by DeLong, DeLong and Clarke-Pearson (1988), symmetric on the logit; null for
 * the ends where the variance is 0. Null where one of the two kinds is missing. O(scores).
 */
export function areaUnderCurve(
  events: ArrayLike<number>,
  others: ArrayLike<number>,
): { readonly area: number; readonly interval: Interval | null } | null {
  let [m, n] = [0, 0];
  for (let score = 0; score < events.length; score++) {
    m += events[score] as number;
    n += others[score] as number;
  }
  if (m === 0 || n === 0) return null;
  let [below, wins, squaredEvents, eventsSoFar, squaredOthers] = [0, 0, 0, 0, 0];
  for (let score = 0; score < events.length; score++) {
    const [x, y] = [events[score] as number, others[score] as number];
    const placed = (below + y / 2) / n;
    wins += x * placed;
    squaredEvents += x * placed * placed;
    const above = (m - eventsSoFar - x / 2) / m;
    squaredOthers += y * above * above;
    below += y;
    eventsSoFar += x;
  }
  const area = wins / m;
  const variance = (m > 1 ? (squaredEvents - m * area * area) / (m - 1) / m : 0) + (n > 1 ? (squaredOthers - n * area * area) / (n - 1) / n : 0);
  if (!(variance > 0) || area <= 0 || area >= 1) return { area, interval: null };
  const logit = Math.log(area / (1 - area));
  const spread = (normalQuantile(0.5 + CONFIDENCE_LEVEL / 2) * Math.sqrt(variance)) / (area * (1 - area));
  const back = (x: number): number => 1 / (1 + Math.exp(-x));
  return { area, interval: { low: back(logit - spread), high: back(logit + spread) } };
}
