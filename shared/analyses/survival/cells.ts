import { stableOrder } from '../../stats/stable-order.ts';
import type { SurvivalSample } from '../../stats/survival/sample.ts';

/** Subjects counted by day, end and group: days repeat, so a million customers are a few thousand cells, and every figure stays the same. */
export interface Cells {
  /** One entry per cell, `weight` subjects each. */
  readonly sample: SurvivalSample;
  readonly group: Int32Array;
  /** Cell of each subject. */
  readonly cellOf: Int32Array;
}

/** Counts subjects by whole days ≥ 0, event or not, and group. O(subjects + longest time · groups). */
export function countCells(time: Float64Array, status: Uint8Array, group: Int32Array, groupCount: number): Cells {
  const longest = time.reduce((most, t) => Math.max(most, t), 0);
  const width = 2 * Math.max(1, groupCount);
  const counts = new Int32Array((longest + 1) * width);
  const keyOf = (subject: number): number =>
    (time[subject] as number) * width + (status[subject] === 0 ? 0 : groupCount) + (group[subject] as number);
  for (let subject = 0; subject < time.length; subject++) {
    const key = keyOf(subject);
    counts[key] = (counts[key] as number) + 1;
  }
  const keys: number[] = [];
  const place = new Int32Array(counts.length);
  counts.forEach((count, key) => {
    if (count === 0) return;
    place[key] = keys.length;
    keys.push(key);
  });
  const times = Float64Array.from(keys, (key) => Math.floor(key / width));
  return {
    sample: {
      time: times,
      status: Uint8Array.from(keys, (key) => (key % width >= groupCount ? 1 : 0)),
      weight: Float64Array.from(keys, (key) => counts[key] as number),
      order: stableOrder(times),
    },
    group: Int32Array.from(keys, (key) => (key % width) % groupCount),
    cellOf: Int32Array.from(time, (_, subject) => place[keyOf(subject)] as number),
  };
}
