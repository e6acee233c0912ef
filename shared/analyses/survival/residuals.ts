import { normalQuantile } from '../../stats/special/normal.ts';
import { stableOrder } from '../../stats/stable-order.ts';
import type { CoxFit } from '../../stats/survival/cox/fit-cox.ts';
import { coxResiduals, schoenfeldResiduals } from '../../stats/survival/cox/residuals.ts';
import type { GroupComparison } from './schema.ts';

const PARTS = 10;
/** Fewer events in a part would show noise only. */
const FEWEST_EVENTS = 5;
const Z = normalQuantile(0.975);

/** Mean martingale residuals by the day the watch began, in tenths of the subjects, with intervals from their spread. `cellOf` −1 = not in the fit. */
export function residualsByStart(fit: CoxFit, cellOf: Int32Array, starts: Int32Array): GroupComparison['residuals'] {
  const residuals = coxResiduals(fit).martingale;
  const start = starts.filter((_, subject) => (cellOf[subject] as number) >= 0);
  const martingale = Float64Array.from(
    cellOf.filter((cell) => cell >= 0),
    (cell) => residuals[cell] as number,
  );
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

/** Scaled Schoenfeld residuals averaged over tenths of the events (whole days at a time): the logarithms of the ratios as time goes on. */
export function ratiosOverTime(fit: CoxFit): GroupComparison['ratios'] {
  const { time, weight, scaled } = schoenfeldResiduals(fit);
  const width = fit.coefficient.length;
  const parts = Math.min(PARTS, Math.floor(fit.events / FEWEST_EVENTS));
  const found: { day: number; logRatios: number[] }[] = [];
  let [count, days, seen] = [0, 0, 0];
  let sums = new Float64Array(width);
  for (let row = 0; row < time.length; row++) {
    const own = weight[row] as number;
    count += own;
    seen += own;
    days += own * (time[row] as number);
    for (let j = 0; j < width; j++) sums[j] = (sums[j] as number) + own * (scaled[row * width + j] as number);
    if (time[row + 1] === time[row] || seen < ((found.length + 1) * fit.events) / parts) continue;
    found.push({ day: days / count, logRatios: Array.from(sums, (sum) => sum / count) });
    [count, days] = [0, 0];
    sums = new Float64Array(width);
  }
  return found;
}

function partsOf(length: number, parts: number): [from: number, to: number][] {
  return Array.from({ length: parts }, (_, index): [number, number] => [
    Math.floor((index * length) / parts),
    Math.floor(((index + 1) * length) / parts),
  ]).filter(([from, to]) => to > from);
}
