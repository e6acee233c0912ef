import { stableOrder } from '../stable-order.ts';
import { checkSample, type SurvivalSample } from './sample.ts';

/** What happened at each time: everything curves and tests need, in one entry per distinct time. */
export interface TimeTable {
  readonly subjects: number;
  /** Distinct ends of follow-up, ascending. */
  readonly time: Float64Array;
  /** Subjects at risk just before the time: entry < t ≤ end. */
  readonly atRisk: Float64Array;
  /** Subjects with the event at the time. */
  readonly events: Float64Array;
  /** Subjects who leave without it at the time; they still count as at risk then. */
  readonly censored: Float64Array;
}

/** Table of one sample; every status other than 0 is the event. O(n): radix sort, one pass. RangeError as `checkSample`. */
export function tabulateTimes(sample: SurvivalSample): TimeTable {
  const [table] = tabulateGroups(sample, new Int32Array(sample.time.length), 1);
  return table as TimeTable;
}

/**
 * Tables of groups from one sort. `group` numbers the group of each subject from 0; −1 leaves the subject out.
 * O(n + groups). RangeError as `checkSample`.
 */
export function tabulateGroups(sample: SurvivalSample, group: Int32Array, groupCount: number): TimeTable[] {
  checkSample(sample);
  const { time, status, entry = null, weight = null } = sample;
  const byTime = splitOrder(sample.order ?? stableOrder(time), group, groupCount);
  const byEntry = entry === null ? null : splitOrder(stableOrder(entry), group, groupCount);
  return byTime.map((order, index) =>
    collapse(order, { time, status, weight }, entry === null ? null : { entry, order: byEntry?.[index] ?? new Uint32Array() }),
  );
}

/** The order of the subjects of each group, kept within it; `group` as in `tabulateGroups`. O(n). */
export function splitOrder(order: Uint32Array, group: Int32Array, groupCount: number): Uint32Array[] {
  if (group.length !== order.length) throw new RangeError('one group per subject');
  const sizes = new Int32Array(groupCount);
  for (const own of group) {
    if (own >= groupCount) throw new RangeError(`group ${own} of ${groupCount}`);
    if (own >= 0) sizes[own] = (sizes[own] as number) + 1;
  }
  const parts = Array.from(sizes, (size) => new Uint32Array(size));
  const filled = new Int32Array(groupCount);
  for (const subject of order) {
    const own = group[subject] as number;
    if (own < 0) continue;
    const place = filled[own] as number;
    (parts[own] as Uint32Array)[place] = subject;
    filled[own] = place + 1;
  }
  return parts;
}

interface Entries {
  readonly entry: Float64Array;
  readonly order: Uint32Array;
}

interface Columns {
  readonly time: Float64Array;
  readonly status: Uint8Array;
  readonly weight: Float64Array | null;
}

function collapse(order: Uint32Array, { time, status, weight }: Columns, entries: Entries | null): TimeTable {
  const n = order.length;
  let subjects = n;
  if (weight !== null) {
    subjects = 0;
    for (const subject of order) subjects += weight[subject] as number;
  }
  let distinct = 0;
  for (let i = 0; i < n; i++) if (i === 0 || time[order[i] as number] !== time[order[i - 1] as number]) distinct += 1;
  const table = {
    subjects,
    time: new Float64Array(distinct),
    atRisk: new Float64Array(distinct),
    events: new Float64Array(distinct),
    censored: new Float64Array(distinct),
  };
  let entered = 0;
  let atRisk = entries === null ? subjects : 0;
  let row = 0;
  for (let i = 0; i < n; row++) {
    const at = time[order[i] as number] as number;
    if (entries !== null) {
      for (; entered < n && (entries.entry[entries.order[entered] as number] as number) < at; entered++) {
        atRisk += weight === null ? 1 : (weight[entries.order[entered] as number] as number);
      }
    }
    table.time[row] = at;
    table.atRisk[row] = atRisk;
    let events = 0;
    let leaving = 0;
    for (; i < n && time[order[i] as number] === at; i++) {
      const own = weight === null ? 1 : (weight[order[i] as number] as number);
      leaving += own;
      if (status[order[i] as number] !== 0) events += own;
    }
    table.events[row] = events;
    table.censored[row] = leaving - events;
    atRisk -= leaving;
  }
  return table;
}
