import { interpolate, quantilePosition } from '../../quantile.ts';
import { selectRanks } from '../../select-ranks.ts';
import type { CustomerBounds } from './bootstrap-forecast.ts';

/** Draws kept for the interval of one customer: its ends are then known to about a tenth of their distance. */
const KEPT = 400;
const MOST_COUNTED = 512;

/** Collects the draws of one customer after another. */
export interface IntervalCollector {
  readonly add: (replicate: number, purchases: number, value: number) => void;
  /** The draws of the customer at this position are complete. */
  readonly close: (at: number) => void;
  readonly result: CustomerBounds;
}

/** Central intervals of the first 400 replicates of each customer: counts by their frequencies, money by order statistics (type 7). Nothing is drawn twice. */
export function createIntervals(n: number, replicates: number, level: number): IntervalCollector {
  const kept = Math.min(KEPT, replicates);
  const column = () => new Float64Array(n);
  const result: CustomerBounds = { purchasesLow: column(), purchasesHigh: column(), valueLow: column(), valueHigh: column() };
  const counts = new Uint32Array(MOST_COUNTED + 1);
  const values = new Float64Array(kept);
  let [buyers, most] = [0, 0];
  const lower = (1 - level) / 2;
  const places = [quantilePosition(kept, lower), quantilePosition(kept, 1 - lower)];
  return {
    result,
    add: (replicate, purchases, value) => {
      if (replicate >= kept || purchases === 0) return;
      const counted = Math.min(purchases, MOST_COUNTED);
      counts[counted] = (counts[counted] as number) + 1;
      if (counted > most) most = counted;
      values[buyers++] = value;
    },
    close: (at) => {
      if (buyers > 0) {
        counts[0] = kept - buyers;
        result.purchasesLow[at] = countAt(counts, places[0]?.lower ?? 0);
        result.purchasesHigh[at] = countAt(counts, Math.ceil((kept - 1) * (1 - lower)));
        // The draws without a purchase are the smallest; they need no sorting.
        const none = kept - buyers;
        const bought = values.subarray(0, buyers);
        const [low, high] = places.map(({ lower: rank, fraction }) => {
          const ends = [rank, Math.min(rank + 1, kept - 1)].map((wanted) => wanted - none);
          if ((ends[1] as number) < 0) return 0;
          const [left, right] = selectRanks(
            bought,
            ends.map((end) => Math.max(0, end)),
          );
          return interpolate((ends[0] as number) < 0 ? 0 : (left ?? 0), right ?? 0, fraction);
        });
        result.valueLow[at] = low ?? 0;
        result.valueHigh[at] = high ?? 0;
      }
      counts.fill(0, 0, most + 1);
      [buyers, most] = [0, 0];
    },
  };
}

function countAt(counts: Uint32Array, rank: number): number {
  let passed = 0;
  for (let count = 0; count < counts.length; count++) {
    passed += counts[count] as number;
    if (passed > rank) return count;
  }
  return counts.length - 1;
}
