import { growInts } from '../../resolve/growing.ts';

const FIRST_SLOTS = 1024;
const MOST_FILLED = 0.6;

/** Numbers (ids, positions) by hash, several under one: open addressing in typed arrays over chains, about 30 bytes an entry. */
export class HashIndex {
  #hashes = new Float64Array(FIRST_SLOTS);
  /** Entry at the head and at the end of the chain of a slot; 0 = free. */
  #heads = new Int32Array(FIRST_SLOTS);
  #tails = new Int32Array(FIRST_SLOTS);
  #used = 0;
  #numbers: Int32Array = new Int32Array(FIRST_SLOTS);
  #next: Int32Array = new Int32Array(FIRST_SLOTS);
  #entries = 0;

  /** Adds a number at the end of its chain. */
  add(hash: number, number: number): void {
    if (this.#used >= this.#heads.length * MOST_FILLED) this.#grow();
    this.#entries += 1;
    this.#numbers = growInts(this.#numbers, this.#entries + 1);
    this.#next = growInts(this.#next, this.#entries + 1);
    this.#numbers[this.#entries] = number;
    const slot = this.#slotOf(hash);
    if (this.#tails[slot] === 0) {
      this.#used += 1;
      this.#hashes[slot] = hash;
      this.#heads[slot] = this.#entries;
    } else if (this.#heads[slot] === 0) this.#heads[slot] = this.#entries;
    else this.#next[this.#tails[slot] ?? 0] = this.#entries;
    this.#tails[slot] = this.#entries;
  }

  /** First entry under a hash, 0 = none; `numberAt` and `after` lead on. */
  first(hash: number): number {
    return this.#used === 0 ? 0 : (this.#heads[this.#slotOf(hash)] ?? 0);
  }

  numberAt(entry: number): number {
    return this.#numbers[entry] ?? 0;
  }

  /** The entry after another one, 0 = none. */
  after(entry: number): number {
    return this.#next[entry] ?? 0;
  }

  /** Takes the first entry of a hash out. */
  dropFirst(hash: number): void {
    const slot = this.#slotOf(hash);
    this.#heads[slot] = this.after(this.#heads[slot] ?? 0);
  }

  /** The slot that holds a hash, or the free one where it belongs. */
  #slotOf(hash: number): number {
    const mask = this.#heads.length - 1;
    let slot = (hash % 4_294_967_296) & mask;
    while (this.#tails[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [hashes, heads, tails] = [this.#hashes, this.#heads, this.#tails];
    this.#hashes = new Float64Array(hashes.length * 2);
    this.#heads = new Int32Array(hashes.length * 2);
    this.#tails = new Int32Array(hashes.length * 2);
    for (let from = 0; from < hashes.length; from++) {
      if (tails[from] === 0) continue;
      const slot = this.#slotOf(hashes[from] ?? 0);
      this.#hashes[slot] = hashes[from] ?? 0;
      this.#heads[slot] = heads[from] ?? 0;
      this.#tails[slot] = tails[from] ?? 0;
    }
  }
}
