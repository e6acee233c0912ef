import { randomInt } from 'node:crypto';

const FIRST_SLOTS = 4096;
const FIRST_ENTRIES = 1024;
const STRIDE = 2;
/** Tables below this many numbers grow fourfold: each growth places every entry anew. */
const FAST_GROWTH = 1 << 20;

/**
 * Byte strings numbered from 0 in the order they were added: an open-addressing hash table over one growing arena,
 * so that a field that was seen before costs no string. Entries are removed all at once only.
 */
export class ByteTable {
  size = 0;
  /** Entry (-1 = free) and hash. */
  #slots: Int32Array<ArrayBuffer>;
  /** Where the bytes of each entry begin in the arena; one more than there are entries. */
  #starts = new Int32Array(FIRST_ENTRIES);
  #arena: Uint8Array<ArrayBuffer>;
  /** Entry that `find` or `add` met last: neighbouring lines often repeat a value. */
  #last = -1;

  /** With room for half as many entries as `firstSlots`, a power of two. */
  constructor(firstSlots = FIRST_SLOTS) {
    this.#slots = new Int32Array(firstSlots * STRIDE).fill(-1);
    this.#arena = new Uint8Array(firstSlots * 8);
  }

  /** Number of the entry equal to bytes [start, end), or -1. `hash` is `hashBytes` of them. */
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = (hash << 1) & mask; ; slot = (slot + STRIDE) & mask) {
      const entry = slots[slot] as number;
      if (entry < 0) return -1;
      if (slots[slot + 1] === hash && this.#equals(entry, bytes, start, end)) {
        this.#last = entry;
        return entry;
      }
    }
  }

  /** Whether bytes [start, end) are those found or added last. */
  isLast(bytes: Uint8Array, start: number, end: number): boolean {
    return this.#last >= 0 && this.#equals(this.#last, bytes, start, end);
  }

  /** Adds bytes that `find` did not find; gives their number. */
  add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    if ((this.size + 1) * 2 * STRIDE > this.#slots.length) this.#growSlots();
    const from = this.#starts[this.size] as number;
    this.#reserve(from + end - start);
    for (let at = start, to = from; at < end; at++, to++) this.#arena[to] = bytes[at] as number;
    place(this.#slots, this.size, hash);
    this.#last = this.size++;
    this.#starts[this.size] = from + end - start;
    return this.#last;
  }

  /** Removes every entry; keeps the memory. */
  clear(): void {
    this.#slots.fill(-1);
    this.#last = -1;
    this.size = 0;
  }

  /** Compared from the back, where keys differ first. */
  #equals(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[entry] as number;
    let at = (this.#starts[entry + 1] as number) - 1;
    if (at - from !== end - start - 1) return false;
    const arena = this.#arena;
    let other = end - 1;
    while (at >= from && arena[at] === bytes[other]) {
      at--;
      other--;
    }
    return at < from;
  }

  /** Makes room for the next entry, which ends at `used`. */
  #reserve(used: number): void {
    if (this.size + 2 > this.#starts.length) {
      const starts = new Int32Array(grown(this.#starts.length));
      starts.set(this.#starts);
      this.#starts = starts;
    }
    if (used <= this.#arena.length) return;
    const arena = new Uint8Array(Math.max(used, grown(this.#arena.length)));
    arena.set(this.#arena);
    this.#arena = arena;
  }

  #growSlots(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * (before.length < FAST_GROWTH ? 4 : 2)).fill(-1);
    for (let slot = 0; slot < before.length; slot += STRIDE) {
      const entry = before[slot] as number;
      if (entry >= 0) place(this.#slots, entry, before[slot + 1] as number);
    }
  }
}

/** 2^32 divided by the golden ratio. */
const FIBONACCI = 0x9e3779b1;
/** Another for every run and every thread: else a file could be written whose values all have one hash, and each would be compared with all others. */
const MULTIPLIER = FIBONACCI ^ (randomInt(1 << 20) << 1);

/** Hash of bytes [start, end) for a table in memory; the same bytes have another one in another run. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  return polynomialHash(bytes, start, end, MULTIPLIER);
}

/**
 * 32-bit polynomial hash of bytes [start, end) with an odd multiplier, by default always the same. The last byte is only added, so that running
 * numbers (order ids) lie side by side in a table and share cache lines.
 */
export function polynomialHash(bytes: Uint8Array, start: number, end: number, multiplier = FIBONACCI): number {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, multiplier) + (bytes[at] as number)) | 0;
  return hash;
}

function place(slots: Int32Array, entry: number, hash: number): void {
  const mask = slots.length - 1;
  let slot = (hash << 1) & mask;
  while ((slots[slot] as number) >= 0) slot = (slot + STRIDE) & mask;
  slots[slot] = entry;
  slots[slot + 1] = hash;
}

/** Length of an array that became too short: large ones grow by half. */
function grown(length: number): number {
  return length < FAST_GROWTH ? length * 2 : length + (length >> 1);
}
