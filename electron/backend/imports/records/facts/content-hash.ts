import type { RecordValue } from '../../../store/queries/records/record-batch.ts';

const FIRST = 0x9e37_79b1;
const SECOND = 0x85eb_ca77;
const THIRD = 0xc2b2_ae3d;
const TWO_TO_20 = 1_048_576;
const LARGEST_EXACT = 2n ** 53n;

/** What is hashed: a row's own number, or all that it says. Equal texts of the two must not meet. */
export type HashPurpose = 'key' | 'content';
const SEEDS: Readonly<Record<HashPurpose, number>> = { key: 0x51ed_270b, content: 0x2545_f491 };

/**
 * A hash of 52 bits that is kept in the store, so its values must never change: two lanes of 32 bits, multiplied and mixed as in
 * MurmurHash3 (A. Appleby), the finaliser included. Empty values leave no trace, so that a column added later changes nothing. Numbers
 * count by their value, whichever way the parser sent them. It finds rows that may be equal; whether they are is then looked at.
 */
export class ContentHash {
  readonly #columns = new Map<string, number>();
  #low = 0;
  #high = 0;

  begin(purpose: HashPurpose): void {
    this.#low = SEEDS[purpose];
    this.#high = SEEDS[purpose] ^ FIRST;
  }

  /** Takes the value of a column. */
  add(column: string, value: RecordValue): void {
    if (value === null) return;
    this.#mix(this.#numberOf(column));
    if (typeof value === 'string') this.#addText(value);
    else this.#addNumber(value);
  }

  /** The hash of everything added. */
  end(): number {
    const low = finish(this.#low ^ this.#high);
    const high = finish(this.#high + Math.imul(low, FIRST));
    return high * TWO_TO_20 + (low >>> 12);
  }

  #addText(text: string): void {
    for (let at = 0; at < text.length; at++) this.#mix(text.charCodeAt(at));
    this.#mix(text.length);
  }

  #addNumber(value: number | bigint): void {
    const whole = typeof value === 'bigint' && value <= LARGEST_EXACT && value >= -LARGEST_EXACT ? Number(value) : value;
    if (typeof whole === 'number') {
      const high = Math.floor(whole / 4_294_967_296);
      this.#mix((whole - high * 4_294_967_296) | 0);
      this.#mix(high | 0);
      return;
    }
    this.#mix(Number(BigInt.asIntN(32, whole)));
    this.#mix(Number(BigInt.asIntN(32, whole >> 32n)));
  }

  #mix(word: number): void {
    this.#low = Math.imul(rotate(this.#low ^ Math.imul(word, FIRST), 13), SECOND);
    this.#high = Math.imul(rotate(this.#high ^ Math.imul(word, THIRD), 17), FIRST) ^ this.#low;
  }

  #numberOf(column: string): number {
    const known = this.#columns.get(column);
    if (known !== undefined) return known;
    let number = 0;
    for (let at = 0; at < column.length; at++) number = Math.imul(rotate(number ^ column.charCodeAt(at), 13), SECOND);
    this.#columns.set(column, number);
    return number;
  }
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function finish(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, SECOND);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, THIRD);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
