import type { Purchases } from '../../stats/btyd/merge-purchases.ts';
import { estimateKaplanMeier, type SurvivalCurve, survivalAt } from '../../stats/survival/curve/kaplan-meier.ts';
import { tabulateGroups } from '../../stats/survival/time-table.ts';

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
  const times: number[] = [];
  const status: number[] = [];
  const group: number[] = [];
  for (let at = 0; at + 1 < start.length; at++) {
    const from = start[at] as number;
    for (let i = from; i < (start[at + 1] as number); i++) {
      const here = day[i] as number;
      if (here > untilDay) break;
      const next = i + 1 < (start[at + 1] as number) ? (day[i + 1] as number) : Number.POSITIVE_INFINITY;
      const isSeen = next <= untilDay;
      times.push((isSeen ? next : untilDay) - here);
      status.push(isSeen ? 1 : 0);
      group.push(Math.min(i - from, CURVES - 1));
    }
  }
  const sample = { time: Float64Array.from(times), status: Uint8Array.from(status) };
  const curves = tabulateGroups(sample, Int32Array.from(group), CURVES).map(estimateKaplanMeier);
  return {
    silentFor: (purchases, silence, ahead) => {
      const curve = curves[Math.min(Math.max(1, purchases), CURVES) - 1] as SurvivalCurve;
      const now = survivalAt(curve, silence);
      return now > 0 ? survivalAt(curve, silence + ahead) / now : 1;
    },
  };
}
