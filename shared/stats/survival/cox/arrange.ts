import { stableOrder } from '../../stable-order.ts';
import { checkSample, type SurvivalSample } from '../sample.ts';
import { splitOrder } from '../time-table.ts';

/** What a Cox model is fitted to. */
export interface CoxSample extends SurvivalSample {
  /** One array per covariate, one finite number per subject. */
  readonly covariates: readonly Float64Array[];
  /** Number of the stratum of each subject from 0: each has a baseline hazard of its own. */
  readonly stratum?: Int32Array | null;
}

/** The sample in the order the likelihood is added up in, covariates centred and scaled. */
export interface Arrangement {
  readonly subjects: number;
  readonly covariateCount: number;
  /** Subject (position in the sample) by place: strata one after another, times ascending within. */
  readonly order: Uint32Array;
  readonly time: Float64Array;
  readonly status: Uint8Array;
  /** By place: subjects the entry stands for. */
  readonly weight: Float64Array;
  /** By place: row of covariates, centred by `centre` and divided by `scale`. */
  readonly rows: Float64Array;
  readonly centre: Float64Array;
  readonly scale: Float64Array;
  /** First place of each stratum, and the end. */
  readonly starts: readonly number[];
  /** Places by entry, ascending within each stratum, with the entries; null without late entries. */
  readonly entries: { readonly place: Uint32Array; readonly time: Float64Array } | null;
  /** Distinct event times, stratum by stratum; `eventStarts` as `starts`. */
  readonly eventTime: Float64Array;
  readonly eventStarts: readonly number[];
  /** By place: event times up to and including the end of follow-up, and up to the entry (both counted over all strata). */
  readonly eventsUpTo: Int32Array;
  readonly eventsBefore: Int32Array | null;
}

/** Sorts once and scales the covariates, so that iterations only multiply and add. O(n · covariates). RangeError as `checkSample`, or for covariates that do not fit. */
export function arrangeCox(sample: CoxSample): Arrangement {
  checkSample(sample);
  const { time, status, entry = null, covariates, stratum = null, weight = null } = sample;
  const n = time.length;
  const p = covariates.length;
  const part = stratum ?? new Int32Array(n);
  const strata = part.reduce((most, own) => Math.max(most, own + 1), 0);
  const orders = splitOrder(sample.order ?? stableOrder(time), part, strata);
  const order = joined(orders, n);
  const starts = [0];
  for (const { length } of orders) starts.push((starts.at(-1) ?? 0) + length);
  const { centre, scale } = scalesOf(covariates, n, weight);
  const sortedTime = new Float64Array(n);
  const sortedStatus = new Uint8Array(n);
  const sortedWeight = new Float64Array(n).fill(1);
  const rows = new Float64Array(n * p);
  const placeOf = new Uint32Array(n);
  order.forEach((subject, place) => {
    sortedTime[place] = time[subject] as number;
    sortedStatus[place] = status[subject] === 0 ? 0 : 1;
    if (weight !== null) sortedWeight[place] = weight[subject] as number;
    placeOf[subject] = place;
  });
  covariates.forEach((column, j) => {
    const [c, s] = [centre[j] as number, scale[j] as number];
    for (let place = 0; place < n; place++) rows[place * p + j] = ((column[order[place] as number] as number) - c) / s;
  });
  const entryOrder = entry === null ? null : joined(splitOrder(stableOrder(entry), part, strata), n);
  const entries =
    entry === null || entryOrder === null
      ? null
      : {
          place: entryOrder.map((subject) => placeOf[subject] as number),
          time: Float64Array.from(entryOrder, (subject) => entry[subject] as number),
        };
  return {
    subjects: n,
    covariateCount: p,
    order,
    time: sortedTime,
    status: sortedStatus,
    weight: sortedWeight,
    rows,
    centre,
    scale,
    starts,
    entries,
    ...eventsOf(sortedTime, sortedStatus, starts, entries),
  };
}

function joined(orders: readonly Uint32Array[], n: number): Uint32Array {
  const all = new Uint32Array(n);
  let at = 0;
  for (const order of orders) {
    all.set(order, at);
    at += order.length;
  }
  return at === n ? all : all.slice(0, at);
}

/** Mean and mean absolute deviation of each covariate, 1 for a constant one (R's coxph scales the same way). */
function scalesOf(
  covariates: readonly Float64Array[],
  n: number,
  weight: Float64Array | null,
): { readonly centre: Float64Array; readonly scale: Float64Array } {
  const total = weight === null ? n : weight.reduce((sum, own) => sum + own, 0);
  const centre = new Float64Array(covariates.length);
  const scale = new Float64Array(covariates.length).fill(1);
  covariates.forEach((column, j) => {
    if (column.length !== n) throw new RangeError('one value per subject and covariate');
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (column[i] as number) * (weight === null ? 1 : (weight[i] as number));
    if (!Number.isFinite(sum)) throw new RangeError(`covariate ${j} is not finite`);
    const mean = n === 0 ? 0 : sum / total;
    let deviation = 0;
    for (let i = 0; i < n; i++) deviation += Math.abs((column[i] as number) - mean) * (weight === null ? 1 : (weight[i] as number));
    centre[j] = mean;
    if (deviation > 0) scale[j] = deviation / total;
  });
  return { centre, scale };
}

type Events = Pick<Arrangement, 'eventTime' | 'eventStarts' | 'eventsUpTo' | 'eventsBefore'>;

function eventsOf(time: Float64Array, status: Uint8Array, starts: readonly number[], entries: Arrangement['entries']): Events {
  const n = time.length;
  const times: number[] = [];
  const eventStarts = [0];
  const eventsUpTo = new Int32Array(n);
  const eventsBefore = entries === null ? null : new Int32Array(n);
  for (let s = 0; s + 1 < starts.length; s++) {
    const [from, to] = [starts[s] as number, starts[s + 1] as number];
    const first = times.length;
    for (let place = from; place < to; ) {
      let end = place;
      let hasEvent = false;
      for (; end < to && time[end] === time[place]; end++) if (status[end] === 1) hasEvent = true;
      if (hasEvent) times.push(time[place] as number);
      eventsUpTo.fill(times.length, place, end);
      place = end;
    }
    eventStarts.push(times.length);
    if (entries === null || eventsBefore === null) continue;
    let event = first;
    for (let k = from; k < to; k++) {
      while (event < times.length && (times[event] as number) <= (entries.time[k] as number)) event += 1;
      eventsBefore[entries.place[k] as number] = event;
    }
  }
  return { eventTime: Float64Array.from(times), eventStarts, eventsUpTo, eventsBefore };
}
