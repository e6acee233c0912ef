import type { SurvivalCurve } from './kaplan-meier.ts';

/** Mean time without the event within a horizon, in the unit of the times. */
export interface RestrictedMean {
  readonly mean: number;
  readonly standardError: number;
  /** The horizon that was used. */
  readonly until: number;
}

/**
 * Restricted mean survival time ∫₀^τ S(t) dt with Greenwood's variance Σ A(t)² d / (n (n − d)), A(t) = ∫_t^τ S (Irwin 1949; Klein and
 * Moeschberger 2003, 4.5). Times count from 0. A τ beyond the last time takes the curve's last value on: say so where it is not 0.
 */
export function restrictedMean(curve: SurvivalCurve, until: number): RestrictedMean {
  const { time, survival, atRisk, events } = curve;
  let rows = 0;
  while (rows < time.length && (time[rows] as number) <= until) rows += 1;
  let area = 0;
  let variance = 0;
  let right = until;
  for (let row = rows - 1; row >= 0; row--) {
    const at = Math.max(0, time[row] as number);
    area += (survival[row] as number) * (right - at);
    const d = events[row] as number;
    const n = atRisk[row] as number;
    if (d > 0 && n > d) variance += (area * area * d) / (n * (n - d));
    right = at;
  }
  return { mean: area + right, standardError: Math.sqrt(variance), until };
}
