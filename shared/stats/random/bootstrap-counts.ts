import type { RandomStream } from './stream.ts';

/**
 * How often each of n rows comes up in a sample of n rows drawn with replacement (Efron 1979): the weights of one bootstrap replicate.
 * Written into `counts`, whose length is n, and returned. O(n). For rows that are already grouped see `drawMultinomial`.
 */
export function drawBootstrapCounts(stream: RandomStream, counts: Uint32Array): Uint32Array {
  const n = counts.length;
  counts.fill(0);
  for (let draw = 0; draw < n; draw++) {
    const row = stream.below(n);
    counts[row] = (counts[row] as number) + 1;
  }
  return counts;
}
