import { stableOrder } from '../../stats/stable-order.ts';
import type { Calibration, Predictor } from './schema.ts';

const GROUPS = 10;

/**
 * How forecasts of "will not buy" compare with what was seen. Customers are put into ten groups of (nearly) equal size by their forecast, equal forecasts together;
 * Brier (1950) score, the score of one forecast for all, and the chance of telling a silent customer from another (area under the ROC curve, ties count half).
 */
export function calibrate(predictor: Predictor, forecast: Float64Array, silent: Uint8Array): Calibration {
  const n = forecast.length;
  const order = stableOrder(forecast);
  const base = n === 0 ? 0 : silent.reduce((sum, own) => sum + own, 0) / n;
  const groups: { customers: number; expected: number; silent: number }[] = [];
  let [brier, wins, silentBelow] = [0, 0, 0];
  let group = { customers: 0, expected: 0, silent: 0 };
  for (let from = 0; from < n; ) {
    const value = forecast[order[from] as number] as number;
    let to = from;
    let quiet = 0;
    while (to < n && forecast[order[to] as number] === value) quiet += silent[order[to++] as number] as number;
    const size = to - from;
    const buyers = size - quiet;
    // Each buyer loses against the silent who were given a higher forecast: counted from the other side, silent below and half of the equals.
    wins += buyers * (silentBelow + quiet / 2);
    silentBelow += quiet;
    brier += quiet * (1 - value) ** 2 + buyers * value ** 2;
    group.customers += size;
    group.expected += size * value;
    group.silent += quiet;
    const isFull = to === n || to >= ((groups.length + 1) * n) / GROUPS;
    if (isFull) {
      groups.push({ ...group, expected: group.expected / group.customers });
      group = { customers: 0, expected: 0, silent: 0 };
    }
    from = to;
  }
  const silentCount = silentBelow;
  const pairs = silentCount * (n - silentCount);
  return {
    predictor,
    groups,
    brier: n === 0 ? 0 : brier / n,
    baseline: base * (1 - base),
    discrimination: pairs === 0 ? null : 1 - wins / pairs,
  };
}
