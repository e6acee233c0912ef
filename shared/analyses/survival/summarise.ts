import { survivalBand } from '../../stats/survival/curve/band.ts';
import { atRiskAt, estimateKaplanMeier, type SurvivalCurve, stepAt } from '../../stats/survival/curve/kaplan-meier.ts';
import { restrictedMean } from '../../stats/survival/curve/restricted-mean.ts';
import { survivalQuantile } from '../../stats/survival/curve/survival-quantile.ts';
import type { TimeTable } from '../../stats/survival/time-table.ts';
import { type CurveSummary, LANDMARKS, type Share } from './schema.ts';

/** A curve is drawn with at most so many steps; all figures come from the whole one. */
const MAX_POINTS = 120;
const TICKS = 7;
/** Widths a scale is divided into, in days. */
const WIDTHS = [1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 730, 1825] as const;

/** Curve of one table with everything that is read off it. */
export function summariseCurve(key: string, table: TimeTable, horizon: number, ticks: readonly number[]): CurveSummary {
  const curve = estimateKaplanMeier(table);
  const band = survivalBand(curve);
  const { mean, standardError } = restrictedMean(curve, horizon);
  const drawn = pickRows(curve, horizon);
  let events = 0;
  let days = 0;
  table.events.forEach((count, row) => {
    events += count;
    days += count * (table.time[row] as number);
  });
  const last = table.time.at(-1) ?? 0;
  return {
    key,
    subjects: table.subjects,
    events,
    time: drawn.map((row) => curve.time[row] as number),
    survival: drawn.map((row) => curve.survival[row] as number),
    low: drawn.map((row) => band.low[row] as number),
    high: drawn.map((row) => band.high[row] as number),
    atRisk: ticks.map((t) => (t === 0 ? table.subjects : atRiskAt(table, t))),
    median: survivalQuantile(curve.time, curve.survival, band, 0.5),
    quartile: survivalQuantile(curve.time, curve.survival, band, 0.25),
    landmarks: LANDMARKS.map((t): Share | null => {
      if (t > last) return null;
      const row = stepAt(curve.time, t);
      return row < 0
        ? { share: 1, low: 1, high: 1 }
        : { share: curve.survival[row] as number, low: band.low[row] as number, high: band.high[row] as number };
    }),
    mean: { value: mean, standardError },
    plainMean: events === 0 ? null : days / events,
  };
}

/** Rows with events up to the horizon, evenly picked where there are too many, the last always. */
function pickRows({ time, events }: SurvivalCurve, horizon: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < time.length && (time[row] as number) <= horizon; row++) if ((events[row] as number) > 0) rows.push(row);
  if (rows.length <= MAX_POINTS) return rows;
  return Array.from({ length: MAX_POINTS }, (_, index) => rows[Math.round((index * (rows.length - 1)) / (MAX_POINTS - 1))] as number);
}

/** How far curves are followed when the person does not say: as long as at least 10 subjects and a hundredth of them are still watched, whole days. */
export function automaticHorizon(table: TimeTable): number {
  const least = Math.max(10, table.subjects / 100);
  let horizon = 0;
  for (let row = 0; row < table.time.length && (table.atRisk[row] as number) >= least; row++) horizon = table.time[row] as number;
  return Math.max(1, Math.min(horizon > 0 ? horizon : (table.time.at(-1) ?? 1), table.time.at(-1) ?? 1));
}

/** Evenly spaced days from 0 to the horizon. */
export function ticksTo(horizon: number): number[] {
  const width = WIDTHS.find((own) => horizon / own <= TICKS) ?? Math.ceil(horizon / TICKS);
  return Array.from({ length: Math.floor(horizon / width) + 1 }, (_, index) => index * width);
}
