import type { TimeTable } from '../time-table.ts';

/** Cumulative hazard by time with its variance. */
export interface CumulativeHazard {
  readonly time: Float64Array;
  readonly hazard: Float64Array;
  readonly variance: Float64Array;
}

/**
 * Nelson–Aalen estimate of the cumulative hazard. Ties are events that happened one after another (Fleming and Harrington 1984:
 * Σ 1/n + 1/(n−1) + …), or, with `ties` 'together', d/n at once (Aalen 1978). Variance Σ of the squared terms. O(events).
 */
export function estimateNelsonAalen(table: TimeTable, ties: 'together' | 'in-turn' = 'together'): CumulativeHazard {
  const hazard = new Float64Array(table.time.length);
  const variance = new Float64Array(table.time.length);
  let sum = 0;
  let squares = 0;
  for (let row = 0; row < hazard.length; row++) {
    const d = table.events[row] as number;
    const n = table.atRisk[row] as number;
    if (ties === 'together') {
      if (d > 0) {
        sum += d / n;
        squares += d / (n * n);
      }
    } else {
      for (let k = 0; k < d; k++) {
        sum += 1 / (n - k);
        squares += 1 / (n - k) ** 2;
      }
    }
    hazard[row] = sum;
    variance[row] = squares;
  }
  return { time: table.time, hazard, variance };
}
