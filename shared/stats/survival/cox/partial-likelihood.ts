import type { Arrangement } from './arrange.ts';

/** How equal event times are broken up. Efron's approximation is close to the exact answer; Breslow's is biased towards 0 with many ties. */
export const TIES = ['efron', 'breslow'] as const;
export type Ties = (typeof TIES)[number];

/** The partial likelihood at one point, in scaled covariates. */
export interface PartialLikelihood {
  readonly logLikelihood: number;
  /** Σ over events of w(t) (x − x̄(t)). */
  readonly gradient: Float64Array;
  /** Σ over events of w(t) V(t), p × p by rows: minus the second derivatives when all w are 1. */
  readonly information: Float64Array;
  /** exp(x β) by place. */
  readonly risk: Float64Array;
  /** By event time: increment of the baseline hazard; and the same as seen by those with the event then (smaller under Efron). */
  readonly hazard: Float64Array;
  readonly hazardOfEvents: Float64Array;
  /** By event time: events, and Σ of means x̄ over them (event times × p). */
  readonly events: Int32Array;
  readonly meanSum: Float64Array;
  /** By event time: Σ of x̄ times hazard, for all at risk and for those with the event (event times × p). */
  readonly meanHazard: Float64Array;
  readonly meanHazardOfEvents: Float64Array;
}

/**
 * Cox's partial likelihood with gradient and information (Efron 1977; Breslow 1974) at `beta`. `weight` by event time weighs gradient and information (not the
 * likelihood), as the test of proportional hazards needs. Second moments are not kept per event time: Σ_t Σ_i r x xᵀ/S₀ is one weighted
 * cross-product over subjects, so the cost is O(n p²/2) whatever the number of event times.
 */
export function partialLikelihood(data: Arrangement, beta: ArrayLike<number>, ties: Ties, weight: Float64Array | null = null): PartialLikelihood {
  const { subjects: n, covariateCount: p, rows } = data;
  const eventCount = data.eventTime.length;
  const part: PartialLikelihood & { logLikelihood: number } = {
    logLikelihood: 0,
    gradient: new Float64Array(p),
    information: new Float64Array(p * p),
    risk: new Float64Array(n),
    hazard: new Float64Array(eventCount),
    hazardOfEvents: new Float64Array(eventCount),
    events: new Int32Array(eventCount),
    meanSum: new Float64Array(eventCount * p),
    meanHazard: new Float64Array(eventCount * p),
    meanHazardOfEvents: new Float64Array(eventCount * p),
  };
  const linear = new Float64Array(n);
  for (let place = 0; place < n; place++) {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += (rows[place * p + j] as number) * (beta[j] as number);
    linear[place] = sum;
    part.risk[place] = Math.exp(sum);
  }
  const sweep = createSweep(p);
  for (let s = 0; s + 1 < data.starts.length; s++) part.logLikelihood += sweepStratum(data, s, linear, part, sweep, ties, weight);
  addCrossProducts(data, part, weight);
  return part;
}

/** Running sums over those at risk (S) and those with the event at the time (E). */
interface Sweep {
  s0: number;
  e0: number;
  readonly s1: Float64Array;
  readonly e1: Float64Array;
}

function createSweep(p: number): Sweep {
  return { s0: 0, e0: 0, s1: new Float64Array(p), e1: new Float64Array(p) };
}

/** From the last time to the first: those who are still there join, those who had not come yet leave. */
function sweepStratum(
  data: Arrangement,
  s: number,
  linear: Float64Array,
  part: PartialLikelihood,
  sweep: Sweep,
  ties: Ties,
  weight: Float64Array | null,
): number {
  const { covariateCount: p, rows, time, status, entries, weight: counts } = data;
  const from = data.starts[s] as number;
  let event = data.eventStarts[s + 1] as number;
  let waiting = (data.starts[s + 1] as number) - 1;
  let logLikelihood = 0;
  sweep.s0 = 0;
  sweep.s1.fill(0);
  for (let place = (data.starts[s + 1] as number) - 1; place >= from; ) {
    const at = time[place] as number;
    sweep.e0 = 0;
    sweep.e1.fill(0);
    let d = 0;
    for (; place >= from && time[place] === at; place--) {
      const count = counts[place] as number;
      const r = (part.risk[place] as number) * count;
      const base = place * p;
      sweep.s0 += r;
      for (let j = 0; j < p; j++) sweep.s1[j] = (sweep.s1[j] as number) + r * (rows[base + j] as number);
      if (status[place] === 0) continue;
      d += count;
      logLikelihood += (linear[place] as number) * count;
      sweep.e0 += r;
      for (let j = 0; j < p; j++) sweep.e1[j] = (sweep.e1[j] as number) + r * (rows[base + j] as number);
    }
    if (d === 0) continue;
    if (entries !== null) {
      for (; waiting >= from && (entries.time[waiting] as number) >= at; waiting--) {
        const gone = entries.place[waiting] as number;
        const r = (part.risk[gone] as number) * (counts[gone] as number);
        sweep.s0 -= r;
        for (let j = 0; j < p; j++) sweep.s1[j] = (sweep.s1[j] as number) - r * (rows[gone * p + j] as number);
      }
    }
    event -= 1;
    logLikelihood -= addEventTime(part, sweep, event, d, ties, weight?.[event] ?? 1);
  }
  return logLikelihood;
}

/** Adds one event time; gives Σ ln of the denominators. Sums over tied events are done as scalars, so each time costs O(p²) once. */
function addEventTime(part: PartialLikelihood, { s0, e0, s1, e1 }: Sweep, event: number, d: number, ties: Ties, w: number): number {
  const p = s1.length;
  let logs = 0;
  // Sums over the d steps of 1/D, f/D, 1/D², f/D², f²/D² with D = S₀ − f E₀, and the same for the smaller hazard of the events.
  let [a, b, aa, ab, bb, abb, own] = [0, 0, 0, 0, 0, 0, 0];
  for (let k = 0; k < d; k++) {
    const f = ties === 'efron' ? k / d : 0;
    const inverse = 1 / (s0 - f * e0);
    logs -= Math.log(inverse);
    const square = inverse * inverse;
    a += inverse;
    b += f * inverse;
    aa += square;
    ab += f * square;
    bb += f * f * square;
    own += (1 - f) * inverse;
    abb += (1 - f) * f * square;
  }
  part.events[event] = d;
  part.hazard[event] = a;
  part.hazardOfEvents[event] = own;
  const base = event * p;
  for (let j = 0; j < p; j++) {
    const [s, e] = [s1[j] as number, e1[j] as number];
    part.meanSum[base + j] = a * s - b * e;
    part.meanHazard[base + j] = aa * s - ab * e;
    part.meanHazardOfEvents[base + j] = (aa - ab) * s - abb * e;
    const row = j * p;
    for (let k = 0; k <= j; k++) {
      const [sk, ek] = [s1[k] as number, e1[k] as number];
      part.information[row + k] = (part.information[row + k] as number) - w * (aa * s * sk - ab * (s * ek + e * sk) + bb * e * ek);
    }
  }
  return logs;
}

/** Σ r A x xᵀ and Σ (w δ − r A) x with A = Σ of w · hazard while at risk. */
function addCrossProducts(data: Arrangement, part: PartialLikelihood, weight: Float64Array | null): void {
  const { subjects: n, covariateCount: p, rows, status, weight: counts } = data;
  const { information, gradient } = part;
  const exposure = exposureOf(data, part, weight);
  for (let place = 0; place < n; place++) {
    const count = counts[place] as number;
    const weighted = count * (part.risk[place] as number) * (exposure[place] as number);
    const event = (data.eventsUpTo[place] as number) - 1;
    const surprise = (status[place] === 1 ? count * (weight?.[event] ?? 1) : 0) - weighted;
    const base = place * p;
    for (let j = 0; j < p; j++) {
      const x = rows[base + j] as number;
      gradient[j] = (gradient[j] as number) + surprise * x;
      if (weighted === 0) continue;
      const wx = weighted * x;
      const row = j * p;
      for (let k = 0; k <= j; k++) information[row + k] = (information[row + k] as number) + wx * (rows[base + k] as number);
    }
  }
  for (let j = 0; j < p; j++) for (let k = 0; k < j; k++) information[k * p + j] = information[j * p + k] as number;
}

/** By place: baseline hazard gone through while at risk (times `weight` by event time). Times the risk it is the number of events expected of the subject. */
export function exposureOf(
  data: Arrangement,
  { hazard, hazardOfEvents }: Pick<PartialLikelihood, 'hazard' | 'hazardOfEvents'>,
  weight: Float64Array | null = null,
): Float64Array {
  const total = new Float64Array(hazard.length + 1);
  for (let event = 0; event < hazard.length; event++) {
    total[event + 1] = (total[event] as number) + (weight?.[event] ?? 1) * (hazard[event] as number);
  }
  const exposure = new Float64Array(data.subjects);
  for (let s = 0; s + 1 < data.starts.length; s++) {
    const first = data.eventStarts[s] as number;
    for (let place = data.starts[s] as number; place < (data.starts[s + 1] as number); place++) {
      const upTo = data.eventsUpTo[place] as number;
      let sum = (total[upTo] as number) - (total[data.eventsBefore === null ? first : (data.eventsBefore[place] as number)] as number);
      if (data.status[place] === 1) sum -= (weight?.[upTo - 1] ?? 1) * ((hazard[upTo - 1] as number) - (hazardOfEvents[upTo - 1] as number));
      exposure[place] = sum;
    }
  }
  return exposure;
}
