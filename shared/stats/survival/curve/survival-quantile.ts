import type { Band } from './band.ts';

/** A time by which a share has had the event. null = not reached within the follow-up. */
export interface TimeQuantile {
  readonly time: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Shares that differ by less count as equal, so that 0.5 made of products is 0.5 (R's tolerance). */
const TOLERANCE = Math.sqrt(Number.EPSILON);

/**
 * Time by which the share p has had the event: the first time at which the curve is ≤ 1 − p, or the middle of the step on which it is
 * exactly 1 − p. The interval turns the band round (Brookmeyer and Crowley 1982), as R's quantile.survfit does. p = ½ is the median.
 */
export function survivalQuantile(times: Float64Array, survival: Float64Array, band: Band, p: number): TimeQuantile {
  const target = 1 - p;
  return { time: crossing(times, survival, target), low: crossing(times, band.low, target), high: crossing(times, band.high, target) };
}

function crossing(times: Float64Array, values: Float64Array, target: number): number | null {
  for (let row = 0; row < times.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value) || value > target + TOLERANCE) continue;
    if (value < target - TOLERANCE) return times[row] as number;
    let next = row + 1;
    while (next < times.length && Math.abs((values[next] as number) - target) <= TOLERANCE) next += 1;
    const end = next < times.length && !Number.isNaN(values[next] as number) ? next : null;
    return end === null ? (times[row] as number) : ((times[row] as number) + (times[end] as number)) / 2;
  }
  return null;
}
