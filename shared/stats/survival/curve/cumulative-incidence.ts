import { stableOrder } from '../../stable-order.ts';
import { checkSample, type SurvivalSample } from '../sample.ts';

/** Share that has had each kind of event by each time, with the variances; curves of all kinds and the survivors add up to 1. */
export interface CumulativeIncidence {
  /** Distinct times with an event of any kind, ascending. */
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  /** By kind − 1: share with that event first, by time. */
  readonly incidence: readonly Float64Array[];
  readonly variance: readonly Float64Array[];
  /** Share without any event. */
  readonly survival: Float64Array;
}

/**
 * Aalen–Johansen estimate of cumulative incidence with competing risks: F_k(t) = Σ S(u−) d_k/n. One minus Kaplan–Meier per kind would count
 * people who can no longer have the event. Variance by the delta method (Marubini and Valsecchi 1995, 10.12; Pintilie 2006, 4.5).
 * `kinds` is the number of kinds of status. O(n + times · kinds).
 */
export function estimateCumulativeIncidence(sample: SurvivalSample, kinds: number): CumulativeIncidence {
  checkSample(sample);
  const { time, status, entry = null } = sample;
  const order = stableOrder(time);
  const entryOrder = entry === null ? null : stableOrder(entry);
  const n = order.length;
  const at: number[] = [];
  const risk: number[] = [];
  const counts: number[] = [];
  let entered = entry === null ? n : 0;
  for (let i = 0; i < n; ) {
    const t = time[order[i] as number] as number;
    if (entry !== null && entryOrder !== null) while (entered < n && (entry[entryOrder[entered] as number] as number) < t) entered += 1;
    const atRisk = entered - i;
    const here = new Array<number>(kinds).fill(0);
    let any = false;
    for (; i < n && time[order[i] as number] === t; i++) {
      const kind = status[order[i] as number] as number;
      if (kind === 0) continue;
      if (kind > kinds) throw new RangeError(`kind ${kind} of ${kinds}`);
      here[kind - 1] = (here[kind - 1] as number) + 1;
      any = true;
    }
    if (!any) continue;
    at.push(t);
    risk.push(atRisk);
    counts.push(...here);
  }
  return accumulate(Float64Array.from(at), Float64Array.from(risk), counts, kinds);
}

/**
 * The variance needs sums of (F(t) − F(u))² and (F(t) − F(u)) over u ≤ t: they are kept as moments in F(u), so one pass is enough.
 */
function accumulate(time: Float64Array, atRisk: Float64Array, counts: readonly number[], kinds: number): CumulativeIncidence {
  const rows = time.length;
  const incidence = Array.from({ length: kinds }, () => new Float64Array(rows));
  const variance = Array.from({ length: kinds }, () => new Float64Array(rows));
  const survival = new Float64Array(rows);
  // Per kind: Σ g, Σ g F, Σ g F² with g = d/(n(n−d)); Σ h, Σ hF with h = S d_k/n²; Σ S² d_k (n − d_k)/n³.
  const moments = Array.from({ length: kinds }, () => new Float64Array(6));
  let before = 1;
  for (let row = 0; row < rows; row++) {
    const n = atRisk[row] as number;
    let d = 0;
    for (let kind = 0; kind < kinds; kind++) d += counts[row * kinds + kind] as number;
    const greenwood = n > d ? d / (n * (n - d)) : 0;
    for (let kind = 0; kind < kinds; kind++) {
      const own = counts[row * kinds + kind] as number;
      const curve = incidence[kind] as Float64Array;
      const share = (row === 0 ? 0 : (curve[row - 1] as number)) + (before * own) / n;
      curve[row] = share;
      const m = moments[kind] as Float64Array;
      const cross = (before * own) / (n * n);
      m[0] = (m[0] as number) + greenwood;
      m[1] = (m[1] as number) + greenwood * share;
      m[2] = (m[2] as number) + greenwood * share * share;
      m[3] = (m[3] as number) + cross;
      m[4] = (m[4] as number) + cross * share;
      m[5] = (m[5] as number) + (before * before * own * (n - own)) / (n * n * n);
      const squares = share * share * (m[0] as number) - 2 * share * (m[1] as number) + (m[2] as number);
      const crossed = share * (m[3] as number) - (m[4] as number);
      (variance[kind] as Float64Array)[row] = Math.max(0, squares + (m[5] as number) - 2 * crossed);
    }
    before *= (n - d) / n;
    survival[row] = before;
  }
  return { time, atRisk, incidence, variance, survival };
}
