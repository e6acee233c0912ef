import type { Interval } from '../interval.ts';
import { ascendingOrder } from '../stable-order.ts';
import { CONFIDENCE_LEVEL, wilsonInterval } from '../wilson-interval.ts';

/** Rows of similar predicted chance. */
export interface CalibrationBin {
  readonly n: number;
  /** Mean predicted chance. */
  readonly predicted: number;
  /** Share of rows with outcome 1. */
  readonly observed: number;
  readonly interval: Interval;
}

/** Mean squared distance of chances and outcomes (Brier 1950): 0 perfect, 0.25 for always ½. No rows: NaN. */
export function brierScore(chances: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < chances.length; at++) sum += ((chances[at] as number) - (outcomes[at] as number)) ** 2;
  return sum / chances.length;
}

/** Mean −ln of the chance given to what happened; ∞ when something given no chance happened. No rows: NaN. */
export function logLoss(chances: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < chances.length; at++) sum -= outcomes[at] === 1 ? Math.log(chances[at] as number) : Math.log1p(-(chances[at] as number));
  return sum / chances.length;
}

/**
 * Predicted against observed by groups of about equal size (deciles), lowest chances first, Wilson intervals. Rows of equal chance stay together, so there may be fewer
 * groups. O(n log n). RangeError when lengths differ.
 */
export function calibrationBins(chances: ArrayLike<number>, outcomes: ArrayLike<number>, bins = 10, level = CONFIDENCE_LEVEL): CalibrationBin[] {
  const n = chances.length;
  if (outcomes.length !== n) throw new RangeError(`${n} chances for ${outcomes.length} outcomes`);
  const order = ascendingOrder(chances);
  const chanceAt = (place: number): number => chances[order[place] as number] as number;
  const found: CalibrationBin[] = [];
  let from = 0;
  for (let bin = 1; bin <= bins && from < n; bin++) {
    let to = Math.round((bin * n) / bins);
    // A group of equal chances has taken the place of this one too.
    if (to <= from) continue;
    while (to < n && chanceAt(to) === chanceAt(to - 1)) to++;
    let [predicted, ones] = [0, 0];
    for (let place = from; place < to; place++) {
      predicted += chanceAt(place);
      ones += outcomes[order[place] as number] as number;
    }
    const size = to - from;
    const interval = wilsonInterval(ones, size, level) ?? { low: 0, high: 1 };
    found.push({ n: size, predicted: predicted / size, observed: ones / size, interval });
    from = to;
  }
  return found;
}
