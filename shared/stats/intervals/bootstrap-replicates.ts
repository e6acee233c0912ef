import { drawBootstrapCounts } from '../random/bootstrap-counts.ts';
import { createRandomStream } from '../random/stream.ts';

/** Which replicates to compute: part of a larger run gives the same values as the whole run has there. */
export interface ReplicateRange {
  readonly seed: number;
  readonly count: number;
  /** Number of the first one (default 0). */
  readonly from?: number;
  /** Called before each replicate: to report progress or to throw when cancelled. */
  readonly onReplicate?: (done: number) => void;
}

/**
 * Values of a statistic over samples of n rows drawn with replacement (Efron 1979). The statistic is told how often each row was drawn. Replicate k
 * uses the stream (seed, k), so that workers may share the work in any way. O(count · (n + statistic)).
 */
export function bootstrapReplicates(n: number, statistic: (counts: Uint32Array) => number, range: ReplicateRange): Float64Array {
  const { seed, count, from = 0, onReplicate } = range;
  const counts = new Uint32Array(n);
  return Float64Array.from({ length: count }, (_, at) => {
    onReplicate?.(at);
    return statistic(drawBootstrapCounts(createRandomStream(seed, from + at), counts));
  });
}
