import type { Purchases } from '../../stats/btyd/merge-purchases.ts';
import { estimateKaplanMeier, type SurvivalCurve, survivalAt } from '../../stats/survival/curve/kaplan-meier.ts';

/** Gaps after the first, after the second, and after later purchases have a curve each. */
const CURVES = 3;

/** Chance of no purchase within some days of customers who have been silent for a time, by how often they have bought. */
export interface GapCurves {
  /** P(no purchase within the next `ahead` days | silent for `silence` days, so many purchases before). */
  readonly silentFor: (purchases: number, silence: number, ahead: number) => number;
}

/**
 * Kaplan–Meier curves of the days between two purchases seen by the evening of `untilDay`; the running gap of each customer is censored there.
 * Beyond the longest gap of a curve nobody is known to have come back: the chance of silence is 1.
 */
export function estimateGapCurves({ start, day }: Purchases, untilDay: number): GapCurves {
  let longest = 0;
  for (let at = 0; at + 1 < start.length; at++)
    if ((start[at] as number) < (start[at + 1] as number)) longest = Math.max(longest, untilDay - (day[start[at] as number] as number));
  // Gaps are whole days: they are counted by length, not sorted.
  const tallies = Array.from({ length: CURVES }, () => ({ events: new Float64Array(longest + 1), censored: new Float64Array(longest + 1) }));
  for (let at = 0; at + 1 < start.length; at++) {
    const [from, to] = [start[at] as number, start[at + 1] as number];
    for (let i = from; i < to; i++) {
      const here = day[i] as number;
      if (here > untilDay) break;
      const next = i + 1 < to ? (day[i + 1] as number) : Number.POSITIVE_INFINITY;
      const { events, censored } = tallies[Math.min(i - from, CURVES - 1)] as (typeof tallies)[number];
      if (next <= untilDay) events[next - here] = (events[next - here] as number) + 1;
      else censored[untilDay - here] = (censored[untilDay - here] as number) + 1;
    }
  }
  const curves = tallies.map(toCurve);
  return {
    silentFor: (purchases, silence, ahead) => {
      const curve = curves[Math.min(Math.max(1, purchases), CURVES) - 1] as SurvivalCurve;
      const now = survivalAt(curve, silence);
      return now > 0 ? survivalAt(curve, silence + ahead) / now : 1;
    },
  };
}

/** Curve of gaps counted by length in days. */
function toCurve({ events, censored }: { readonly events: Float64Array; readonly censored: Float64Array }): SurvivalCurve {
  const time = Float64Array.from(events.keys()).filter((length) => (events[length] as number) + (censored[length] as number) > 0);
  const [ended, open] = [time.map((length) => events[length] as number), time.map((length) => censored[length] as number)];
  const atRisk = new Float64Array(time.length);
  let subjects = 0;
  for (let row = time.length - 1; row >= 0; row--) {
    subjects += (ended[row] as number) + (open[row] as number);
    atRisk[row] = subjects;
  }
  return estimateKaplanMeier({ subjects, time, atRisk, events: ended, censored: open });
}
