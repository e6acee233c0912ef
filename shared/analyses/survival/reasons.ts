import { normalQuantile } from '../../stats/special/normal.ts';
import { testGray } from '../../stats/survival/compare/gray-test.ts';
import { estimateCumulativeIncidence } from '../../stats/survival/curve/cumulative-incidence.ts';
import { stepAt } from '../../stats/survival/curve/kaplan-meier.ts';
import { LANDMARKS, type ReasonCurve, type Share } from './schema.ts';
import type { Subjects } from './subjects.ts';

const MAX_POINTS = 120;
const Z = normalQuantile(0.975);

/** Cumulative incidence of each reason while the others compete, with Gray's test between the groups; nothing without at least two reasons. */
export function estimateReasons(
  { time, status }: Subjects,
  reasons: readonly string[],
  group: Int32Array,
  groupCount: number,
  horizon: number,
): ReasonCurve[] {
  if (reasons.length < 2) return [];
  const found = estimateCumulativeIncidence({ time, status }, reasons.length);
  const last = time.reduce((most, t) => Math.max(most, t), 0);
  const rows = Array.from(found.time.keys()).filter((row) => (found.time[row] as number) <= horizon);
  const drawn =
    rows.length <= MAX_POINTS
      ? rows
      : Array.from({ length: MAX_POINTS }, (_, index) => rows[Math.round((index * (rows.length - 1)) / (MAX_POINTS - 1))] as number);
  return reasons.map((key, at): ReasonCurve => {
    const curve = found.incidence[at] as Float64Array;
    const variance = found.variance[at] as Float64Array;
    const share = (row: number): Share => ({ share: curve[row] as number, ...shareBand(curve[row] as number, variance[row] as number) });
    return {
      key,
      events: status.reduce((sum, own) => sum + (own === at + 1 ? 1 : 0), 0),
      time: drawn.map((row) => found.time[row] as number),
      incidence: drawn.map((row) => curve[row] as number),
      low: drawn.map((row) => share(row).low),
      high: drawn.map((row) => share(row).high),
      landmarks: LANDMARKS.map((t) => {
        const row = stepAt(found.time, t);
        return t > last ? null : row < 0 ? { share: 0, low: 0, high: 0 } : share(row);
      }),
      p: groupCount < 2 ? null : testGray({ time, status }, group, groupCount, at + 1).p,
    };
  });
}

/** Interval of an incidence on the scale ln(−ln F), which stays within 0…1. */
function shareBand(share: number, variance: number): { readonly low: number; readonly high: number } {
  if (share <= 0 || share >= 1) return { low: share, high: share };
  const spread = (Z * Math.sqrt(variance)) / (share * -Math.log(share));
  return { low: share ** Math.exp(spread), high: share ** Math.exp(-spread) };
}
