import { randomInt } from 'node:crypto';

/** 2^32 divided by the golden ratio. */
export const FIBONACCI = 0x9e3779b1;
/** Another for every run and every thread: else a file could be written whose values all have one hash, and each would be compared with all others. */
const MULTIPLIER = FIBONACCI ^ (randomInt(1 << 20) << 1);

/** Slots that lie together in a table of hashes: what is looked for is looked for in all of them before the next bucket is tried. */
export const BUCKET_SLOTS = 16;
const PLACE = BUCKET_SLOTS - 1;
/** One of all hashes. */
const SHARE = 2 ** -32;

/** Hash of bytes [start, end) for a table in memory; the same bytes have another one in another run. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  return hashWith(MULTIPLIER, bytes, start, end);
}

/**
 * Hash with an odd multiplier. Keys that differ in the last four bits alone have hashes that differ in the last four bits alone: running numbers (order
 * ids) fall into one bucket and share cache lines. All others are scattered as if at random, whatever the multiplier.
 */
export function hashWith(multiplier: number, bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  const before = end - 1;
  for (let at = start; at < before; at++) hash = (Math.imul(hash, multiplier) + (bytes[at] as number)) | 0;
  const last = before < start ? 0 : (bytes[before] as number);
  const mixed = mix(Math.imul(hash, multiplier) + (last & ~PLACE));
  return (mixed & ~PLACE) | ((mixed + last) & PLACE);
}

/** Bucket in which a hash is looked for at the n-th attempt, from 0; all hashes of one bucket go on to the same next one. */
export function bucketOf(hash: number, attempt: number, buckets: number): number {
  const common = hash & ~PLACE;
  const from = (attempt === 0 ? common : mix(common + Math.imul(attempt, FIBONACCI))) >>> 0;
  // The share of all hashes below it: a quarter of the time of a remainder.
  return Math.floor(from * (buckets * SHARE));
}

/** 32-bit polynomial hash of bytes [start, end), always the same. */
export function polynomialHash(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, FIBONACCI) + (bytes[at] as number)) | 0;
  return hash;
}

/** Lets every bit depend on every other (the finalizer of MurmurHash3). */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
