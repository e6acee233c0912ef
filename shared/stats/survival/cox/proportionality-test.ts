import { type ChiSquareTest, judgeChiSquare } from '../chi-square-test.ts';
import { estimateKaplanMeier, stepAt } from '../curve/kaplan-meier.ts';
import { invertSemidefinite, quadraticForm } from '../semidefinite-inverse.ts';
import { tabulateTimes } from '../time-table.ts';
import type { CoxFit } from './fit-cox.ts';
import { partialLikelihood } from './partial-likelihood.ts';

/** Scale of time on which a coefficient may drift. 'km' (one minus the Kaplan–Meier curve) spreads the events evenly and is not led by a few late ones. */
export const TIME_SCALES = ['km', 'identity', 'log', 'rank'] as const;
export type TimeScale = (typeof TIME_SCALES)[number];

export interface ProportionalityTest {
  /** One test per term. */
  readonly terms: readonly ChiSquareTest[];
  readonly global: ChiSquareTest;
}

/**
 * Tests whether the coefficients are constant over time: the score test of adding x · g(t) to the model (Grambsch and Therneau 1994, in the exact form of
 * R's cox.zph since survival 3.0). `terms` groups covariates that belong together, such as the dummies of one factor; by default each stands alone.
 * Cost of two passes of the likelihood.
 */
export function testProportionality(fit: CoxFit, scale: TimeScale = 'km', terms?: readonly (readonly number[])[]): ProportionalityTest {
  const { data, ties } = fit;
  const p = data.covariateCount;
  const beta = fit.coefficient.map((value, j) => (Number.isNaN(value) ? 0 : value * (data.scale[j] as number)));
  const g = centredScale(fit, scale);
  const once = partialLikelihood(data, beta, ties, g);
  const twice = partialLikelihood(
    data,
    beta,
    ties,
    g.map((value) => value * value),
  );
  const groups = terms ?? Array.from({ length: p }, (_, j) => [j]);
  const test = (members: readonly number[]): ChiSquareTest => {
    const size = p + members.length;
    const matrix = new Float64Array(size * size);
    const score = new Float64Array(size);
    const put = (row: number, column: number, value: number): void => {
      matrix[row * size + column] = value;
      matrix[column * size + row] = value;
    };
    for (let j = 0; j < p; j++) for (let k = 0; k <= j; k++) put(j, k, fit.at.information[j * p + k] as number);
    members.forEach((own, index) => {
      score[p + index] = once.gradient[own] as number;
      for (let j = 0; j < p; j++) put(p + index, j, once.information[own * p + j] as number);
      members.forEach((other, at) => {
        put(p + index, p + at, twice.information[own * p + other] as number);
      });
    });
    const { inverse, rank } = invertSemidefinite(matrix, size);
    const plain = invertSemidefinite(fit.at.information, p).rank;
    return judgeChiSquare(Math.max(0, quadraticForm(inverse, score)), rank - plain);
  };
  return { terms: groups.map(test), global: test(Array.from({ length: p }, (_, j) => j)) };
}

/** g by event time, centred over the events. */
function centredScale(fit: CoxFit, scale: TimeScale): Float64Array {
  const { data, at } = fit;
  const g = transform(fit, scale);
  let sum = 0;
  let count = 0;
  data.eventTime.forEach((_, event) => {
    sum += (g[event] as number) * (at.events[event] as number);
    count += at.events[event] as number;
  });
  return g.map((value) => value - sum / Math.max(1, count));
}

function transform({ data }: CoxFit, scale: TimeScale): Float64Array {
  switch (scale) {
    case 'identity':
      return data.eventTime;
    case 'log':
      return data.eventTime.map(Math.log);
    case 'rank': {
      // Mean rank of those who end at the time: all who ended before, and half of these and one.
      const table = tabulateTimes({ time: data.time, status: data.status, weight: data.weight });
      let before = 0;
      const ranks = table.time.map((_, row) => {
        const here = (table.events[row] as number) + (table.censored[row] as number);
        before += here;
        return before - (here - 1) / 2;
      });
      return data.eventTime.map((t) => ranks[stepAt(table.time, t)] as number);
    }
    case 'km': {
      const entry = data.entries === null ? null : entriesByPlace(data.entries, data.subjects);
      const curve = estimateKaplanMeier(tabulateTimes({ time: data.time, status: data.status, entry, weight: data.weight }));
      return data.eventTime.map((t) => {
        const before = stepAt(curve.time, t) - 1;
        return 1 - (before < 0 ? 1 : (curve.survival[before] as number));
      });
    }
  }
}

function entriesByPlace({ place, time }: { readonly place: Uint32Array; readonly time: Float64Array }, subjects: number): Float64Array {
  const entry = new Float64Array(subjects);
  place.forEach((own, index) => {
    entry[own] = time[index] as number;
  });
  return entry;
}
