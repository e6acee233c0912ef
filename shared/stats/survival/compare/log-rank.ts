import { normalTail } from '../../special/normal.ts';
import { stableOrder } from '../../stable-order.ts';
import { type ChiSquareTest, judgeChiSquare } from '../chi-square-test.ts';
import { checkSample, type SurvivalSample } from '../sample.ts';
import { invertSemidefinite, quadraticForm } from '../semidefinite-inverse.ts';
import { splitOrder } from '../time-table.ts';
import { type ComparisonWeight, createWeigh, type FlemingHarrington, type Weigh } from './weights.ts';

export interface ComparisonOptions {
  readonly weight?: ComparisonWeight;
  /** Powers for the weight 'flemingHarrington'; (0, 0) is the log-rank test. */
  readonly powers?: FlemingHarrington;
  /** Number of the stratum of each subject from 0: groups are compared within strata only. */
  readonly stratum?: Int32Array | null;
}

/** Observed against expected events, and how surprising that is if all groups had one curve; degrees of freedom are the groups with someone at risk at an event time, less one. */
export interface Comparison extends ChiSquareTest {
  /** By group: events, and events expected if the groups had one curve within each stratum (unweighted). */
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** By group: weighted Σ w (d − e), and its groups × groups variance. */
  readonly difference: Float64Array;
  readonly variance: Float64Array;
}

/**
 * Compares survival curves of k groups: log-rank (Mantel 1966; Peto and Peto 1972) and its weighted relatives, stratified when asked.
 * Quadratic form of the weighted differences with their hypergeometric variance, as R's survdiff. `group` from 0, −1 leaves the subject out.
 * O(n + event times · groups²).
 */
export function compareSurvival(sample: SurvivalSample, group: Int32Array, groupCount: number, options: ComparisonOptions = {}): Comparison {
  const { weight = 'logrank', powers = { rho: 0, gamma: 0 }, stratum = null } = options;
  const sums: Sums = {
    observed: new Float64Array(groupCount),
    expected: new Float64Array(groupCount),
    difference: new Float64Array(groupCount),
    variance: new Float64Array(groupCount * groupCount),
  };
  const strata = stratum === null ? 1 : stratum.reduce((most, own) => Math.max(most, own + 1), 0);
  const part = group.map((own, subject) => (own < 0 ? -1 : (stratum?.[subject] ?? 0)));
  checkSample(sample);
  const orders = splitOrder(sample.order ?? stableOrder(sample.time), part, strata);
  const entryOrders = sample.entry ? splitOrder(stableOrder(sample.entry), part, strata) : null;
  orders.forEach((order, own) => {
    addStratum(order, entryOrders?.[own] ?? null, sample, group, sums, createWeigh(weight, powers));
  });
  return judge(sums, groupCount);
}

/**
 * Tests for a trend over ordered groups: (Σ c (O − E))² / cᵀVc on one degree of freedom (Tarone 1975). `scores` are the places of the groups on the
 * line, by default 1, 2, 3, … z is positive when groups with higher scores have their events earlier than expected.
 */
export function testTrend(
  comparison: Comparison,
  scores: readonly number[] = Array.from(comparison.observed, (_, index) => index + 1),
): { readonly z: number; readonly chiSquared: number; readonly p: number } {
  const variance = quadraticForm(comparison.variance, scores);
  const sum = comparison.difference.reduce((total, difference, index) => total + difference * (scores[index] ?? 0), 0);
  if (!(variance > 0)) return { z: 0, chiSquared: 0, p: 1 };
  const z = sum / Math.sqrt(variance);
  return { z, chiSquared: z * z, p: Math.min(1, 2 * normalTail(Math.abs(z))) };
}

interface Sums {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  readonly difference: Float64Array;
  readonly variance: Float64Array;
}

/** Walks through the times of one stratum with the number at risk in each group. */
function addStratum(order: Uint32Array, entryOrder: Uint32Array | null, sample: SurvivalSample, group: Int32Array, sums: Sums, weigh: Weigh): void {
  const { time, status, entry = null, weight = null } = sample;
  const n = order.length;
  const k = sums.observed.length;
  const risk = new Float64Array(k);
  const died = new Float64Array(k);
  let atRisk = 0;
  const enter = (subject: number): void => {
    const own = group[subject] as number;
    const count = weight === null ? 1 : (weight[subject] as number);
    risk[own] = (risk[own] as number) + count;
    atRisk += count;
  };
  if (entryOrder === null) for (const subject of order) enter(subject);
  let entered = 0;
  for (let i = 0; i < n; ) {
    const at = time[order[i] as number] as number;
    if (entry !== null && entryOrder !== null) {
      for (; entered < n && (entry[entryOrder[entered] as number] as number) < at; entered++) enter(entryOrder[entered] as number);
    }
    died.fill(0);
    let d = 0;
    let end = i;
    for (; end < n && time[order[end] as number] === at; end++) {
      if (status[order[end] as number] === 0) continue;
      const own = group[order[end] as number] as number;
      const count = weight === null ? 1 : (weight[order[end] as number] as number);
      died[own] = (died[own] as number) + count;
      d += count;
    }
    if (d > 0) addTime(sums, risk, died, atRisk, d, weigh(atRisk, d));
    for (; i < end; i++) {
      const own = group[order[i] as number] as number;
      const count = weight === null ? 1 : (weight[order[i] as number] as number);
      risk[own] = (risk[own] as number) - count;
      atRisk -= count;
    }
  }
}

function addTime(sums: Sums, risk: Float64Array, died: Float64Array, n: number, d: number, w: number): void {
  const k = risk.length;
  const spread = n > 1 ? (w * w * d * (n - d)) / (n * n * (n - 1)) : 0;
  for (let g = 0; g < k; g++) {
    const own = risk[g] as number;
    const expected = (d * own) / n;
    sums.observed[g] = (sums.observed[g] as number) + (died[g] as number);
    sums.expected[g] = (sums.expected[g] as number) + expected;
    sums.difference[g] = (sums.difference[g] as number) + w * ((died[g] as number) - expected);
    if (own === 0 || spread === 0) continue;
    for (let h = 0; h < k; h++) {
      const at = g * k + h;
      sums.variance[at] = (sums.variance[at] as number) + spread * own * ((g === h ? n : 0) - (risk[h] as number));
    }
  }
}

function judge(sums: Sums, k: number): Comparison {
  const { inverse, rank } = invertSemidefinite(sums.variance, k);
  return { ...sums, ...judgeChiSquare(quadraticForm(inverse, sums.difference), rank) };
}
