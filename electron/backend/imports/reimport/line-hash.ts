const WORD = 4_294_967_296;

/**
 * 64 bits of what a line says, the same for a line of a file and for one of the store: two lanes of MurmurHash3's 32-bit mixing
 * (Appleby, public domain) with different constants. Feed the parts in a fixed order between `begin` and `end`.
 */
export class LineHash {
  a = 0;
  b = 0;

  begin(): void {
    this.a = 0x2f0b4a27;
    this.b = 0x51ed270b;
  }

  /** A 32-bit integer: an id, a code. */
  word(value: number): void {
    let k = Math.imul(value, 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    const a = this.a ^ k;
    this.a = (Math.imul((a << 13) | (a >>> 19), 5) + 0xe6546b64) | 0;
    let l = Math.imul(value, 0x239b961b);
    l = Math.imul((l << 16) | (l >>> 16), 0xab0e9789);
    const b = this.b ^ l;
    this.b = (Math.imul((b << 17) | (b >>> 15), 5) + 0x561ccd1b) | 0;
  }

  /** A whole number of at most 64 bits, however it is held; null and NaN are "nothing", which is not 0. */
  number(value: number | bigint | null): void {
    if (typeof value === 'bigint') {
      this.word(Number(BigInt.asIntN(32, value)));
      this.word(Number(value >> 32n));
      return;
    }
    if (value === null || Number.isNaN(value)) {
      this.word(0x6e6f6e65);
      this.word(0x7fffffff);
      return;
    }
    const high = Math.floor(value / WORD);
    this.word((value - high * WORD) | 0);
    this.word(high | 0);
  }

  end(): void {
    this.a = avalanche(this.a);
    this.b = avalanche(this.b);
  }
}

function avalanche(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
