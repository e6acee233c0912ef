import type { TimeTable } from '../time-table.ts';

/** A survival curve: a step function that is 1 before the first time and holds each value until the next. */
export interface SurvivalCurve extends TimeTable {
  /** Share without the event just after the time. */
  readonly survival: Float64Array;
  /** Greenwood's sum Σ d / (n (n − d)) up to the time: the variance of ln S. Infinite once the curve is at 0. */
  readonly logVariance: Float64Array;
}

/**
 * Kaplan–Meier estimate Π (1 − d/n) (Kaplan and Meier 1958) with Greenwood's variance. With late entries a risk set may run empty early:
 * the curve is then 0 from there on, as the definition says. O(times).
 */
export function estimateKaplanMeier(table: TimeTable): SurvivalCurve {
  const survival = new Float64Array(table.time.length);
  const logVariance = new Float64Array(table.time.length);
  let share = 1;
  let sum = 0;
  for (let row = 0; row < survival.length; row++) {
    const d = table.events[row] as number;
    const n = table.atRisk[row] as number;
    if (d > 0) {
      share *= (n - d) / n;
      sum += d / (n * (n - d));
    }
    survival[row] = share;
    logVariance[row] = sum;
  }
  return { ...table, survival, logVariance };
}

/** Index of the last time ≤ t; −1 before the first. Binary search over ascending times. */
export function stepAt(times: Float64Array, t: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Share without the event after t. */
export function survivalAt(curve: SurvivalCurve, t: number): number {
  const row = stepAt(curve.time, t);
  return row < 0 ? 1 : (curve.survival[row] as number);
}

/** Subjects under observation and without the event just before t: those at risk at the next time ≥ t. 0 after the last; late entries between times are not seen. */
export function atRiskAt(table: TimeTable, t: number): number {
  const row = stepAt(table.time, t);
  return table.time[row] === t ? (table.atRisk[row] as number) : (table.atRisk[row + 1] ?? 0);
}
