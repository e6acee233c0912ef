const FIRST_ENTRIES = 1024;

/**
 * Byte strings numbered from 0 in the order they were added: an open-addressing hash table over one growing arena,
 * so that a field that was seen before costs no string. Entries are never removed.
 */
export class ByteTable {
  size = 0;
  #slots = new Int32Array(FIRST_ENTRIES * 2).fill(-1);
  #hashes = new Int32Array(FIRST_ENTRIES);
  #ends = new Int32Array(FIRST_ENTRIES);
  #arena = new Uint8Array(FIRST_ENTRIES * 16);

  /** Number of the entry equal to bytes [start, end), or -1. `hash` is `hashBytes` of them. */
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    const length = end - start;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] as number;
      if (entry < 0) return -1;
      if (this.#hashes[entry] !== hash) continue;
      const from = entry === 0 ? 0 : (this.#ends[entry - 1] as number);
      if ((this.#ends[entry] as number) - from !== length) continue;
      let same = 0;
      while (same < length && this.#arena[from + same] === bytes[start + same]) same++;
      if (same === length) return entry;
    }
  }

  /** Adds bytes that `find` did not find; gives their number. */
  add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    if ((this.size + 1) * 2 > this.#slots.length) this.#growSlots();
    const from = this.size === 0 ? 0 : (this.#ends[this.size - 1] as number);
    this.#reserve(from + end - start);
    for (let at = start, to = from; at < end; at++, to++) this.#arena[to] = bytes[at] as number;
    this.#hashes[this.size] = hash;
    this.#ends[this.size] = from + end - start;
    this.#place(this.size, hash);
    return this.size++;
  }

  #place(entry: number, hash: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry;
  }

  #reserve(arenaBytes: number): void {
    if (arenaBytes > this.#arena.length) {
      const arena = new Uint8Array(Math.max(arenaBytes, this.#arena.length * 2));
      arena.set(this.#arena);
      this.#arena = arena;
    }
    if (this.size < this.#ends.length) return;
    this.#ends = doubled(this.#ends);
    this.#hashes = doubled(this.#hashes);
  }

  #growSlots(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let entry = 0; entry < this.size; entry++) this.#place(entry, this.#hashes[entry] as number);
  }
}

/** 32-bit FNV-1a of bytes [start, end), with the high bits folded into the low ones that pick a slot. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}

function doubled(values: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
