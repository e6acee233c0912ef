import { normalQuantile } from '../../stats/special/normal.ts';
import { stableOrder } from '../../stats/stable-order.ts';
import type { CoxFit } from '../../stats/survival/cox/fit-cox.ts';
import { coxResiduals, schoenfeldResiduals } from '../../stats/survival/cox/residuals.ts';
import type { GroupComparison } from './schema.ts';

const PARTS = 10;
/** Fewer events in a part would show noise only. */
const FEWEST_EVENTS = 5;
const Z = normalQuantile(0.975);

/** Mean martingale residuals by the day the watch began, in tenths of the subjects, with intervals from their spread. */
export function residualsByStart(fit: CoxFit, start: Int32Array): GroupComparison['residuals'] {
  const { martingale } = coxResiduals(fit);
  const order = stableOrder(Float64Array.from(start));
  return partsOf(order.length, PARTS).map(([from, to]) => {
    let sum = 0;
    let squares = 0;
    for (let i = from; i < to; i++) {
      const own = martingale[order[i] as number] as number;
      sum += own;
      squares += own * own;
    }
    const n = to - from;
    const mean = sum / n;
    const reach = Z * Math.sqrt(Math.max(0, squares / n - mean * mean) / n);
    return { startDay: start[order[from] as number] as number, mean, low: mean - reach, high: mean + reach };
  });
}

/** Scaled Schoenfeld residuals averaged over tenths of the events: the logarithms of the ratios as time goes on. */
export function ratiosOverTime(fit: CoxFit): GroupComparison['ratios'] {
  const { time, scaled } = schoenfeldResiduals(fit);
  const width = fit.coefficient.length;
  const parts = Math.min(PARTS, Math.floor(time.length / FEWEST_EVENTS));
  return partsOf(time.length, parts).map(([from, to]) => {
    const n = to - from;
    const means = Array.from({ length: width }, (_, j) => {
      let sum = 0;
      for (let row = from; row < to; row++) sum += scaled[row * width + j] as number;
      return sum / n;
    });
    let days = 0;
    for (let row = from; row < to; row++) days += time[row] as number;
    return { day: days / n, logRatios: means };
  });
}

function partsOf(length: number, parts: number): [from: number, to: number][] {
  return Array.from({ length: parts }, (_, index): [number, number] => [
    Math.floor((index * length) / parts),
    Math.floor(((index + 1) * length) / parts),
  ]).filter(([from, to]) => to > from);
}
