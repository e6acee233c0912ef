import type { Interval } from '../interval.ts';
import { percentileInterval } from '../intervals/percentile-interval.ts';
import { drawBootstrapCounts } from '../random/bootstrap-counts.ts';
import { createRandomStream } from '../random/stream.ts';
import { CONFIDENCE_LEVEL } from '../wilson-interval.ts';
import { giniOfSorted } from './gini.ts';

/** How far measures of concentration could have come out otherwise, had other holders of the same kind come. */
export interface ConcentrationIntervals {
  readonly gini: Interval;
  readonly herfindahl: Interval;
  /** One for each of the asked shares of holders. */
  readonly topShares: readonly Interval[];
}

/**
 * Percentile intervals by `count` bootstrap samples of the holders, all measures from the same samples; `fractions` are the shares of holders on top (0.2: a fifth, at
 * least one). The top shares of very unequal amounts are skewed, and the intervals with them. Fewer than two holders, or a total that is not above 0: NaN.
 * O(n log n + count · n).
 */
export function concentrationIntervals(
  values: ArrayLike<number>,
  fractions: readonly number[],
  run: { readonly seed: number; readonly count: number; readonly onReplicate?: (done: number) => void },
  level = CONFIDENCE_LEVEL,
): ConcentrationIntervals {
  const ascending = Float64Array.from(values).sort();
  const n = ascending.length;
  const counts = new Uint32Array(n);
  const measures = Array.from({ length: 2 + fractions.length }, () => new Float64Array(run.count).fill(Number.NaN));
  for (let replicate = 0; replicate < run.count && n >= 2; replicate++) {
    run.onReplicate?.(replicate);
    drawBootstrapCounts(createRandomStream(run.seed, replicate), counts);
    [
      giniOfSorted(ascending, counts),
      herfindahlOf(ascending, counts),
      ...fractions.map((fraction) => topOf(ascending, counts, Math.max(1, Math.ceil(fraction * n)))),
    ].forEach((value, measure) => {
      (measures[measure] as Float64Array)[replicate] = value ?? Number.NaN;
    });
  }
  const [gini, herfindahl, ...topShares] = measures.map((replicates) => percentileInterval(replicates, level)) as [Interval, Interval, ...Interval[]];
  return { gini, herfindahl, topShares };
}

function herfindahlOf(ascending: Float64Array, counts: Uint32Array): number | null {
  let [squares, total] = [0, 0];
  for (let at = 0; at < ascending.length; at++) {
    const amount = ascending[at] as number;
    total += (counts[at] as number) * amount;
    squares += (counts[at] as number) * amount * amount;
  }
  return total > 0 ? squares / (total * total) : null;
}

function topOf(ascending: Float64Array, counts: Uint32Array, top: number): number | null {
  let [total, held, left] = [0, 0, top];
  for (let at = ascending.length - 1; at >= 0; at--) {
    const count = counts[at] as number;
    const taken = Math.min(left, count);
    total += count * (ascending[at] as number);
    held += taken * (ascending[at] as number);
    left -= taken;
  }
  return total > 0 ? held / total : null;
}
