import { BUCKET_SLOTS, bucketOf, FIBONACCI, hashBytes } from './byte-hash.ts';

/** A look into a file makes hundreds of tables, most of which stay small. */
const FIRST_SLOTS = 1024;
const FIRST_LONG = 64;
const FIRST_BYTES = 2048;
/** Numbers of a slot: entry and length, then the bytes of a short entry, or hash and place of a long one. */
const STRIDE = 4;
/** Numbers of a bucket. */
const BUCKET = BUCKET_SLOTS * STRIDE;
const LAST_SLOT = BUCKET_SLOTS - 1;
const LENGTH_BITS = 4;
const LENGTH_MASK = (1 << LENGTH_BITS) - 1;
/** Bytes that lie in the slot itself: looking up a key of a file with a million of them costs one access to distant memory instead of three. */
export const SHORT_BYTES = 12;
/** In place of its length: the bytes of an entry lie in the arena. */
const LONG = LENGTH_MASK;
/** Of sixteen slots at most this many are taken. */
const MOST_OF_SIXTEEN = 11;
/** Most places of entries met lately: as many as lie near the processor. */
const MOST_RECENT = 4096;
/** Tables below this many numbers grow fourfold: each growth places every entry anew. */
const FAST_GROWTH = 1 << 20;

/**
 * Byte strings numbered from 0 in the order they were added: an open-addressing hash table, with long ones in one growing arena,
 * so that a field that was seen before costs no string. Entries are removed all at once only.
 */
export class ByteTable {
  size = 0;
  /** The first number is -1 where a slot is free. */
  #slots: Int32Array<ArrayBuffer>;
  /** Where the bytes of each long entry begin in the arena; one more than there are. */
  #starts = new Int32Array(FIRST_LONG);
  #longs = 0;
  #arena = new Uint8Array(FIRST_BYTES);
  /** Slots of entries met lately by a few of their bytes, -1 = none: most columns repeat few values, which are then found without a hash. */
  #recent: Int32Array;
  readonly #unpacked = new Uint8Array(SHORT_BYTES);
  /** What `#pack` left: numbers of a slot behind the first. */
  #low = 0;
  #middle = 0;
  #high = 0;

  /** With room for eleven entries in sixteen of `firstSlots`, which are whole buckets. */
  constructor(firstSlots = FIRST_SLOTS) {
    this.#slots = new Int32Array(firstSlots * STRIDE).fill(-1);
    this.#recent = noneRecent(firstSlots);
  }

  /** Number of the entry equal to bytes [start, end), or -1. `hash` is `hashBytes` of them. */
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    return end - start <= SHORT_BYTES ? this.#findShort(bytes, start, end, hash) : this.#findLong(bytes, start, end, hash);
  }

  /** Number of the entry equal to bytes [start, end) if it was met lately; -1 when it was not, and when there is none. */
  recall(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    this.#packFew(bytes, start, end);
    const slots = this.#slots;
    const slot = this.#recent[this.#placeOfPacked()] as number;
    if (slot < 0) return -1;
    const tag = slots[slot] as number;
    const isSame =
      length <= SHORT_BYTES
        ? (tag & LENGTH_MASK) === length && slots[slot + 1] === this.#low && slots[slot + 2] === this.#middle && slots[slot + 3] === this.#high
        : (tag & LENGTH_MASK) === LONG && this.#equals(slots[slot + 2] as number, bytes, start, end);
    return isSame ? tag >>> LENGTH_BITS : -1;
  }

  /** Adds bytes that `find` did not find; gives their number. */
  add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    if ((this.size + 1) * 16 > (this.#slots.length / STRIDE) * MOST_OF_SIXTEEN) this.#growSlots();
    const isShort = end - start <= SHORT_BYTES;
    if (isShort) this.#pack(bytes, start, end);
    else this.#keepLong(bytes, start, end, hash);
    const entry = this.size++;
    place(this.#slots, hash, (entry << LENGTH_BITS) | (isShort ? end - start : LONG), this.#low, this.#middle, this.#high);
    return entry;
  }

  /** Writes short bytes [start, end) as three numbers into `target`. */
  writeWords(bytes: Uint8Array, start: number, end: number, target: Int32Array, at: number): void {
    this.#pack(bytes, start, end);
    target[at] = this.#low;
    target[at + 1] = this.#middle;
    target[at + 2] = this.#high;
  }

  /** Short bytes that `writeWords` wrote, valid until the next call. */
  readWords(length: number, low: number, middle: number, high: number): Uint8Array {
    return unpack(this.#unpacked, length, low, middle, high);
  }

  /** What stands where a hash is looked for first: memory that was asked for is near when it is needed. */
  touch(hash: number): number {
    const slots = this.#slots;
    return slots[bucketOf(hash, 0, slots.length / BUCKET) * BUCKET + (hash & LAST_SLOT) * STRIDE] as number;
  }

  /** Removes every entry; keeps the memory. */
  clear(): void {
    this.#slots.fill(-1);
    this.#recent.fill(-1);
    this.#longs = 0;
    this.size = 0;
  }

  #findShort(bytes: Uint8Array, start: number, end: number, hash: number): number {
    this.#pack(bytes, start, end);
    const slot = this.#slotOf(hash, end - start, this.#low, this.#middle, this.#high);
    if (slot < 0) return -1;
    this.#recent[this.#placeOfPacked()] = slot;
    return (this.#slots[slot] as number) >>> LENGTH_BITS;
  }

  /** `find` for short bytes as `writeWords` wrote them. */
  findWords(hash: number, length: number, low: number, middle: number, high: number): number {
    const slot = this.#slotOf(hash, length, low, middle, high);
    return slot < 0 ? -1 : (this.#slots[slot] as number) >>> LENGTH_BITS;
  }

  #slotOf(hash: number, length: number, low: number, middle: number, high: number): number {
    const slots = this.#slots;
    for (let attempt = 0; ; attempt++) {
      const bucket = bucketOf(hash, attempt, slots.length / BUCKET) * BUCKET;
      for (let step = 0; step < BUCKET_SLOTS; step++) {
        const slot = bucket + ((hash + step) & LAST_SLOT) * STRIDE;
        const tag = slots[slot] as number;
        if (tag < 0) return -1;
        if (slots[slot + 1] === low && slots[slot + 2] === middle && slots[slot + 3] === high && (tag & LENGTH_MASK) === length) return slot;
      }
    }
  }

  #findLong(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    for (let attempt = 0; ; attempt++) {
      const bucket = bucketOf(hash, attempt, slots.length / BUCKET) * BUCKET;
      for (let step = 0; step < BUCKET_SLOTS; step++) {
        const slot = bucket + ((hash + step) & LAST_SLOT) * STRIDE;
        const tag = slots[slot] as number;
        if (tag < 0) return -1;
        if (slots[slot + 1] !== hash || (tag & LENGTH_MASK) !== LONG || !this.#equals(slots[slot + 2] as number, bytes, start, end)) continue;
        this.#packFew(bytes, start, end);
        this.#recent[this.#placeOfPacked()] = slot;
        return tag >>> LENGTH_BITS;
      }
    }
  }

  /** Packs short bytes, and of long ones their number and the last of them. */
  #packFew(bytes: Uint8Array, start: number, end: number): void {
    if (end - start <= SHORT_BYTES) {
      this.#pack(bytes, start, end);
      return;
    }
    this.#pack(bytes, end - 8, end);
    this.#high = end - start;
  }

  /** Where an entry of the packed bytes stands among those met lately. */
  #placeOfPacked(): number {
    const mixed = Math.imul(Math.imul(Math.imul(this.#high, FIBONACCI) ^ this.#middle, FIBONACCI) ^ this.#low, FIBONACCI);
    return (mixed >>> 16) & (this.#recent.length - 1);
  }

  /** Puts at most twelve bytes into three numbers. */
  #pack(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    this.#low = length >= 4 ? wordAt(bytes, start) : restOf(bytes, start, end);
    this.#middle = length >= 8 ? wordAt(bytes, start + 4) : restOf(bytes, start + 4, end);
    this.#high = restOf(bytes, start + 8, end);
  }

  /** Leaves hash and place of the entry where `#pack` leaves bytes. */
  #keepLong(bytes: Uint8Array, start: number, end: number, hash: number): void {
    const from = this.#starts[this.#longs] as number;
    this.#reserve(from + end - start);
    for (let at = start, to = from; at < end; at++, to++) this.#arena[to] = bytes[at] as number;
    this.#low = hash;
    this.#middle = this.#longs++;
    this.#high = 0;
    this.#starts[this.#longs] = from + end - start;
  }

  /** Compared from the back, where keys differ first. */
  #equals(long: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[long] as number;
    let at = (this.#starts[long + 1] as number) - 1;
    if (at - from !== end - start - 1) return false;
    const arena = this.#arena;
    let other = end - 1;
    while (at >= from && arena[at] === bytes[other]) {
      at--;
      other--;
    }
    return at < from;
  }

  /** Makes room for the next long entry, which ends at `used`. */
  #reserve(used: number): void {
    if (this.#longs + 2 > this.#starts.length) {
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
    // Not those of `readWords`: what is about to be added may lie there.
    const bytes = new Uint8Array(SHORT_BYTES);
    this.#slots = new Int32Array(before.length * (before.length < FAST_GROWTH ? 4 : 2)).fill(-1);
    this.#recent = noneRecent(this.#slots.length / STRIDE);
    for (let slot = 0; slot < before.length; slot += STRIDE) {
      const tag = before[slot] as number;
      if (tag < 0) continue;
      const [low, middle, high] = [before[slot + 1] as number, before[slot + 2] as number, before[slot + 3] as number];
      const length = tag & LENGTH_MASK;
      // Short entries bear no hash: the table grows too rarely for that.
      const hash = length === LONG ? low : hashBytes(unpack(bytes, length, low, middle, high), 0, length);
      place(this.#slots, hash, tag, low, middle, high);
    }
  }
}

/** Four bytes as a number. */
function wordAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
}

/** At most four bytes as a number, 0 when there are none. */
function restOf(bytes: Uint8Array, start: number, end: number): number {
  let rest = 0;
  for (let at = start; at < end; at++) rest = (rest << 8) | (bytes[at] as number);
  return rest;
}

function noneRecent(slots: number): Int32Array {
  return new Int32Array(Math.min(slots, MOST_RECENT)).fill(-1);
}

function unpack(target: Uint8Array, length: number, low: number, middle: number, high: number): Uint8Array {
  for (let at = 0; at < length; at++) {
    const word = at < 4 ? low : at < 8 ? middle : high;
    const from = at & ~3;
    target[at] = word >>> (8 * (Math.min(length - from, 4) - 1 - (at - from)));
  }
  return target;
}

function place(slots: Int32Array, hash: number, tag: number, low: number, middle: number, high: number): void {
  const slot = freeSlot(slots, hash);
  slots[slot] = tag;
  slots[slot + 1] = low;
  slots[slot + 2] = middle;
  slots[slot + 3] = high;
}

function freeSlot(slots: Int32Array, hash: number): number {
  for (let attempt = 0; ; attempt++) {
    const bucket = bucketOf(hash, attempt, slots.length / BUCKET) * BUCKET;
    for (let step = 0; step < BUCKET_SLOTS; step++) {
      const slot = bucket + ((hash + step) & LAST_SLOT) * STRIDE;
      if ((slots[slot] as number) < 0) return slot;
    }
  }
}

/** Length of an array that became too short: large ones grow by half. */
function grown(length: number): number {
  return length < FAST_GROWTH ? length * 2 : length + (length >> 1);
}
