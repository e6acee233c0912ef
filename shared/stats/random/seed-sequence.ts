const POOL_SIZE = 4;
const TWO_32 = 4_294_967_296;

/**
 * Four 32-bit words that start a generator, mixed from a seed and the path of a stream (its number, the number of its part, …) so that neighbouring seeds
 * and paths have nothing in common: O'Neill's seed_seq alternative (2015) as NumPy's `SeedSequence(seed, spawn_key=path).generate_state(4)` has it,
 * word for word. Seed and path are whole numbers from 0 to 2⁵³ − 1; anything else throws a RangeError. O(length of the path).
 */
export function toSeedWords(seed: number, path: readonly number[]): Uint32Array<ArrayBuffer> {
  const entropy = wordsOf(seed);
  if (path.length > 0) while (entropy.length < POOL_SIZE) entropy.push(0);
  for (const part of path) entropy.push(...wordsOf(part));
  const pool = mixIntoPool(entropy);
  let hash = 0x8b51f9dd;
  return pool.map((word) => {
    const mixed = word ^ hash;
    hash = Math.imul(hash, 0x58f38ded);
    const spread = Math.imul(mixed, hash);
    return spread ^ (spread >>> 16);
  });
}

function mixIntoPool(entropy: readonly number[]): Uint32Array<ArrayBuffer> {
  let hash = 0x43b0d7e5;
  const hashed = (word: number): number => {
    const mixed = word ^ hash;
    hash = Math.imul(hash, 0x931e8875);
    const spread = Math.imul(mixed, hash);
    return spread ^ (spread >>> 16);
  };
  const pool = new Uint32Array(POOL_SIZE);
  for (let at = 0; at < POOL_SIZE; at++) pool[at] = hashed(entropy[at] ?? 0);
  for (let from = 0; from < POOL_SIZE; from++) {
    for (let to = 0; to < POOL_SIZE; to++) if (from !== to) pool[to] = mix(pool[to] as number, hashed(pool[from] as number));
  }
  for (const word of entropy.slice(POOL_SIZE)) {
    for (let to = 0; to < POOL_SIZE; to++) pool[to] = mix(pool[to] as number, hashed(word));
  }
  return pool;
}

function mix(x: number, y: number): number {
  const mixed = Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y);
  return mixed ^ (mixed >>> 16);
}

function wordsOf(value: number): number[] {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`a seed is a whole number from 0 to 2⁵³ − 1, not ${value}`);
  return value < TWO_32 ? [value] : [value % TWO_32, Math.floor(value / TWO_32)];
}
