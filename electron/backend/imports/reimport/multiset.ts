const FIRST_SLOTS = 1024;
const STRIDE = 4;

/**
 * Counts of things known by a group and 64 bits: n copies are n copies. Open addressing over one typed array, 16 bytes a slot,
 * at most half full: 32 to 64 bytes for each different thing.
 */
export class Multiset {
  /** Different things, removed ones too. */
  size = 0;
  /** Group + 1 (0 = free), two lanes, count. */
  #slots = new Int32Array(FIRST_SLOTS * STRIDE);

  add(group: number, a: number, b: number): void {
    if ((this.size + 1) * 2 * STRIDE > this.#slots.length) this.#grow();
    const slot = this.#find(this.#slots, group, a, b);
    if (this.#slots[slot] === 0) {
      this.#slots[slot] = group + 1;
      this.#slots[slot + 1] = a;
      this.#slots[slot + 2] = b;
      this.size += 1;
    }
    this.#slots[slot + 3] = (this.#slots[slot + 3] as number) + 1;
  }

  /** Takes one copy away; false when there is none left. */
  take(group: number, a: number, b: number): boolean {
    const slot = this.#find(this.#slots, group, a, b);
    const count = this.#slots[slot + 3] as number;
    if (count === 0) return false;
    this.#slots[slot + 3] = count - 1;
    return true;
  }

  /** Copies that are left. */
  count(group: number, a: number, b: number): number {
    return this.#slots[this.#find(this.#slots, group, a, b) + 3] as number;
  }

  #find(slots: Int32Array, group: number, a: number, b: number): number {
    const mask = slots.length - 1;
    let slot = ((a ^ Math.imul(group, 0x9e3779b1)) << 2) & mask;
    while (slots[slot] !== 0 && (slots[slot] !== group + 1 || slots[slot + 1] !== a || slots[slot + 2] !== b)) slot = (slot + STRIDE) & mask;
    return slot;
  }

  #grow(): void {
    const before = this.#slots;
    const after = new Int32Array(before.length * 2);
    for (let at = 0; at < before.length; at += STRIDE) {
      const group = before[at] as number;
      if (group === 0) continue;
      const slot = this.#find(after, group - 1, before[at + 1] as number, before[at + 2] as number);
      after.set(before.subarray(at, at + STRIDE), slot);
    }
    this.#slots = after;
  }
}
