import { stableOrder } from '../../stable-order.ts';
import { type ChiSquareTest, judgeChiSquare } from '../chi-square-test.ts';
import { checkSample, type SurvivalSample } from '../sample.ts';
import { invertSemidefinite, quadraticForm } from '../semidefinite-inverse.ts';

/** What is kept of each group while time goes on. */
interface GroupState {
  atRisk: number;
  /** Survival of all events and incidence of the kind, just before and at the time. */
  before: number;
  now: number;
  incidenceBefore: number;
  incidence: number;
  own: number;
  other: number;
}

/**
 * Compares the cumulative incidence of one kind of event between groups while others compete (Gray 1988, rho = 0; R's cmprsk). A difference here is one in
 * how many get there in the end, which a log-rank test of the kind alone does not show. `kind` is the status tested, `group` from 0 with nobody left out.
 * O(n log n + times · groups²).
 */
export function testGray(sample: SurvivalSample, group: Int32Array, groupCount: number, kind: number): ChiSquareTest {
  checkSample(sample);
  if (sample.entry) throw new RangeError('late entries are not supported here');
  const { time, status } = sample;
  const order = stableOrder(time);
  const states = Array.from(
    { length: groupCount },
    (): GroupState => ({ atRisk: 0, before: 1, now: 1, incidenceBefore: 0, incidence: 0, own: 0, other: 0 }),
  );
  const stateOf = (subject: number): GroupState => states[group[subject] as number] as GroupState;
  for (const subject of order) stateOf(subject).atRisk += 1;
  const sums = createSums(groupCount);
  for (let from = 0; from < order.length; ) {
    let end = from;
    for (; end < order.length && time[order[end] as number] === time[order[from] as number]; end++) {
      const own = status[order[end] as number] as number;
      if (own === kind) stateOf(order[end] as number).own += 1;
      else if (own !== 0) stateOf(order[end] as number).other += 1;
    }
    addTime(states, sums);
    for (; from < end; from++) stateOf(order[from] as number).atRisk -= 1;
    for (const state of states) {
      state.own = 0;
      state.other = 0;
      state.before = state.now;
      state.incidenceBefore = state.incidence;
    }
  }
  return judge(sums, groupCount);
}

interface Sums {
  pooled: number;
  readonly score: Float64Array;
  readonly variance: Float64Array;
  /** Integrals that link what happens at one time to all later times. */
  readonly c: Float64Array;
  readonly v2: Float64Array;
  readonly v3: Float64Array;
  readonly a: Float64Array;
}

function createSums(k: number): Sums {
  return {
    pooled: 0,
    score: new Float64Array(k),
    variance: new Float64Array(k * k),
    c: new Float64Array(k * k),
    v2: new Float64Array(k * k),
    v3: new Float64Array(k),
    a: new Float64Array(k * k),
  };
}

function addTime(states: readonly GroupState[], sums: Sums): void {
  const k = states.length;
  let events = 0;
  let others = 0;
  // Weights h = n/S of the groups, and R = h (1 − F) of the score.
  let total = 0;
  let exposed = 0;
  const weights = states.map((state) => {
    events += state.own;
    others += state.other;
    if (state.atRisk === 0) return 0;
    const weight = state.atRisk / state.before;
    total += weight;
    exposed += weight * (1 - state.incidenceBefore);
    state.now = (state.before * (state.atRisk - state.own - state.other)) / state.atRisk;
    state.incidence = state.incidenceBefore + (state.before * state.own) / state.atRisk;
    return weight;
  });
  if (events + others === 0) return;
  const pooledBefore = sums.pooled;
  sums.pooled = pooledBefore + events / total;
  for (let i = 0; i < k; i++) {
    const own = weights[i] as number;
    const state = states[i] as GroupState;
    sums.score[i] = (sums.score[i] as number) + state.own - (events * own * (1 - state.incidenceBefore)) / exposed;
    for (let j = 0; j < k; j++) {
      const a = i === j ? own * (1 - own / total) : (-own * (weights[j] as number)) / total;
      sums.a[i * k + j] = a;
      sums.c[i * k + j] = (sums.c[i * k + j] as number) + (a * events) / (total * (1 - pooledBefore));
    }
  }
  const left = 1 - sums.pooled;
  states.forEach((state, at) => {
    if (events > 0 && state.atRisk > 0) {
      const factor = state.now > 0 ? 1 - left / state.now : 1;
      const ties = events > 1 ? 1 - (events - 1) / (total * state.before - 1) : 1;
      addVariance(sums, at, k, (ties * state.before * events) / (total * state.atRisk), factor, 1);
    }
    if (state.other > 0 && state.now > 0) {
      const ties = state.other > 1 ? 1 - (state.other - 1) / (state.atRisk - 1) : 1;
      addVariance(sums, at, k, (ties * state.before * state.before * state.other) / (state.atRisk * state.atRisk), left / state.now, 0);
    }
  });
}

/** Events of the group: with `direct` 1 of the kind tested (a − f c), with 0 of the others (f c, with the sign of the link turned). */
function addVariance(sums: Sums, at: number, k: number, size: number, factor: number, direct: 0 | 1): void {
  sums.v3[at] = (sums.v3[at] as number) + factor * factor * size;
  for (let i = 0; i < k; i++) {
    const first = direct * (sums.a[i * k + at] as number) - factor * (sums.c[i * k + at] as number);
    sums.v2[i * k + at] = (sums.v2[i * k + at] as number) + first * factor * size;
    for (let j = 0; j < k; j++) {
      const second = direct * (sums.a[j * k + at] as number) - factor * (sums.c[j * k + at] as number);
      sums.variance[i * k + j] = (sums.variance[i * k + j] as number) + first * second * size;
    }
  }
}

function judge({ score, variance, c, v2, v3 }: Sums, k: number): ChiSquareTest {
  const total = variance.map((value, index) => {
    const [i, j] = [Math.floor(index / k), index % k];
    let sum = value;
    for (let g = 0; g < k; g++) {
      const [ci, cj] = [c[i * k + g] as number, c[j * k + g] as number];
      sum += ci * cj * (v3[g] as number) + ci * (v2[j * k + g] as number) + cj * (v2[i * k + g] as number);
    }
    return sum;
  });
  // The last group follows from the others.
  const size = Math.max(0, k - 1);
  const matrix = Float64Array.from({ length: size * size }, (_, index) => total[Math.floor(index / size) * k + (index % size)] as number);
  const { inverse, rank } = invertSemidefinite(matrix, size);
  return judgeChiSquare(quadraticForm(inverse, score.subarray(0, size)), rank);
}
