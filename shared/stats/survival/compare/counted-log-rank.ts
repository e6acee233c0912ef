import { normalTail } from '../../special/normal.ts';
import { type ChiSquareTest, judgeChiSquare } from '../chi-square-test.ts';
import { invertSemidefinite, quadraticForm } from '../semidefinite-inverse.ts';

/** Subjects counted by whole time and group: entry time·groups + group. */
export interface CountedSample {
  readonly groups: number;
  readonly events: ArrayLike<number>;
  /** Subjects who leave without the event at the time; they are still at risk then. */
  readonly censored: ArrayLike<number>;
}

export interface CountedComparison extends ChiSquareTest {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** groups × groups variance of observed − expected. */
  readonly variance: Float64Array;
}

/** Log-rank test (Mantel 1966) as `compareSurvival`, from counts instead of subjects: many subjects with few different times cost no more than few. O(times · groups + event times · groups²). */
export function compareCounted({ groups, events, censored }: CountedSample): CountedComparison {
  const times = Math.floor(events.length / groups);
  const risk = new Float64Array(groups);
  for (let at = 0; at < times * groups; at++) risk[at % groups] = (risk[at % groups] as number) + (events[at] as number) + (censored[at] as number);
  const observed = new Float64Array(groups);
  const expected = new Float64Array(groups);
  const variance = new Float64Array(groups * groups);
  let n = risk.reduce((sum, own) => sum + own, 0);
  for (let time = 0; time < times; time++) {
    const base = time * groups;
    let [d, left] = [0, 0];
    for (let g = 0; g < groups; g++) {
      d += events[base + g] as number;
      left += (events[base + g] as number) + (censored[base + g] as number);
    }
    if (d > 0) {
      const spread = n > 1 ? (d * (n - d)) / (n * n * (n - 1)) : 0;
      for (let g = 0; g < groups; g++) {
        const own = risk[g] as number;
        if (own === 0) continue;
        observed[g] = (observed[g] as number) + (events[base + g] as number);
        expected[g] = (expected[g] as number) + (d * own) / n;
        // The upper half of n·diag(risk) − risk·riskᵀ; the lower one is its mirror.
        const scaled = spread * own;
        variance[g * groups + g] = (variance[g * groups + g] as number) + scaled * n;
        for (let h = g, place = g * groups + g; h < groups; h++, place++) {
          variance[place] = (variance[place] as number) - scaled * (risk[h] as number);
        }
      }
    }
    if (left === 0) continue;
    for (let g = 0; g < groups; g++) risk[g] = (risk[g] as number) - (events[base + g] as number) - (censored[base + g] as number);
    n -= left;
  }
  for (let g = 1; g < groups; g++) for (let h = 0; h < g; h++) variance[g * groups + h] = variance[h * groups + g] as number;
  const { inverse, rank } = invertSemidefinite(variance, groups);
  const difference = observed.map((own, g) => own - (expected[g] as number));
  return { observed, expected, variance, ...judgeChiSquare(quadraticForm(inverse, difference), rank) };
}

/**
 * Trend over ordered groups (Tarone 1975) with scores 0, 1, 2, …: two-sided p, and the one-step estimate of the log hazard ratio from one group to the
 * next with its standard error (Σ s(O − E) ÷ sᵀVs, 1/√ sᵀVs; Peto's approximation, good for small effects). Null where nothing varies.
 */
export function trendOfCounted({
  observed,
  expected,
  variance,
}: CountedComparison): { readonly logRatio: number; readonly error: number; readonly p: number } | null {
  const scores = Float64Array.from(observed, (_, index) => index);
  const information = quadraticForm(variance, scores);
  if (!(information > 0)) return null;
  const sum = scores.reduce((total, score, g) => total + score * ((observed[g] as number) - (expected[g] as number)), 0);
  return { logRatio: sum / information, error: 1 / Math.sqrt(information), p: Math.min(1, 2 * normalTail(Math.abs(sum) / Math.sqrt(information))) };
}
