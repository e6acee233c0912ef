const SORT_BELOW = 2048;
const BUCKETS = 65_536;

/**
 * Order statistics: the values at the given 0-based ranks of the ascending order, without sorting everything.
 * Values are counted by the upper 16 bits of their floating-point form, which grow with the value; only the buckets that hold a wanted
 * rank are sorted. O(n) for spread-out values, O(n log n) when all fall into one bucket. `values` is not changed and holds no NaN.
 * Throws a RangeError for a rank outside 0…n−1.
 */
export function selectRanks(values: Float64Array, ranks: readonly number[]): number[] {
  const n = values.length;
  for (const rank of ranks) if (!(rank >= 0 && rank < n)) throw new RangeError(`no rank ${rank} among ${n} values`);
  if (n <= SORT_BELOW) {
    const sorted = values.slice().sort();
    return ranks.map((rank) => sorted[rank] ?? Number.NaN);
  }
  const words = new Uint16Array(values.buffer, values.byteOffset, n * 4);
  const counts = new Uint32Array(BUCKETS);
  for (let i = 3; i < words.length; i += 4) {
    const word = words[i] as number;
    counts[word] = (counts[word] as number) + 1;
  }
  const buckets = new Map<number, { start: number; values: Float64Array; filled: number }>();
  const places = ranks.map((rank) => locate(counts, rank));
  for (const { word, start } of places) buckets.set(word, { start, values: new Float64Array(counts[word] as number), filled: 0 });
  const wanted = new Uint8Array(BUCKETS);
  for (const word of buckets.keys()) wanted[word] = 1;
  for (let i = 0; i < n; i++) {
    const word = words[i * 4 + 3] as number;
    if (wanted[word] === 0) continue;
    const bucket = buckets.get(word);
    if (bucket !== undefined) bucket.values[bucket.filled++] = values[i] as number;
  }
  for (const bucket of buckets.values()) if (!isConstant(bucket.values)) bucket.values.sort();
  return ranks.map((rank, index) => {
    const place = places[index];
    const bucket = place === undefined ? undefined : buckets.get(place.word);
    return bucket?.values[rank - bucket.start] ?? Number.NaN;
  });
}

/** Bucket of a rank and the number of values before it; negative numbers come first and grow as their word shrinks. */
function locate(counts: Uint32Array, rank: number): { word: number; start: number } {
  let start = 0;
  for (let step = 0; step < BUCKETS; step++) {
    const word = step < BUCKETS / 2 ? BUCKETS - 1 - step : step - BUCKETS / 2;
    const count = counts[word] as number;
    if (rank < start + count) return { word, start };
    start += count;
  }
  throw new RangeError(`no rank ${rank}`);
}

function isConstant(values: Float64Array): boolean {
  const first = values[0];
  for (let i = 1; i < values.length; i++) if (values[i] !== first) return false;
  return true;
}
